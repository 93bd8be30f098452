import { describe, expect, test } from 'vitest';
import { commitWork } from '../../src/exchange/commit-work.ts';
import { erasePortfolio } from '../../src/storage/portfolio-bin-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { createRisk, saveEdits } from '../../src/storage/record-commands.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupDevice, share, stateOf, takeIn } from '../support/device.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
const ID = 'portfolio-1';

describe('T4: an older copy of one’s own work', () => {
  test('work that was written on it is kept beside what it did not know', async () => {
    const candidate = setupDevice('candidate');
    valueOf(await addSnapshot(candidate.session, buildPortfolio().risk().snapshot()));
    const old = await share(candidate, ID, 'backup');
    const [risk] = (await stateOf(candidate, ID)).risks;
    if (!risk) throw new Error('No risk');
    valueOf(await saveEdits(candidate.session, 'risks', risk, { ...risk, event: 'Newer' }));
    const newer = await share(candidate, ID, 'backup');
    valueOf(await erasePortfolio(candidate.session, ID));
    await takeIn(candidate, old);
    expect((await stateOf(candidate, ID)).risks[0]?.event).toBe(risk.event);

    candidate.at('2026-11-13T09:00:00.000Z');
    valueOf(await saveEdits(candidate.session, 'risks', risk, { ...risk, hazard: 'Written on the old copy' }));
    valueOf(await createRisk(candidate.session, ID, { event: 'Also new' }));
    expect(errorOf(await commitWork(candidate.session, ID, 'share'))).toMatchObject({ type: 'log-behind' });
    const { staged } = await takeIn(candidate, newer);
    expect(staged.plan.conflicting.map(({ table, id, others }) => [table, id, others.length])).toContainEqual(['risks', risk.id, 1]);
    expect((await stateOf(candidate, ID)).risks.map(({ event }) => event)).toContain('Also new');
    expect(new Set((await candidate.session.db.batches.toArray()).map(({ seq }) => seq))).toEqual(new Set([1, 2, 3]));
    expect(valueOf(await commitWork(candidate.session, ID, 'share'))).toBeNull();
  });
});
