import { describe, expect, test } from 'vitest';
import { sheetToRisks } from '../../src/domain/register-import.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { exportOf, planOf, rowOf } from './register-plans.ts';

describe('sheetToRisks: headings', () => {
  test('another organisation’s words are understood, and the rest is listed with its reason', () => {
    const plan = planOf([
      ['Corporate risk register 2026'],
      [],
      ['ID', 'Risk', 'Description', 'Root cause', 'Likelihood', 'Impact', 'Risk Score', 'Current controls', 'Owner', 'Weather'],
      ['RSK-1', 'Late parcels', 'Parcels arrive after the promised day', 'One van', 4, 3, 12, 'Second carrier', 'Sam', 'sunny'],
    ]);
    expect(plan.taken).toEqual(['ID', 'Risk', 'Description', 'Root cause', 'Current controls']);
    expect(plan.ignored).toEqual([
      { heading: 'Likelihood', because: 'rating' },
      { heading: 'Impact', because: 'rating' },
      { heading: 'Risk Score', because: 'rating' },
      { heading: 'Owner', because: 'decision' },
      { heading: 'Weather', because: 'unknown' },
    ]);
    expect(plan.rows).toMatchObject([
      {
        type: 'new',
        rowNumber: 4,
        fields: {
          title: 'Late parcels',
          event: 'Parcels arrive after the promised day',
          hazard: 'One van',
          controls: 'Second carrier',
          type: null,
          affectsCustomers: null,
          stageIds: [],
        },
      },
    ]);
  });

  test.each([
    [
      ['Hazards identified', 'Who might be harmed and how?', 'What are you already doing to control the risks?', 'By whom?'],
      ['hazard', 'affected', 'controls'],
    ],
    [['RISK'], ['event']],
    [['Impact'], ['event']],
    [
      ['Description of the risk', 'Process / Stage'],
      ['event', 'stages'],
    ],
    [
      ['Risk title', 'Consequence(s)'],
      ['title', 'event'],
    ],
  ] as const)('%j', (headings, fields) => {
    const row = rowOf(Object.fromEntries(headings.map((heading, index) => [heading, `Words ${index}`])));
    if (row.type !== 'new') throw new Error(row.type);
    const found = { ...row.fields, stages: row.newStages.join() };
    const expected = Object.fromEntries(fields.map((field, index) => [field, `Words ${index}`]));
    expect(found).toMatchObject(expected);
  });

  test('a column of scores is a rating, whatever its heading', () => {
    expect(
      planOf([
        ['Hazard', 'Risk'],
        ['Ladder', '12 (Amber)'],
        ['Knife', 'High'],
      ]).ignored,
    ).toEqual([{ heading: 'Risk', because: 'rating' }]);
    expect(
      planOf([
        ['Hazard', 'Risk'],
        ['Ladder', '3 people fall'],
      ]).ignored,
    ).toEqual([]);
  });

  test('class and ratings are not taken: they belong to assessments', () => {
    const { ignored } = planOf(exportOf(buildPortfolio().risk()));
    expect(ignored.map(({ heading, because }) => `${heading} ${because}`)).toEqual([
      'Probability rating',
      'Finance rating',
      'Reputation rating',
      'Health and safety rating',
      'Class rating',
      'Decision decision',
      'Evidence evidence',
    ]);
  });

  test('of two columns for one field the better is taken, and the other listed', () => {
    expect(
      planOf([
        ['Controls', 'Existing controls', 'Event'],
        ['a', 'b', 'c'],
      ]),
    ).toMatchObject({ ignored: [{ heading: 'Controls', because: 'twice' }], rows: [{ fields: { controls: 'b' } }] });
  });

  test.each([
    ['an empty sheet', [], { type: 'empty' }],
    ['a sheet of blanks', [[null, ' '], ['']], { type: 'empty' }],
    [
      'no heading that says where the risks are',
      [
        ['Name of pet', 'Colour'],
        ['Rex', 'brown'],
      ],
      { type: 'no-headings', firstRow: ['Name of pet', 'Colour'] },
    ],
    [
      'headings alone',
      [
        ['Hazard', 'Event'],
        ['', null],
      ],
      { type: 'no-rows' },
    ],
    [
      'too many rows',
      [['Hazard'], ...Array.from({ length: 10_001 }, (_, index) => [`Hazard ${index}`])],
      { type: 'too-many-rows', rows: 10_001, limit: 10_000 },
    ],
  ] as const)('%s', (_, sheet, error) => {
    expect(sheetToRisks(sheet, { stages: [], risks: [] })).toEqual({ ok: false, error });
  });
});
