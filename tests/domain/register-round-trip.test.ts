import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUT_MARK, cellText, sheetCell } from '../../src/domain/register-sheet.ts';
import { riskTypes } from '../../src/domain/risk.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { exportOf, planOf } from './register-plans.ts';

const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        '\t',
        '\r',
        '\n',
        ';',
        ',',
        ' ',
        'a',
        '7',
        '\u00a0',
        '\u0007',
        '\u2028',
        '\ufeff',
        'ع',
        '🙂',
        '#N/A',
        '＝',
      ),
    }),
  },
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'High', '3', 'R2', 'Yes', 'x'.repeat(33_000), `=${'y'.repeat(33_000)}`, `Ends${CUT_MARK}`, '#REF!'),
);
const anyLine = anyText.map((text) => text.slice(0, 500));

const anyRegister = fc
  .record({
    stages: fc.array(fc.record({ name: anyLine, order: fc.integer({ min: 1, max: 3 }) }), { maxLength: 4 }),
    risks: fc.array(
      fc.record({
        stageIds: fc.array(fc.constantFrom('stage-1', 'stage-2', 'stage-3', 'stage-99'), { maxLength: 4 }),
        type: fc.constantFrom(...riskTypes, null),
        title: anyLine,
        hazard: anyText,
        event: anyText,
        affected: anyText,
        controls: anyText,
        affectsCustomers: fc.constantFrom(true, false, null),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ stages, risks }) => {
    const builder = buildPortfolio();
    for (const stage of stages) builder.stage(stage);
    for (const risk of risks) builder.risk(risk);
    return builder;
  });

test('law: what was exported, imported into the same register, changes nothing', () => {
  fc.assert(
    fc.property(anyRegister, (builder) => {
      const plan = planOf(exportOf(builder), builder);
      expect(plan.rows.map((row) => [row.type, row.type === 'refused' ? row.sentence : ''])).toEqual(
        builder.snapshot().risks.map(() => ['unchanged', '']),
      );
      expect(plan.unknownStages).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('law: importing into an empty register and exporting gives the same texts back', () => {
  const described = anyRegister.filter(
    (builder) => new Set(builder.snapshot().risks.map((risk) => cellText(sheetCell(risk.event)))).size === builder.snapshot().risks.length,
  );
  fc.assert(
    fc.property(described, (builder) => {
      const plan = planOf(exportOf(builder));
      const texts = plan.rows
        .flatMap((row) => (row.type === 'new' ? [row.fields] : []))
        .map(({ hazard, controls, type, affectsCustomers }) => ({
          hazard: cellText(sheetCell(hazard)),
          controls: cellText(sheetCell(controls)),
          type,
          affectsCustomers,
        }));
      const kept = builder.snapshot().risks.filter((_, index) => plan.rows[index]?.type === 'new');
      const shown = (text: string) => cellText(sheetCell(text)).replace(CUT_MARK, '');
      expect(texts).toEqual(
        kept.map(({ hazard, controls, type, affectsCustomers }) => ({ hazard: shown(hazard), controls: shown(controls), type, affectsCustomers })),
      );
    }),
    { numRuns: 60 },
  );
});
