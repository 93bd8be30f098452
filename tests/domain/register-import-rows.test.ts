import { describe, expect, test } from 'vitest';
import { sheetToRisks } from '../../src/domain/register-import.ts';
import type { ImportPlan } from '../../src/domain/register-import-plan.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { valueOf } from '../support/storage-session.ts';
import { exportOf, planOf, rowOf } from './register-plans.ts';

function sentencesOf({ rows }: ImportPlan): readonly string[] {
  return rows.flatMap((row) => (row.type === 'refused' ? [row.sentence] : []));
}

describe('sheetToRisks: rows', () => {
  const register = () =>
    buildPortfolio()
      .stage({ name: 'Greeting' })
      .stage({ name: 'Delivery' })
      .risk({
        stageIds: ['stage-1', 'stage-99'],
        type: 'financial',
        hazard: 'Cash drawer',
        event: 'Money is miscounted',
        controls: 'Two people count',
      })
      .risk({ event: 'Parcel is stolen' });

  test('a row with the reference of a risk changes only what differs; an empty cell leaves the field as it is', () => {
    const row = rowOf(
      { Ref: 'R1', Stages: 'Delivery', Type: '', Hazard: 'Cash drawer ', 'What may happen': 'Money goes missing', 'Existing controls': '' },
      register(),
    );
    expect(row).toMatchObject({ type: 'changed', risk: { id: 'risk-1' }, newStages: [] });
    expect(row.type === 'changed' && row.fields).toEqual({ event: 'Money goes missing', stageIds: ['stage-99', 'stage-2'] });
  });

  test('the reference of another organisation is not ours', () => {
    const foreign = { 'Risk ID': 'R1', Risk: 'The lift stops' };
    expect(rowOf(foreign, register())).toMatchObject({ type: 'new', fields: { event: 'The lift stops' } });
    expect(planOf([Object.keys(foreign), Object.values(foreign)], register())).toMatchObject({ matchBy: 'words', knownReferences: 1 });
    expect(rowOf(foreign, register(), { matchBy: 'reference' })).toMatchObject({
      type: 'changed',
      risk: { id: 'risk-1' },
      fields: { event: 'The lift stops' },
    });
  });

  test('a row that says the same as a risk is that risk', () => {
    expect(rowOf({ Risk: ' PARCEL is stolen!' }, register())).toMatchObject({ type: 'changed', risk: { id: 'risk-2' } });
    expect(rowOf({ Risk: 'Parcel is stolen' }, register())).toMatchObject({ type: 'unchanged', risk: { id: 'risk-2' } });
    expect(rowOf({ Risk: 'Parcel is stolen', Controls: 'Signature' }, register())).toMatchObject({
      type: 'changed',
      risk: { id: 'risk-2' },
      fields: { controls: 'Signature' },
    });
  });

  test('a reference that the register has not becomes a new risk, and says so', () => {
    expect(rowOf({ Ref: 'R9', Hazard: 'Ice', 'What may happen': 'A fall' }, register())).toMatchObject({
      type: 'new',
      notes: ['R9 is not in this register, so this risk gets the next reference.'],
    });
  });

  test('unknown stages are offered as new ones, at the end, each once', () => {
    const sheet = [
      ['Stage', 'Risk'],
      ['greeting, DELIVERY', 'One'],
      ['Returns\nAfter  care', 'Two'],
      ['returns; Delivery', 'Three'],
    ];
    const plan = planOf(sheet, register());
    expect(plan.unknownStages).toEqual(['Returns', 'After care']);
    expect(plan.newStages).toEqual([
      { name: 'Returns', order: 3 },
      { name: 'After care', order: 4 },
    ]);
    expect(plan.rows).toMatchObject([
      { fields: { stageIds: ['stage-1', 'stage-2'] }, newStages: [] },
      { fields: { stageIds: [] }, newStages: ['Returns', 'After care'] },
      { fields: { stageIds: ['stage-2'] }, newStages: ['Returns'] },
    ]);
    const without = planOf(sheet, register(), { withoutStages: ['Returns'] });
    expect(without.unknownStages).toEqual(['Returns', 'After care']);
    expect(without.newStages).toEqual([{ name: 'After care', order: 3 }]);
  });

  test('a stage that is not wanted does not take away the ones that a risk has', () => {
    const row = { Ref: 'R1', Stages: 'Somewhere', Hazard: '', 'What may happen': '' };
    expect(rowOf(row, register())).toMatchObject({ type: 'changed', fields: { stageIds: ['stage-99'] }, newStages: ['Somewhere'] });
    expect(rowOf(row, register(), { withoutStages: ['Somewhere'] })).toMatchObject({ type: 'unchanged' });
  });

  test.each([
    ['Financial', 'financial'],
    ['H&S', 'health-safety'],
    ['health & safety', 'health-safety'],
    ['Brand damage', 'reputational'],
    ['Sub standard services', 'sub-standard'],
    ['Money and reputation', null],
    ['Operational', null],
  ])('type “%s”', (words, type) => {
    const notes = type === null ? [`“${words}” is none of the four types of risk: choose the type in Folio.`] : [];
    expect(rowOf({ Risk: 'One', Type: words })).toMatchObject({ type: 'new', fields: { type }, notes });
  });

  test.each([
    ['Yes', true],
    ['y', true],
    ['✓', true],
    ['FALSE', false],
    [true, true],
    [0, false],
    ['sometimes', null],
  ])('affects customers: %j', (cell, affectsCustomers) => {
    const notes = affectsCustomers === null ? [`“${cell}” is neither yes nor no: say in Folio whether it affects customers.`] : [];
    expect(rowOf({ Risk: 'One', 'Customers affected': cell })).toMatchObject({ fields: { affectsCustomers }, notes });
  });

  test('numbers, dates and failed formulas are read as what they say', () => {
    expect(
      rowOf({ Risk: 4711.5, Hazard: new Date('2026-11-12T00:00:00Z'), Controls: new Date('2026-11-12T14:30:00Z'), Affected: '#REF!' }),
    ).toMatchObject({
      fields: { event: '4711.5', hazard: '12 November 2026', controls: '12 November 2026, 14:30', affected: '' },
    });
  });

  test('what cannot be taken is refused with row, column and remedy; the other rows stand', () => {
    const plan = planOf(
      [
        ['Ref', 'Stages', 'Title', 'Hazard', 'What may happen'],
        ['R1', '', '', 'h'.repeat(50_001), ''],
        ['', '', 't'.repeat(501), '', ''],
        ['', 's'.repeat(501), '', 'Ice', ''],
        ['R2', '', '', '', 'First'],
        ['R2', '', '', '', 'Second'],
        ['', 'Greeting', '', '', ''],
        [],
        ['', '', '', 'Ladder', ''],
        ['', '', '', 'LADDER', ''],
      ],
      register(),
    );
    expect(sentencesOf(plan)).toEqual([
      'Row 2, Hazard: this is 50,001 characters long. Keep this under 50,000 characters, or attach it as a file.',
      'Row 3, Title: this is 501 characters long. Keep this under 500 characters.',
      'Row 4, Stages: this is 501 characters long. Keep the name of a stage under 500 characters.',
      'Row 6: R2 is in row 5 already. Keep one of the two rows; to add another risk, clear the reference and say how it differs.',
      'Row 7: nothing says what the risk is. Fill in “Title” or “Hazard” or “What may happen”.',
      'Row 10 says the same as row 9. Leave one of them out, or say how they differ.',
    ]);
    expect(plan.rows.map(({ type }) => type)).toEqual(['refused', 'refused', 'refused', 'changed', 'refused', 'refused', 'new', 'refused']);
    expect(plan.newStages).toEqual([]);
  });

  test('right-to-left text is kept letter by letter', () => {
    const arabic = '\u200fقد يتأخر التسليم (٣ أيام)';
    expect(rowOf({ Risk: arabic, Stage: 'التسليم' })).toMatchObject({ fields: { event: arabic }, newStages: ['التسليم'] });
  });

  test('5,000 rows, half of them known, are planned', () => {
    const builder = buildPortfolio();
    for (let index = 1; index <= 2500; index += 1) builder.risk({ event: `Event ${index}`, hazard: 'Something long '.repeat(20) });
    const known = exportOf(builder);
    const sheet = [
      ...known,
      ...Array.from({ length: 2500 }, (_, index) => ['', `Stage ${index % 7}`, 'Financial', '', `Hazard ${index}`, `New event ${index}`]),
    ];
    const plan = valueOf(sheetToRisks(sheet, builder.snapshot()));
    expect([plan.rows.length, plan.newStages.length]).toEqual([5000, 7]);
  });
});
