import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../src/attachments/hash-file.ts';
import { coverUnit, type UnitCoverage } from '../../src/domain/coverage/cover-unit.ts';
import type { Evidence, EvidenceKind, EvidenceOf } from '../../src/domain/evidence.ts';
import type { Rating } from '../../src/domain/evidence/assessment.ts';
import { threeByThree } from '../../src/domain/risk-method.ts';
import { isSignedOff, signOffSheet } from '../../src/domain/sign-off.ts';
import { isSignatureWhole } from '../../src/domain/signed-content.ts';
import type { Snapshot, SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { loadExample } from '../../src/features/portfolios/add-example.ts';
import { isSignatureIntact } from '../../src/signing/digest.ts';
import { isChangedSinceJudged, judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { exampleText, sealExample } from '../support/seal-example.ts';

const at = (path: string) => new URL(`../../public/example/${path}`, import.meta.url);
const readJson = (path: string): Promise<unknown> => Promise.resolve(JSON.parse(readFileSync(at(path), 'utf8')));
const open = await loadExample(readJson, 'open');
const finished = await loadExample(readJson, 'finished');
const both = [
  ['open', open],
  ['finished', finished],
] as const;

describe.each(both)('the %s example', (_, example) => {
  test('numbers its evidence once each, and gives the next number next', () => {
    const numbers = example.evidence.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(example.portfolio.nextEvidenceNumber).toBe(Math.max(...numbers) + 1);
    expect(example.portfolio.nextRiskNumber).toBe(Math.max(...example.risks.map(({ number }) => number)) + 1);
  });

  test('bears each id once', () => {
    const ids = bornIds(example);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refers only to what it holds', () => {
    const known = new Set([...bornIds(example), 'candidate', '']);
    const points = new Set(unit311.points.map(({ id }) => id));
    const dangling = references(example).filter(({ key, id }) => !(key.startsWith('pointId') ? points : known).has(id));
    expect(dangling).toEqual([]);
  });

  test('ships each of its files as it is described', async () => {
    for (const { name, size, sha256 } of example.attachments) {
      const bytes = readFileSync(at(`files/${name}`));
      expect([name, bytes.length, await hashBytes(bytes)]).toEqual([name, size, sha256]);
    }
  });

  test('was saved at no time before it was made', () => {
    const { events: _events, ...tables } = example;
    for (const record of [tables.portfolio, ...Object.values(tables).filter(Array.isArray).flat()])
      expect(record.updatedAt >= record.createdAt, record.id).toBe(true);
  });

  test('holds drawn signatures within their box', () => {
    const drawn = [...example.signatures.map(({ strokes }) => strokes), ...example.people.map(({ specimenSignature }) => specimenSignature)].filter(
      (strokes) => strokes !== null,
    );
    expect(drawn.length).toBeGreaterThan(0);
    for (const { aspect, lines } of drawn) expect(lines.flat().every(([x, y]) => x > 0 && x < 1 && y > 0 && y < 1 / aspect)).toBe(true);
  });
});

test('the example is sealed: otherwise run `node tests/tools/seal-example.mjs`', async () => {
  const changes = (await readJson('finished.json')) as Partial<SnapshotWithEvents>;
  const sealed = await sealExample(open, changes, (name) => Promise.resolve(new Uint8Array(readFileSync(at(`files/${name}`)))));
  const remedy = 'run `node tests/tools/seal-example.mjs`';
  expect(exampleText(sealed.finished) === readFileSync(at('finished.json'), 'utf8'), remedy).toBe(true);
  expect(JSON.parse(exampleText(sealed.example)), remedy).toEqual(await readJson('example.json'));
});

describe('the finished twin', () => {
  test('S3: every signature is whole and intact', () => {
    expect(finished.signatures).toHaveLength(6);
    expect(
      finished.signatures.filter((signature) => !isSignatureWhole(signature) || !isSignatureIntact(signature, finished)).map(({ id }) => id),
    ).toEqual([]);
  });

  test('S3: a change of one word breaks those that cover it, and no other', () => {
    const changed = withEvidence('work-product', 21, (details) => ({ ...details, what: 'Something else' }))(finished);
    expect(finished.signatures.filter((signature) => !isSignatureIntact(signature, changed)).map(({ id }) => id)).toEqual([
      'signature-candidate',
      'signature-assessor',
      'signature-iqa',
    ]);
  });

  test('J2: no judged point has changed since, and all that is needed is judged met', () => {
    const { points } = coverUnit(unit311, finished);
    const judged = points.filter(({ judgement }) => judgement?.decision === 'met');
    expect(judged.map(({ point }) => point.id)).toEqual(points.map(({ point }) => point.id).filter((id) => id !== '3c'));
    expect(judged.filter((point) => isChangedSinceJudged(point, finished.attachments))).toEqual([]);
  });

  test('J1: the judgement “not yet” was of the evidence as the open example holds it', () => {
    const first = finished.judgements.find(({ decision }) => decision === 'not-yet');
    expect(first).toMatchObject({ pointId: '311.1.4', digest: judgedDigestNow(open, '311.1.4') });
    expect(first?.digest).not.toBe(judgedDigestNow(finished, '311.1.4'));
  });

  test('S7: is signed off', () => {
    expect(isSignedOff(signOffSheet(unit311, finished, coverUnit(unit311, finished)))).toBe(true);
    expect(isSignedOff(signOffSheet(unit311, open, coverUnit(unit311, open)))).toBe(false);
  });
});

/** Point: what claims it; `evidenced`, or the first gap; whether it is needed. Written by hand from the example's story. */
const openState: readonly (readonly [string, string, string, boolean])[] = [
  ['1a', 'E2 E3', 'evidenced', true],
  ['1b', 'E4 E11', 'evidenced', true],
  ['1c', 'E5 E6 E7', 'evidenced', true],
  ['2a', 'E4 E11', 'evidenced', true],
  ['2b', 'E4 E11', 'evidenced', true],
  ['2c', 'E4 E11 E21', 'evidenced', true],
  ['2d', 'E4 E11', 'R7 in E11 has no judgement with a reason.', true],
  ['3a', 'E5', 'evidenced', true],
  ['3b', 'E6', 'evidenced', true],
  ['3c', '', 'No discussion with supervisors, team leaders or managers yet.', false],
  ['4a', 'E8 E9 E12 E19 E22', 'evidenced', true],
  ['4b', 'E10', 'evidenced', true],
  ['311.1.1', 'E1', 'evidenced', true],
  ['311.1.2', 'E4 E11', 'evidenced', true],
  ['311.1.3', 'E3 E4 E11', 'evidenced', true],
  ['311.1.4', 'E2 E11', 'The stage “Complaint call” has no health and safety risk.', true],
  ['311.1.5', 'E4 E11', 'evidenced', true],
  ['311.1.6', 'E13', 'R7 “Parcel left with a neighbour goes missing” affects customers, but no one has told them.', true],
  ['311.1.7', 'E14 E18 E19', 'evidenced', true],
  ['311.2.1', 'E4 E11 E21', 'evidenced', true],
  ['311.2.2', 'E4 E11', 'evidenced', true],
  ['311.2.3', 'E4 E11 E20', 'evidenced', true],
  ['311.2.4', 'E5 E6 E18', 'evidenced', true],
  ['311.2.5', 'E8 E9 E12', 'evidenced', true],
  ['311.3.1', 'E15', 'evidenced', true],
  ['311.3.2', 'E16 E20', 'evidenced', true],
  ['311.3.3', 'E17', 'evidenced', true],
  ['311.3.4', '', 'You have not answered 311.3.4.', true],
  ['311.3.5', '', 'You have not answered 311.3.5.', true],
];

/** What the twin closes. */
const closed: Readonly<Record<string, readonly [string, string, string, boolean]>> = {
  '2d': ['2d', 'E4 E11', 'evidenced', true],
  '311.1.4': ['311.1.4', 'E2 E11', 'evidenced', true],
  '311.1.6': ['311.1.6', 'E13 E24', 'evidenced', true],
  '311.2.5': ['311.2.5', 'E8 E9 E12 E23', 'evidenced', true],
  '311.3.4': ['311.3.4', 'E25', 'evidenced', true],
  '311.3.5': ['311.3.5', 'E26', 'evidenced', true],
};

describe('coverage of the 29 points', () => {
  const stateOf = ({ points }: UnitCoverage) =>
    points.map(({ point, claims, isEvidenced, gaps, isNeeded }) => [
      point.id,
      claims.map(({ evidence }) => `E${evidence.number}`).join(' '),
      isEvidenced ? 'evidenced' : gaps[0]?.sentence,
      isNeeded,
    ]);
  const totals = ({ parts, evidenced, needed }: UnitCoverage) => [
    ...parts.map((part) => `${part.evidenced}/${part.needed}`),
    `${evidenced}/${needed}`,
  ];

  test('the open example: 23 of 28', () => {
    const coverage = coverUnit(unit311, open);
    expect(stateOf(coverage)).toEqual(openState);
    expect(totals(coverage)).toEqual(['10/11', '10/12', '3/5', '23/28']);
    expect(coverage.byPoint.get('311.1.4')?.gaps.map(({ sentence }) => sentence)).toEqual([
      'The stage “Complaint call” has no health and safety risk.',
      'The stage “Refund” has no health and safety risk.',
    ]);
  });

  test('the finished twin: 28 of 28', () => {
    const coverage = coverUnit(unit311, finished);
    expect(stateOf(coverage)).toEqual(openState.map((row) => closed[row[0]] ?? row));
    expect(totals(coverage)).toEqual(['11/11', '12/12', '5/5', '28/28']);
  });
});

type Edit = (snapshot: Snapshot) => Snapshot;

/** One change of the open example, and exactly the points whose state it changes. Written by hand from src/domain/SPEC.md. */
const edits: readonly (readonly [string, Edit, string])[] = [
  ['C2: the only row of R10 goes', withoutRow(11, 10), '311.2.1 311.2.2 311.2.3'],
  ['C2: the later row of R5 goes, and the earlier counts again', withoutRow(11, 5), ''],
  [
    'C16: R7 is judged, with a reason',
    withRow(11, 7, (row) => ({ ...row, judgement: 'act', judgementReason: 'One more loss costs us the account.' })),
    '2d',
  ],
  ['C16: R7 is judged, without a reason', withRow(11, 7, (row) => ({ ...row, judgement: 'act' })), ''],
  [
    'C14, C43: a consequence of R1 is blank',
    withRow(4, 1, (row) => ({ ...row, consequences: { ...row.consequences, healthAndSafety: { step: null, note: '' } } })),
    '2b 311.2.2',
  ],
  [
    'C14: a consequence of R5 is blank where it was rated again later',
    withRow(4, 5, (row) => ({ ...row, consequences: { ...row.consequences, finance: { step: null, note: '' } } })),
    '2b',
  ],
  ['C15, C42: R2 has no probability', withRow(4, 2, (row) => ({ ...row, probability: null })), '2c 311.2.1'],
  ['C44: R12 is not classified', withRow(11, 12, (row) => ({ ...row, classification: null })), '311.2.3'],
  ['C44: R7 is classified as the matrix says', withRow(11, 7, (row) => ({ ...row, classification: 'medium', overrideReason: '' })), ''],
  [
    'C17: the method has three steps',
    (snapshot) => ({ ...snapshot, portfolio: { ...snapshot.portfolio, method: threeByThree } }),
    '2b 2c 311.2.1 311.2.2',
  ],
  ['C30: no stage is a moment of truth', withStages((stage) => ({ ...stage, isMomentOfTruth: false })), '311.1.1'],
  ['C30: one moment of truth still says why', withStages((stage) => (stage.order === 3 ? stage : { ...stage, momentOfTruthReason: '' })), ''],
  ['C30: the process is not explained', withEvidence('process', 1, (details) => ({ ...details, explanation: ' ' })), '311.1.1'],
  ['C33: one of the two reasons is given', withReasons(4), ''],
  ['C33: both reasons are given', withReasons(4, 5), '311.1.4'],
  ['C32: R13 becomes a financial risk', withRisk(13, { type: 'financial' }), '311.1.3'],
  ['C34: R4 is no longer at the refund', withRisk(4, { stageIds: ['stage-1'] }), '311.1.5'],
  ['C1: R3 goes', (snapshot) => ({ ...snapshot, risks: snapshot.risks.filter(({ number }) => number !== 3) }), '4b'],
  ['C40: R7 does not affect customers', withRisk(7, { affectsCustomers: false }), '311.1.6'],
  ['C3: the communication to customers goes', without(13), '311.1.6'],
  ['C41: the communication to staff goes', without(14), '311.1.7'],
  [
    'C41: the briefing leaves R14 out',
    withEvidence('communication', 14, (details) => ({ ...details, riskIds: details.riskIds.filter((id) => id !== 'risk-14') })),
    '311.1.7',
  ],
  ['C2: the first assessment goes', without(4), '311.2.1 311.2.2 311.2.3'],
  ['C16: the second assessment goes, and with it the row without a judgement', without(11), '2d 311.2.1 311.2.2 311.2.3'],
  ['C3: E4 is a draft again, and E11 claims the same', asDraft(4), ''],
  ['C3: E5 is a draft again', asDraft(5), '3a'],
  ['C3: E6 is a draft again', asDraft(6), '3b'],
  ['C20: E6 names no possible action', withEvidence('discussion', 6, (details) => ({ ...details, possibleActions: [] })), '3b'],
  [
    'C20: Joseph took part in E5 for the managers instead; colleagues are still in E7',
    withEvidence('discussion', 5, (details) => ({ ...details, people: [{ id: 'p1', name: 'Joseph Osei', group: 'managers' }] })),
    '3c',
  ],
  ['C22: the reason to tolerate R3 is blank', withEvidence('decision', 10, (details) => ({ ...details, reason: '' })), '4b'],
  ['C21, C46: one decision has no action done', withEvidence('decision', 8, (details) => ({ ...details, actions: [] })), ''],
  [
    'C50: only one technique is left',
    withEvidence('knowledge', 15, (details) => ({ ...details, techniques: details.techniques.slice(0, 1) })),
    '311.3.1',
  ],
  ['C51: the answer to 311.3.2 goes, though E20 claims it still', without(16), '311.3.2'],
  ['C52: one box is blank', withEvidence('knowledge', 17, (details) => ({ ...details, types: { ...details.types, reputational: '' } })), '311.3.3'],
];

test.each(edits)('%s', (_, edit, expected) => {
  const state = (snapshot: Snapshot) =>
    new Map(coverUnit(unit311, snapshot).points.map((found) => [found.point.id, [found.isClaimed, found.isSufficient, found.isEvidenced].join()]));
  const [before, after] = [state(open), state(edit(open))];
  expect([...before.keys()].filter((id) => before.get(id) !== after.get(id)).join(' ')).toBe(expected);
});

function withEvidence<K extends EvidenceKind>(
  kind: K,
  number: number,
  change: (details: EvidenceOf<K>['details']) => EvidenceOf<K>['details'],
): Edit {
  const isIt = (item: Evidence): item is EvidenceOf<K> => item.kind === kind && item.number === number;
  return (snapshot) => {
    if (!snapshot.evidence.some(isIt)) throw new Error(`E${number} is no ${kind}`);
    return { ...snapshot, evidence: snapshot.evidence.map((item) => (isIt(item) ? { ...item, details: change(item.details) } : item)) };
  };
}

function withRow(assessment: number, risk: number, change: (row: Rating) => Rating): Edit {
  return withEvidence('assessment', assessment, (details) => ({
    ...details,
    rows: details.rows.map((row) => (row.riskId === `risk-${risk}` ? change(row) : row)),
  }));
}

function withoutRow(assessment: number, risk: number): Edit {
  return withEvidence('assessment', assessment, (details) => ({ ...details, rows: details.rows.filter(({ riskId }) => riskId !== `risk-${risk}`) }));
}

function without(number: number): Edit {
  return (snapshot) => ({ ...snapshot, evidence: snapshot.evidence.filter((item) => item.number !== number) });
}

function asDraft(number: number): Edit {
  return (snapshot) => ({ ...snapshot, evidence: snapshot.evidence.map((item) => (item.number === number ? { ...item, status: 'draft' } : item)) });
}

function withRisk(number: number, change: Partial<Snapshot['risks'][number]>): Edit {
  return (snapshot) => ({ ...snapshot, risks: snapshot.risks.map((risk) => (risk.number === number ? { ...risk, ...change } : risk)) });
}

function withStages(change: (stage: Snapshot['stages'][number]) => Snapshot['stages'][number]): Edit {
  return (snapshot) => ({ ...snapshot, stages: snapshot.stages.map(change) });
}

function withReasons(...orders: readonly number[]): Edit {
  return withStages((stage) =>
    orders.includes(stage.order) ? { ...stage, noRisk: [...stage.noRisk, { type: 'health-safety', reason: 'Nothing is moved here.' }] } : stage,
  );
}

/** Ids that records, and nothing within them, bear. */
function bornIds(snapshot: SnapshotWithEvents): readonly string[] {
  return [
    snapshot.portfolio.id,
    ...Object.values(snapshot)
      .filter(Array.isArray)
      .flat()
      .map(({ id }) => id),
  ];
}

interface Reference {
  readonly key: string;
  readonly id: string;
}

/** Every id that stands in a field whose name says that it refers to something. */
function references(value: unknown, key = ''): readonly Reference[] {
  if (typeof value === 'string') return /^(?:\w+Ids?|recordId|sampledBy)$/.test(key) && key !== 'unitId' ? [{ key, id: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item) => references(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => references(item, name));
}
