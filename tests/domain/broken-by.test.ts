import { describe, expect, test } from 'vitest';
import { brokenBy } from '../../src/domain/broken-by.ts';
import type { Event } from '../../src/domain/event.ts';
import type { Signature, SignOffLine } from '../../src/domain/signature.ts';
import { isSignatureIntact } from '../../src/signing/digest.ts';
import { addSignature } from '../../src/storage/signature-commands.ts';
import { createPortfolio, unlockPortfolio } from '../../src/storage/portfolio-commands.ts';
import { createEvidence, createRisk, saveEdits } from '../../src/storage/record-commands.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';

const SIGNED = '2026-11-12T09:00:00.000Z';
const AFTER = '2026-11-12T09:01:00.000Z';

function entry(fields: Partial<Event>): Event {
  const base = {
    id: 'event',
    portfolioId: 'p',
    at: AFTER,
    actor: 'candidate',
    type: 'edited',
    table: 'risks',
    recordId: 'r',
    reference: 'R1',
    changes: [],
  };
  return { ...base, ...fields } as Event;
}

const onLine = (line: SignOffLine) => ({ subject: { type: 'sign-off', line }, signedAt: SIGNED }) as const;
const none = { evidence: [] };

describe('S11: what broke a signature', () => {
  test('only what came after it, oldest first', () => {
    const events = [
      entry({ id: 'second', at: '2026-11-12T10:00:00.000Z' }),
      entry({ id: 'first' }),
      entry({ id: 'before', at: '2026-11-12T08:59:59.999Z' }),
      entry({ id: 'same instant', at: SIGNED }),
    ];
    expect(brokenBy(onLine('candidate'), events, none).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  test.each<[Partial<Event>, readonly SignOffLine[]]>([
    [{ table: 'risks' }, ['candidate', 'assessor', 'iqa']],
    [{ table: 'stages', type: 'deleted' }, ['candidate', 'assessor', 'iqa']],
    [{ table: 'evidence' }, ['candidate', 'assessor', 'iqa']],
    [{ table: 'evidence', actor: 'assessor' }, ['assessor', 'iqa']],
    [{ table: 'judgements', actor: 'assessor', type: 'created' }, ['assessor', 'iqa']],
    [{ table: 'evidenceReviews', actor: 'assessor', type: 'created' }, ['assessor', 'iqa']],
    [{ table: 'samples', actor: 'iqa', type: 'created' }, ['iqa']],
    [{ table: 'attachments' }, ['candidate', 'assessor', 'iqa']],
    [{ table: 'people' }, []],
    [{ table: 'signatures', type: 'created' }, []],
    [{ table: 'grants', type: 'created' }, []],
    [{ table: 'returns', type: 'created' }, []],
    [{ table: 'portfolios', type: 'unlocked', changes: [{ field: 'isLocked', from: true, to: false }] }, []],
    [{ table: 'portfolios', changes: [{ field: 'notSampled', from: [], to: ['iqa'] }] }, []],
    [{ table: 'portfolios', changes: [{ field: 'candidate.name', from: 'A', to: 'B' }] }, ['candidate', 'assessor', 'iqa']],
    [{ table: 'portfolios', changes: [{ field: 'method', from: null, to: null }] }, ['candidate', 'assessor', 'iqa']],
  ])('%j touches %j', (fields, lines) => {
    const touched = (['candidate', 'assessor', 'iqa'] as const).filter((line) => brokenBy(onLine(line), [entry(fields)], none).length > 0);
    expect(touched).toEqual(lines);
  });

  test('a confirmation covers one piece of evidence with its files', () => {
    const confirmation = { subject: { type: 'evidence', evidenceId: 'e' }, signedAt: SIGNED } as const;
    const { evidence } = buildPortfolio()
      .evidence('everyday', { id: 'e', attachmentIds: ['file'] })
      .snapshot();
    const events = [
      entry({ id: 'own', table: 'evidence', recordId: 'e' }),
      entry({ id: 'another', table: 'evidence', recordId: 'f' }),
      entry({ id: 'own file', table: 'attachments', recordId: 'file' }),
      entry({ id: 'another file', table: 'attachments', recordId: 'x' }),
      entry({ id: 'a risk' }),
    ];
    expect(brokenBy(confirmation, events, { evidence }).map(({ id }) => id)).toEqual(['own', 'own file']);
  });

  test('on real records: an edit in the same sitting as one before the signature has an entry of its own', async () => {
    const session = setupSession();
    const { id: portfolioId } = valueOf(await createPortfolio(session, { candidate: { name: 'Maya', enrolmentNumber: '', uln: '' } }));
    const risk = valueOf(await createRisk(session, portfolioId, { event: 'A fall' }));
    const evidence = valueOf(await createEvidence(session, portfolioId, 'everyday'));
    const tick = () => {
      session.clock.now = new Date(session.clock.now.getTime() + 1000);
    };
    const read = async () => {
      const found = await readSnapshot(session.db, portfolioId);
      if (!found) throw new Error('No portfolio');
      return found.snapshot;
    };
    tick();
    const renamed = valueOf(await saveEdits(session, 'risks', risk, { ...risk, event: 'A fall on ice' }));
    tick();
    const snapshot = await read();
    const subject = { type: 'sign-off', line: 'candidate' } as const;
    const signature: Signature = valueOf(
      await addSignature(session, portfolioId, {
        subject,
        personId: 'candidate',
        name: 'Maya',
        role: 'Candidate',
        statement: 'Mine',
        signedAt: session.now().toISOString(),
        method: 'wet-ink',
        strokes: null,
        writtenOn: '2026-11-12',
        digest: digestOf(signedContent(snapshot, subject)),
        proof: null,
        openGaps: [],
        openGapsReason: '',
      }),
    );
    tick();
    valueOf(await unlockPortfolio(session, portfolioId, 'A word is wrong'));
    expect(isSignatureIntact(signature, await read())).toBe(true);
    tick();
    valueOf(await saveEdits(session, 'risks', renamed, { ...renamed, event: 'A fall on wet tiles' }));
    const after = await read();
    expect(isSignatureIntact(signature, after)).toBe(false);
    const broken = brokenBy(signature, await session.db.events.toArray(), after);
    expect(broken.map(({ reference, changes }) => [reference, changes])).toEqual([
      ['R1', [{ field: 'event', from: 'A fall on ice', to: 'A fall on wet tiles' }]],
    ]);
    expect(evidence.number).toBe(1);
  });
});
