import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/attachments/hash-file.ts';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { personRoleNames } from '../../src/domain/person.ts';
import { isSignedOff, signOffSheet } from '../../src/domain/sign-off.ts';
import type { SignOffLine } from '../../src/domain/signature.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import { createIdentity } from '../../src/exchange/identity.ts';
import type { AcceptedKey, Staged } from '../../src/exchange/stage-package.ts';
import { stagePackage } from '../../src/exchange/stage-package.ts';
import { signSheet } from '../../src/exchange/sign-sheet.ts';
import { readWorkplace } from '../../src/exchange/workplace.ts';
import { digestOf, isSignatureIntact } from '../../src/signing/digest.ts';
import { isChangedSinceJudged, judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { checkProof } from '../../src/signing/proof.ts';
import { attachFile } from '../../src/storage/attachment-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { createRecord, saveEdits } from '../../src/storage/record-commands.ts';
import { addEvidenceReview, addJudgement, addReturn } from '../../src/storage/review-commands.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { allPoints } from '../support/all-points.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { setupDevice, share, stateOf, takeIn, type Device } from '../support/device.ts';
import { valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
const ID = 'portfolio-1';
const JO = { name: 'Jo Smith', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: 'Westbury College' } as const;
const BEN = { name: 'Ben Adeyemi', role: 'iqa', isQualified: true, qualification: 'V1', organisation: 'Westbury College' } as const;

async function setup() {
  const candidate = setupDevice('candidate');
  const assessor = setupDevice('assessor');
  const iqa = setupDevice('iqa');
  valueOf(await addSnapshot(candidate.session, completePortfolio().snapshot()));
  const bytes = new Blob(['The risk assessment, as it hung on the wall.']);
  const sha256 = await hashFile(bytes);
  const facts = { name: 'Risk assessment.txt', kind: 'text', mediaType: 'text/plain', size: bytes.size, sha256, width: null, height: null } as const;
  const more = { original: null, hadLocation: false, alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z' };
  valueOf(await attachFile(candidate.session, candidate.files, (blob) => hashFile(blob), 'evidence-3', ID, { ...facts, ...more }, bytes));
  return { candidate, assessor, iqa, sha256 };
}

/** Every key that a staged package brings and that has no role yet, as the person that it says it is. */
const acceptAll = ({ plan }: Staged): readonly AcceptedKey[] =>
  plan.newKeys.flatMap(({ keyId, who }) => (who.role === null ? [] : [{ keyId, role: who.role, name: who.name, comparedOn: '2026-11-12' }]));

async function judgeAll(device: Device, points: readonly string[], assessorId: string) {
  const snapshot = await stateOf(device, ID);
  for (const pointId of points) {
    const fields = { pointId, assessorId, decision: 'met', feedback: '', evidenceIs: ['valid'], digest: judgedDigestNow(snapshot, pointId) } as const;
    valueOf(await addJudgement(device.as('assessor'), ID, { ...fields, evidenceIs: [...fields.evidenceIs] }));
  }
}

async function sign(device: Device, line: SignOffLine, name: string) {
  const snapshot = await stateOf(device, ID);
  const subject = { type: 'sign-off', line } as const;
  const person = snapshot.people.find(({ role }) => role === line);
  return valueOf(
    await signSheet(device.as(line), ID, {
      subject,
      personId: person?.id ?? 'candidate',
      name,
      role: personRoleNames[line],
      statement: 'I agree.',
      signedAt: device.session.now().toISOString(),
      method: 'drawn',
      strokes: {
        aspect: 3,
        lines: [
          [
            [0, 0],
            [1, 0.2],
          ],
        ],
      },
      writtenOn: '',
      digest: digestOf(signedContent(snapshot, subject)),
      openGaps: [],
      openGapsReason: '',
    }),
  );
}

describe('a portfolio’s whole life on three devices', () => {
  test('from the first hand-over to the signed sheet, returned once; then nothing that comes late or twice changes anything', async () => {
    const { candidate, assessor, iqa, sha256 } = await setup();
    const sent: Blob[] = [];
    const pass = async (from: Device, kind: Parameters<typeof share>[2]) => {
      const file = await share(from, ID, kind);
      sent.push(file);
      return file;
    };

    // The candidate hands over; the assessor opens it as who they are.
    const jo = valueOf(await createIdentity(assessor.session, JO));
    const first = await takeIn(assessor, await pass(candidate, 'submission'), { openAs: { keyId: jo.keyId, role: 'assessor' } });
    expect(first.staged).toMatchObject({ isKnownHere: false, isNews: true, candidateName: 'Aisha Khan', newFiles: { count: 1 } });
    expect(await readWorkplace(assessor.session, ID)).toMatchObject({ role: 'assessor', keyId: jo.keyId });
    expect(await (await assessor.files.get(sha256))?.text()).toBe('The risk assessment, as it hung on the wall.');
    const joPerson = (await stateOf(assessor, ID)).people.find(({ role }) => role === 'assessor');
    expect(joPerson).toMatchObject({ name: 'Jo Smith', qualification: 'TAQA' });
    const joId = joPerson?.id ?? '';

    // Judged, all but one point, and given back.
    assessor.at('2026-11-13T09:00:00.000Z');
    await judgeAll(assessor, allPoints.slice(1), joId);
    const asJo = assessor.as('assessor');
    const judged = { pointId: '1a', assessorId: joId, decision: 'more-needed', feedback: 'Which cable?', evidenceIs: [] } as const;
    const before = await stateOf(assessor, ID);
    valueOf(await addJudgement(asJo, ID, { ...judged, evidenceIs: [], digest: judgedDigestNow(before, '1a') }));
    const claim = { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'Too short.' } as const;
    valueOf(await addEvidenceReview(asJo, ID, { evidenceId: 'evidence-2', assessorId: joId, digest: '', subject: claim }));
    valueOf(await addReturn(asJo, ID, { returnedBy: joId, outcome: 'more-needed', feedback: 'Nearly there.', resubmitBy: '2026-12-01', seen: {} }));

    // Meanwhile the candidate works on. The review comes back and touches none of that.
    const noticed = (await stateOf(candidate, ID)).evidence.find(({ id }) => id === 'evidence-2');
    if (noticed?.kind !== 'everyday') throw new Error('No everyday entry');
    candidate.at('2026-11-14T09:00:00.000Z');
    valueOf(await saveEdits(candidate.session, 'evidence', noticed, { ...noticed, title: 'The cable by the till' }));
    const review = await pass(assessor, 'review');
    expect(review.size).toBeLessThan(150_000);
    const unaccepted = valueOf(await stagePackage(candidate, review));
    expect(unaccepted.plan.newKeys.map(({ keyId, who }) => [keyId, who.role])).toEqual([[jo.keyId, 'assessor']]);
    expect(unaccepted.plan.added).toEqual([]);
    const back = await takeIn(candidate, review, { accept: acceptAll(unaccepted) });
    expect(back.staged.plan.added.filter(({ table }) => table === 'judgements')).toHaveLength(29);
    const atCandidate = await stateOf(candidate, ID);
    expect(atCandidate.evidence.find(({ id }) => id === 'evidence-2')?.title).toBe('The cable by the till');
    expect(atCandidate.judgements).toHaveLength(29);
    expect(atCandidate.returns).toHaveLength(1);
    expect(atCandidate.grants.map(({ keyId, role, author, comparedOn }) => [keyId, role, author, comparedOn])).toEqual([
      [jo.keyId, 'assessor', 'candidate', '2026-11-12'],
    ]);

    // Edited and handed over again: the assessor sees what changed since.
    await takeIn(assessor, await pass(candidate, 'submission'));
    const again = await stateOf(assessor, ID);
    const changed = coverUnit(unit311, again).points.filter((point) => isChangedSinceJudged(point, again.attachments));
    expect(changed.map(({ point }) => point.id)).toEqual(['1a']);
    assessor.at('2026-11-15T09:00:00.000Z');
    await judgeAll(assessor, ['1a'], joId);

    // Signed in turn, each with a proof of the signer's own device.
    await takeIn(candidate, await pass(assessor, 'review'));
    candidate.at('2026-11-16T09:00:00.000Z');
    await sign(candidate, 'candidate', 'Aisha Khan');
    await takeIn(assessor, await pass(candidate, 'submission'));
    assessor.at('2026-11-17T09:00:00.000Z');
    const signed = await sign(assessor, 'assessor', 'Jo Smith');
    expect(checkProof(signed)).toMatchObject({ type: 'holds', keyId: jo.keyId });

    // The IQA samples from the assessor's copy, signs, and gives back.
    const ben = valueOf(await createIdentity(iqa.session, BEN));
    await takeIn(iqa, await pass(assessor, 'sample'), { openAs: { keyId: ben.keyId, role: 'iqa' } });
    iqa.at('2026-11-18T09:00:00.000Z');
    const benId = (await stateOf(iqa, ID)).people.find(({ role }) => role === 'iqa')?.id ?? '';
    valueOf(
      await createRecord(iqa.as('iqa'), 'samples', ID, {
        sampledBy: benId,
        sampledOn: '2026-11-18',
        stage: 'summative',
        reason: 'candidate',
        pointIds: ['1a'],
        evidenceIds: [],
        outcome: 'agree',
        feedback: '',
      }),
    );
    await sign(iqa, 'iqa', 'Ben Adeyemi');
    const sampled = await pass(iqa, 'review');
    for (const device of [candidate, assessor]) {
      const staged = valueOf(await stagePackage(device, sampled));
      expect(staged.plan.newKeys.map(({ who }) => who.role)).toEqual(['iqa']);
      await takeIn(device, sampled, { accept: acceptAll(staged) });
    }
    // Both accepted the IQA's key, each in their own log: once more around.
    await takeIn(assessor, await pass(candidate, 'submission'));
    await takeIn(candidate, await pass(assessor, 'review'));
    const last = await pass(candidate, 'submission');
    await takeIn(iqa, last);
    await takeIn(assessor, last);

    const states = await Promise.all([candidate, assessor, iqa].map((device) => stateOf(device, ID)));
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
    const [end] = states;
    if (!end) throw new Error('No state');
    const sheet = signOffSheet(unit311, end, coverUnit(unit311, end));
    expect(isSignedOff(sheet, (signature) => isSignatureIntact(signature, end))).toBe(true);
    expect(end.signatures.map((signature) => [signature.name, checkProof(signature).type])).toEqual([
      ['Aisha Khan', 'holds'],
      ['Jo Smith', 'holds'],
      ['Ben Adeyemi', 'holds'],
    ]);

    // T6: every package that was ever sent, in any order and twice, on every device: no change, and no restore point.
    for (const device of [candidate, assessor, iqa]) {
      const points = await device.session.db.restorePoints.count();
      const log = await device.session.db.events.count();
      for (const file of device === candidate ? [...sent, ...sent.toReversed()] : sent.toReversed()) {
        const { isNews, staged } = await takeIn(device, file);
        expect(isNews).toBe(false);
        expect(staged.plan.isEmpty).toBe(true);
      }
      expect(await stateOf(device, ID)).toEqual(end);
      expect(await device.session.db.restorePoints.count()).toBe(points);
      expect(await device.session.db.events.count()).toBe(log);
    }
  });
});
