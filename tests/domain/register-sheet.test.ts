import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRegister } from '../../src/domain/register.ts';
import { sheetToRisks } from '../../src/domain/register-import.ts';
import type { ImportChoices, ImportPlan, PlannedRow } from '../../src/domain/register-import-plan.ts';
import {
  CUT_MARK,
  LONGEST_CELL,
  cellText,
  registerToSheet,
  sheetCell,
  splitStageNames,
  joinStageNames,
  type Sheet,
} from '../../src/domain/register-sheet.ts';
import { riskTypes } from '../../src/domain/risk.ts';
import { buildPortfolio, consequencesOf, fullRating, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { valueOf } from '../support/storage-session.ts';

function exportOf(builder: PortfolioBuilder): Sheet {
  const snapshot = builder.snapshot();
  return registerToSheet(buildRegister(snapshot).rows, snapshot.portfolio.method);
}

function planOf(sheet: Sheet, builder: PortfolioBuilder = buildPortfolio(), choices?: ImportChoices): ImportPlan {
  return valueOf(sheetToRisks(sheet, builder.snapshot(), choices));
}

/** The plan of a sheet of one row. */
function rowOf(row: Readonly<Record<string, string | number | boolean | Date>>, builder?: PortfolioBuilder, choices?: ImportChoices): PlannedRow {
  const [only] = planOf([Object.keys(row), Object.values(row)], builder, choices).rows;
  if (!only) throw new Error('No row was planned');
  return only;
}

function sentencesOf({ rows }: ImportPlan): readonly string[] {
  return rows.flatMap((row) => (row.type === 'refused' ? [row.sentence] : []));
}

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
}, 20_000);

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
}, 20_000);

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
