import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { seenNow } from '../../src/domain/review/changes.ts';
import type { Signature } from '../../src/domain/signature.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import type { KnownSeals } from '../../src/pdf/report/report-context.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { evidenceDigests } from '../../src/signing/evidence-digests.ts';
import { judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { keyIdOf } from '../../src/signing/keys.ts';
import { signProof } from '../../src/signing/proof.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { fixedKey } from './fixed-keys.ts';
import { richPortfolio } from './rich-portfolio.ts';

const LONG_AGO = 'f'.repeat(64);

/**
 * The rich portfolio after everybody has had their turn: evidence of the assessor's own (A1, A2), findings on claims with
 * their history, an original seen at the workplace twice, two returns, three samples, accepted seals, and a sheet that the
 * candidate and the assessor sealed and the IQA drew on the assessor's device. After the IQA signed, a sample was added.
 */
export async function assessedPortfolio(): Promise<{ readonly snapshot: SnapshotWithEvents; readonly seals: KnownSeals }> {
  const [candidateKey, assessorKey, iqaKey] = await Promise.all([fixedKey('candidate'), fixedKey('assessor'), fixedKey('iqa')]);
  const built = richPortfolio()
    .person({ role: 'eqa', name: 'Eve Hart' })
    .evidence('observation', {
      author: 'assessor',
      number: 1,
      title: 'At the counter',
      activityDate: '2026-11-15',
      claims: ['311.1.1', '311.2.4'],
      details: {
        observerId: 'person-3',
        place: 'The counter',
        activity: 'Serving in the morning rush',
        seen: 'Asked about the queue before it formed',
      },
    })
    .evidence('professional-discussion', {
      author: 'assessor',
      number: 2,
      title: 'Why the ramp counts',
      activityDate: '2026-11-15',
      claims: [{ pointId: '311.3.2', locator: 'from 0:40' }],
      details: {
        assessorId: 'person-3',
        purpose: 'Knowledge behind E15',
        items: [{ id: 'a', question: 'What if it freezes?', answer: 'We salt it', time: '0:40' }],
      },
    })
    .evidenceReview({
      evidenceId: 'evidence-15',
      assessorId: 'person-3',
      digest: LONG_AGO,
      reviewedAt: '2026-11-02T10:00:00.000Z',
      subject: { type: 'claim', pointId: '1b', decision: 'rejected', reason: 'Page 2 does not say who took part.' },
    })
    .evidenceReview({
      evidenceId: 'evidence-15',
      assessorId: 'person-3',
      reviewedAt: '2026-11-15T14:00:00.000Z',
      subject: { type: 'claim', pointId: '1b', decision: 'accepted', reason: 'Six colleagues are named now.' },
    })
    .evidenceReview({ evidenceId: 'evidence-2', assessorId: 'person-3', reviewedAt: '2026-11-15T14:05:00.000Z' })
    .evidenceReview({
      evidenceId: 'evidence-4',
      assessorId: 'person-3',
      digest: LONG_AGO,
      reviewedAt: '2026-11-15T14:10:00.000Z',
      subject: { type: 'claim', pointId: '3b', decision: 'rejected', reason: 'A supplier is named, and what they said is not.' },
    })
    .evidenceReview({
      evidenceId: 'evidence-15',
      assessorId: 'person-3',
      digest: LONG_AGO,
      reviewedAt: '2026-11-02T11:00:00.000Z',
      subject: { type: 'seen-in-situ', seenOn: '2026-11-02', where: 'Front desk', notes: 'Only the first page was there.' },
    })
    .evidenceReview({
      evidenceId: 'evidence-15',
      assessorId: 'person-3',
      reviewedAt: '2026-11-15T11:00:00.000Z',
      subject: { type: 'seen-in-situ', seenOn: '2026-11-15', where: 'Depot office', notes: 'The signed form, all three pages.' },
    })
    .returned({
      returnedBy: 'person-3',
      returnedAt: '2026-11-02T12:00:00.000Z',
      feedback: 'A good start.\n\nPlease name who took part in E15, and add one more everyday entry.',
      resubmitBy: '2026-11-14',
    })
    .returned({ returnedBy: 'person-3', returnedAt: '2026-11-15T15:00:00.000Z', outcome: 'complete', feedback: 'Everything is met. Please sign.' })
    .sample({
      sampledBy: 'person-4',
      sampledOn: '2026-11-16',
      reason: 'element',
      pointIds: ['3b'],
      evidenceIds: ['evidence-4'],
      outcome: 'action-required',
      feedback: 'What did the supplier say?',
    })
    .sample({ sampledBy: 'person-4', sampledOn: '2026-11-18', stage: 'summative', reason: 'method', pointIds: ['3b'], feedback: 'Settled with A2' })
    .grant({
      keyId: keyIdOf(assessorKey.publicKey),
      publicKey: assessorKey.publicKey,
      role: 'assessor',
      personId: 'person-3',
      name: 'Mair Rowlands',
      comparedOn: '2026-11-02',
    })
    .grant({
      author: 'assessor',
      keyId: keyIdOf(iqaKey.publicKey),
      publicKey: iqaKey.publicKey,
      role: 'iqa',
      personId: 'person-4',
      name: 'Ben Adeyemi',
    })
    .event({
      type: 'shared',
      table: 'portfolios',
      recordId: 'portfolio-1',
      reference: 'Aisha Khan',
      changes: [{ field: 'kind', from: null, to: 'submission' }],
    })
    .event({ actor: 'assessor', table: 'evidenceReviews', recordId: 'evidence-review-1', reference: '1b' })
    .event({ actor: 'iqa', table: 'samples', recordId: 'sample-4', reference: '', at: '2026-11-20T09:30:00.000Z' })
    .event({
      actor: 'iqa',
      at: '2026-11-20T09:40:00.000Z',
      table: 'samples',
      recordId: 'sample-2',
      type: 'edited',
      reference: '',
      changes: [{ field: 'evidenceIds', from: [], to: ['evidence-4'] }],
    })
    .snapshot();

  const judged = withDigests(built);
  const signed = { ...judged, signatures: [...judged.signatures, ...(await sheet(judged))] };
  const late = richPortfolio()
    .sample({ sampledBy: 'person-5', sampledOn: '2026-11-20', reason: 'location', outcome: 'not-sampled' })
    .snapshot()
    .samples.slice(-1)
    .map((sample) => ({ ...sample, id: 'sample-4', author: 'eqa' }));
  return {
    snapshot: { ...signed, samples: [...signed.samples, ...late] },
    seals: { founderKeyId: keyIdOf(candidateKey.publicKey), trusted: [] },
  };
}

/** Judgements, findings and returns as if they had been made of what is there now, but for those that are told apart. */
function withDigests(snapshot: SnapshotWithEvents): SnapshotWithEvents {
  const digests = evidenceDigests(snapshot.attachments);
  const { byPoint } = coverUnit(unit311, snapshot);
  const evidenceOf = (id: string) => snapshot.evidence.find((item) => item.id === id);
  const seen = seenNow(snapshot.evidence, digests);
  const { 'evidence-14': _later, ...before } = seen;
  return {
    ...snapshot,
    judgements: snapshot.judgements.map((judgement) => {
      const isCurrent = byPoint.get(judgement.pointId)?.judgement?.id === judgement.id && judgement.pointId !== '3b';
      return isCurrent ? { ...judgement, digest: judgedDigestNow(snapshot, judgement.pointId) } : judgement;
    }),
    evidenceReviews: snapshot.evidenceReviews.map((review) => {
      const evidence = evidenceOf(review.evidenceId);
      return review.digest === '' && evidence ? { ...review, digest: digests.ofEvidence(evidence) } : review;
    }),
    returns: snapshot.returns.map((round, index) => ({
      ...round,
      seen: index === 0 ? { ...before, 'evidence-15': LONG_AGO, 'evidence-99': LONG_AGO } : { ...seen, 'evidence-4': LONG_AGO },
    })),
  };
}

/** Sealed by the candidate and the assessor; the IQA's is drawn on the assessor's device. */
async function sheet(snapshot: SnapshotWithEvents): Promise<readonly Signature[]> {
  const drawn = (
    line: 'candidate' | 'assessor' | 'iqa',
    fields: Pick<Signature, 'name' | 'role' | 'personId' | 'author' | 'signedAt'>,
  ): Signature => {
    const [built] = richPortfolio()
      .signature({ subject: { type: 'sign-off', line }, ...fields, statement: unit311.signOff.lines.find(({ id }) => id === line)?.statement ?? '' })
      .snapshot()
      .signatures.slice(-1);
    if (!built) throw new Error('No signature was built.');
    return { ...built, id: `sheet-${line}`, digest: digestOf(signedContent(snapshot, built.subject)) };
  };
  const sealed = async (key: 'candidate' | 'assessor', signature: Signature) => ({
    ...signature,
    proof: await signProof(await fixedKey(key), signature),
  });
  return [
    await sealed(
      'candidate',
      drawn('candidate', { name: 'Aisha Khan', role: 'Candidate', personId: 'person-9', author: 'candidate', signedAt: '2026-11-16T09:00:00.000Z' }),
    ),
    await sealed(
      'assessor',
      drawn('assessor', { name: 'Mair Rowlands', role: 'Assessor', personId: 'person-3', author: 'assessor', signedAt: '2026-11-17T09:00:00.000Z' }),
    ),
    drawn('iqa', { name: 'Ben Adeyemi', role: 'IQA', personId: 'person-4', author: 'assessor', signedAt: '2026-11-19T09:00:00.000Z' }),
  ];
}
