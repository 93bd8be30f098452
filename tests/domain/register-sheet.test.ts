import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUT_MARK, LONGEST_CELL, cellText, sheetCell, splitStageNames, joinStageNames } from '../../src/domain/register-sheet.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { consequencesOf, fullRating } from '../support/build-rating.ts';
import { exportOf, planOf, rowOf } from './register-plans.ts';

describe('registerToSheet', () => {
  const builder = buildPortfolio()
    .stage({ name: 'Greeting' })
    .stage({ name: 'Pick; pack' })
    .risk({
      stageIds: ['stage-2', 'stage-1'],
      type: 'health-safety',
      title: 'Cable',
      hazard: 'A trailing cable',
      event: 'A visitor trips',
      affected: 'Visitors',
      controls: '- Tape\n- Checks',
      affectsCustomers: true,
    })
    .risk({ event: 'Late delivery' })
    .evidence('assessment', {
      details: { rows: [fullRating('risk-1', { probability: 2, consequences: consequencesOf(1, 2, 4), classification: 'high' })] },
    })
    .evidence('decision', {
      details: { riskId: 'risk-1', decision: 'act', actions: [{ id: 'a', action: 'Route the cable overhead', owner: '', due: '', doneOn: '' }] },
    });

  test('has a row of headings, then what the register shows of each risk', () => {
    expect(exportOf(builder)).toEqual([
      [
        'Ref',
        'Stages',
        'Type',
        'Title',
        'Hazard',
        'What may happen',
        'Who is affected',
        'Existing controls',
        'Affects customers',
        'Probability',
        'Finance',
        'Reputation',
        'Health and safety',
        'Class',
        'Decision',
        'Evidence',
      ],
      [
        'R1',
        'Greeting; "Pick; pack"',
        'Health and safety',
        'Cable',
        'A trailing cable',
        'A visitor trips',
        'Visitors',
        "'- Tape\n- Checks",
        'Yes',
        '2 · Unlikely: once or twice a year',
        '1 · None or negligible',
        '2 · Minor',
        '4 · Serious',
        'High',
        'Act: Route the cable overhead',
        'E1, E2',
      ],
      ['R2', '', '', '', '', 'Late delivery', '', '', '', '', '', '', '', '', '', ''],
    ]);
  });

  test.each(['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', "'=1", "''@x"])(
    '%j cannot run as a formula, and comes back as it was',
    (text) => {
      const cell = sheetCell(text);
      expect(cell).toMatch(/^'/);
      expect(cellText(cell)).toBe(text.trim());
    },
  );

  test.each(["'quoted'", "it's = 4", '2 - 1', "'", ''])('%j is no formula and stays as it is', (text) => {
    expect(sheetCell(text)).toBe(text);
    expect(cellText(text)).toBe(text);
  });

  test('a text longer than a cell is cut and says so; importing it changes nothing', () => {
    const long = buildPortfolio().risk({ hazard: `=${'🙂'.repeat(24_000)}` });
    const sheet = exportOf(long);
    const cell = String(sheet[1]?.[4]);
    expect(cell.length).toBeLessThanOrEqual(LONGEST_CELL);
    expect(cell.endsWith(CUT_MARK)).toBe(true);
    expect(cell).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    expect(planOf(sheet, long).rows.map(({ type }) => type)).toEqual(['unchanged']);
  });

  test('a text that was cut never replaces the whole one', () => {
    const long = buildPortfolio().risk({ hazard: 'x'.repeat(40_000) });
    const row = rowOf({ Ref: 'R1', Hazard: `Edited${CUT_MARK}`, 'What may happen': '' }, long);
    expect(row).toMatchObject({ type: 'unchanged', notes: ['Hazard was cut when it was exported, so the text in Folio stays.'] });
  });

  test('names of stages survive being joined', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc
            .string({ unit: fc.constantFrom('a', ' ', ';', '"', '\n', ',', 'é') })
            .map((name) => name.trim())
            .filter((name) => name !== ''),
          { maxLength: 4 },
        ),
        (names) => {
          expect(splitStageNames(joinStageNames(names))).toEqual(names);
        },
      ),
    );
  });
});
