import { describe, expect, test } from 'vitest';
import { sheetToRisks } from '../../src/domain/register-import.ts';
import type { ImportPlan } from '../../src/domain/register-import-plan.ts';
import type { Sheet } from '../../src/domain/register-sheet.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { createRisk, createStage, deleteRecord, saveEdits } from '../../src/storage/record-commands.ts';
import { importRisks, undoImport } from '../../src/storage/register-commands.ts';
import { readBin } from '../../src/storage/bin.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { errorOf, setupSession, valueOf } from '../support/storage-session.ts';

async function setup(actor?: 'assessor') {
  const session = setupSession();
  const portfolio = valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  const stage = valueOf(await createStage(session, portfolio.id, 1, { name: 'Greeting' }));
  const risk = valueOf(await createRisk(session, portfolio.id, { stageIds: [stage.id], hazard: 'Cash drawer', event: 'Money is miscounted' }));
  const read = async () => {
    const found = await readSnapshot(session.db, portfolio.id);
    if (!found) throw new Error('No portfolio');
    return found.snapshot;
  };
  const plan = async (sheet: Sheet): Promise<ImportPlan> => valueOf(sheetToRisks(sheet, await read()));
  return { session: actor ? { ...session, actor } : session, clock: session.clock, portfolio, stage, risk, read, plan };
}

const sheet: Sheet = [
  ['Ref', 'Stages', 'Hazard', 'What may happen'],
  ['', 'Delivery; Greeting', 'Ice', 'The driver falls'],
  ['R1', 'Greeting; Delivery', 'Cash drawer', 'Money goes missing'],
  ['', '', '', ''],
  ['', 'Greeting', '', ''],
  ['', 'Returns', 'Label', 'A parcel goes astray'],
];

describe('importRisks', () => {
  test('writes new stages, new risks with the next references in row order, and what changed', async () => {
    const { session, portfolio, stage, read, plan } = await setup();
    const progress: number[] = [];
    const receipt = valueOf(await importRisks(session, portfolio.id, await plan(sheet), (written) => progress.push(written)));
    const { stages, risks, portfolio: after } = await read();
    expect(stages.map(({ name, order }) => [name, order])).toEqual([
      ['Greeting', 1],
      ['Delivery', 2],
      ['Returns', 3],
    ]);
    const [, delivery, returns] = stages;
    expect(risks.map(({ number, hazard, event, stageIds }) => [number, hazard, event, stageIds])).toEqual([
      [1, 'Cash drawer', 'Money goes missing', [stage.id, delivery?.id]],
      [2, 'Ice', 'The driver falls', [stage.id, delivery?.id]],
      [3, 'Label', 'A parcel goes astray', [returns?.id]],
    ]);
    expect(after.nextRiskNumber).toBe(4);
    expect(progress).toEqual([3]);
    expect([receipt.riskIds.length, receipt.stageIds.length, receipt.changed.length]).toEqual([2, 2, 1]);
  });

  test('each record has its entry in the audit log', async () => {
    const { session, clock, portfolio, read, plan } = await setup();
    clock.now = new Date('2026-11-13T09:00:00.000Z');
    valueOf(await importRisks(session, portfolio.id, await plan(sheet)));
    const log = (await read()).events
      .filter(({ at }) => at.startsWith('2026-11-13'))
      .map(({ type, reference, changes }) => `${type} ${reference} ${changes.map(({ field }) => field).join()}`.trim());
    expect(log.sort()).toEqual(['created Delivery', 'created R2', 'created R3', 'created Returns', 'edited R1 stageIds,event'].sort());
  });

  test('a plan without changes writes nothing', async () => {
    const { session, portfolio, read, plan } = await setup();
    const before = await read();
    valueOf(
      await importRisks(
        session,
        portfolio.id,
        await plan([
          ['Ref', 'Hazard', 'What may happen'],
          ['R1', 'Cash drawer', ''],
        ]),
      ),
    );
    expect(await read()).toEqual(before);
  });

  test('a risk that another tab changed since in the same field refuses the whole import', async () => {
    const { session, portfolio, risk, read, plan } = await setup();
    const made = await plan(sheet);
    valueOf(await saveEdits(session, 'risks', risk, { ...risk, event: 'Theirs' }));
    const before = await read();
    expect(errorOf(await importRisks(session, portfolio.id, made))).toMatchObject({
      type: 'changed-elsewhere',
      clashes: [{ path: 'R1.event', mine: 'Money goes missing', theirs: 'Theirs' }],
    });
    expect(await read()).toEqual(before);
  });

  test('what another tab changed in other fields is kept', async () => {
    const { session, portfolio, risk, read, plan } = await setup();
    const made = await plan(sheet);
    valueOf(await saveEdits(session, 'risks', risk, { ...risk, controls: 'Two people count' }));
    valueOf(await importRisks(session, portfolio.id, made));
    expect((await read()).risks[0]).toMatchObject({ event: 'Money goes missing', controls: 'Two people count' });
  });

  test('a risk that was deleted since refuses the import, and nothing of it is written', async () => {
    const { session, portfolio, risk, read, plan } = await setup();
    const made = await plan(sheet);
    valueOf(await deleteRecord(session, 'risks', portfolio.id, risk.id));
    expect(errorOf(await importRisks(session, portfolio.id, made))).toEqual({ type: 'deleted-elsewhere' });
    expect((await read()).stages).toHaveLength(1);
  });

  test('P1: an assessor cannot import into the candidate’s register', async () => {
    const { session, portfolio, read, plan } = await setup('assessor');
    expect(errorOf(await importRisks(session, portfolio.id, await plan(sheet)))).toEqual({ type: 'not-owner', owner: 'candidate' });
    expect((await read()).risks).toHaveLength(1);
  });
});

