import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../src/attachments/hash-file.ts';
import { coverUnit, type UnitCoverage } from '../../src/domain/coverage/cover-unit.ts';
import { isSignedOff, signOffSheet } from '../../src/domain/sign-off.ts';
import { isSignatureWhole } from '../../src/domain/signed-content.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { isSignatureIntact } from '../../src/signing/digest.ts';
import { isChangedSinceJudged, judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { exampleFile, finishedExample, openExample, readExampleJson } from '../support/example.ts';
import { exampleText, sealExample } from '../support/seal-example.ts';

const both = [
  ['open', openExample],
  ['finished', finishedExample],
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
      const bytes = readFileSync(exampleFile(`files/${name}`));
      expect([name, bytes.length, await hashBytes(bytes)]).toEqual([name, size, sha256]);
    }
  });

  test('was saved at no time before it was made', () => {
    const { portfolio, stages, risks, people, attachments, judgements, planItems, questions, samples, signatures } = example;
    const records = [
      portfolio,
      ...stages,
      ...risks,
      ...example.evidence,
      ...people,
      ...attachments,
      ...judgements,
      ...planItems,
      ...questions,
      ...samples,
      ...signatures,
    ];
    expect(records.filter(({ createdAt, updatedAt }) => updatedAt < createdAt).map(({ id }) => id)).toEqual([]);
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
  const changes = (await readExampleJson('finished.json')) as Partial<SnapshotWithEvents>;
  const sealed = await sealExample(openExample, changes, (name) => Promise.resolve(new Uint8Array(readFileSync(exampleFile(`files/${name}`)))));
  const isSealed =
    exampleText(sealed.finished) === readFileSync(exampleFile('finished.json'), 'utf8') &&
    exampleText(sealed.example) === readFileSync(exampleFile('example.json'), 'utf8');
  expect(isSealed ? 'sealed' : 'run `node tests/tools/seal-example.mjs`').toBe('sealed');
});

describe('the finished twin', () => {
  test('S3: every signature is whole and intact', () => {
    expect(finishedExample.signatures).toHaveLength(6);
    expect(
      finishedExample.signatures
        .filter((signature) => !isSignatureWhole(signature) || !isSignatureIntact(signature, finishedExample))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test('S3: a change of one word breaks those that cover it, and no other', () => {
    const changed = {
      ...finishedExample,
      evidence: finishedExample.evidence.map((item) => (item.number === 21 ? { ...item, title: 'Another log' } : item)),
    };
    expect(finishedExample.signatures.filter((signature) => !isSignatureIntact(signature, changed)).map(({ id }) => id)).toEqual([
      'signature-candidate',
      'signature-assessor',
      'signature-iqa',
    ]);
  });

  test('J2: no judged point has changed since, and all that is needed is judged met', () => {
    const { points } = coverUnit(unit311, finishedExample);
    const judged = points.filter(({ judgement }) => judgement?.decision === 'met');
    expect(judged.map(({ point }) => point.id)).toEqual(points.map(({ point }) => point.id).filter((id) => id !== '3c'));
    expect(judged.filter((point) => isChangedSinceJudged(point, finishedExample.attachments))).toEqual([]);
  });

  test('J1: the judgement “not yet” was of the evidence as the open example holds it', () => {
    const first = finishedExample.judgements.find(({ decision }) => decision === 'not-yet');
    expect(first).toMatchObject({ pointId: '311.1.4', digest: judgedDigestNow(openExample, '311.1.4') });
    expect(first?.digest).not.toBe(judgedDigestNow(finishedExample, '311.1.4'));
  });

  test('S7: is signed off', () => {
    expect(
      isSignedOff(signOffSheet(unit311, finishedExample, coverUnit(unit311, finishedExample)), (signature) =>
        isSignatureIntact(signature, finishedExample),
      ),
    ).toBe(true);
    expect(isSignedOff(signOffSheet(unit311, openExample, coverUnit(unit311, openExample)), () => true)).toBe(false);
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
      claims.map((claim) => `E${claim.evidence.number}`).join(' '),
      isEvidenced ? 'evidenced' : gaps[0]?.sentence,
      isNeeded,
    ]);
  const totals = ({ parts, evidenced, needed }: UnitCoverage) => [
    ...parts.map((part) => `${part.evidenced}/${part.needed}`),
    `${evidenced}/${needed}`,
  ];

  test('the open example: 23 of 28', () => {
    const coverage = coverUnit(unit311, openExample);
    expect(stateOf(coverage)).toEqual(openState);
    expect(totals(coverage)).toEqual(['10/11', '10/12', '3/5', '23/28']);
    expect(coverage.byPoint.get('311.1.4')?.gaps.map(({ sentence }) => sentence)).toEqual([
      'The stage “Complaint call” has no health and safety risk.',
      'The stage “Refund” has no health and safety risk.',
    ]);
  });

  test('the finished twin: 28 of 28', () => {
    const coverage = coverUnit(unit311, finishedExample);
    expect(stateOf(coverage)).toEqual(openState.map((row) => closed[row[0]] ?? row));
    expect(totals(coverage)).toEqual(['11/11', '12/12', '5/5', '28/28']);
  });
});

/** Ids that records, and nothing within them, bear. */
function bornIds(snapshot: SnapshotWithEvents): readonly string[] {
  const bearers: readonly (readonly { readonly id: string }[])[] = [[snapshot.portfolio], ...Object.values(snapshot).filter(Array.isArray)];
  return bearers.flat().map(({ id }) => id);
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