describe('undoImport', () => {
  test('puts what was added in the bin and restores what was changed; references are not given again', async () => {
    const { session, portfolio, risk, stage, read, plan } = await setup();
    const receipt = valueOf(await importRisks(session, portfolio.id, await plan(sheet)));
    valueOf(await undoImport(session, portfolio.id, receipt));
    const after = await read();
    expect(after.stages.map(({ name }) => name)).toEqual(['Greeting']);
    expect(after.risks).toMatchObject([{ id: risk.id, event: 'Money is miscounted', stageIds: [stage.id], revision: 3 }]);
    expect((await readBin(session.db, portfolio.id)).map(({ reference }) => reference).sort()).toEqual(['Delivery', 'R2', 'R3', 'Returns']);
    expect(valueOf(await createRisk(session, portfolio.id)).number).toBe(4);
  });

  test('leaves what was changed again since', async () => {
    const { session, portfolio, read, plan } = await setup();
    const receipt = valueOf(
      await importRisks(
        session,
        portfolio.id,
        await plan([
          ['Ref', 'Hazard', 'What may happen'],
          ['R1', 'Till', 'Money goes missing'],
        ]),
      ),
    );
    const [imported] = (await read()).risks;
    if (!imported) throw new Error('No risk');
    valueOf(await saveEdits(session, 'risks', imported, { ...imported, event: 'Changed by hand' }));
    valueOf(await undoImport(session, portfolio.id, receipt));
    expect((await read()).risks[0]).toMatchObject({ hazard: 'Cash drawer', event: 'Changed by hand' });
  });
});

test('1,000 rows are imported and taken back, batch by batch', async () => {
  const { session, portfolio, read, plan } = await setup();
  const progress: number[] = [];
  const rows = Array.from({ length: 1000 }, (_, index) => ['', 'Greeting', `Hazard ${index}`, `Event ${index}`]);
  const receipt = valueOf(await importRisks(session, portfolio.id, await plan([sheet[0] ?? [], ...rows]), (written) => progress.push(written)));
  expect(progress).toEqual([250, 500, 750, 1000]);
  expect((await read()).risks.map(({ number, hazard }) => `${number} ${hazard}`).slice(-2)).toEqual(['1000 Hazard 998', '1001 Hazard 999']);
  valueOf(await undoImport(session, portfolio.id, receipt));
  expect((await read()).risks).toHaveLength(1);
});
