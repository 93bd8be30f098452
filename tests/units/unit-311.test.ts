import { describe, expect, test } from 'vitest';
import { describeRule } from '../../src/domain/coverage/coverage-operations.ts';
import { signOffLines } from '../../src/domain/signature.ts';
import { neededCount } from '../../src/domain/unit.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { groupWords, knowledgeStatements, performanceCriteria, pointWords } from './unit-311-words.ts';

describe('unit 311 is the unit, word for word', () => {
  test('its particulars', () => {
    expect(unit311).toMatchObject({
      id: '311',
      version: 1,
      title: 'Apply risk assessment to customer service',
      level: 3,
      credits: 10,
      reference: 'D/601/1519',
      currencyMonths: 24,
    });
  });

  test('its three parts', () => {
    expect(unit311.parts).toEqual([
      {
        id: 'cover',
        title: 'What you must cover',
        instruction: 'Evidence reference should be entered in the shaded areas below. You must cover all the points listed.',
      },
      {
        id: 'do',
        title: 'What you must do',
        instruction: 'Evidence reference should be entered in the shaded areas below. You must do all the points listed.',
      },
      {
        id: 'know',
        title: 'What you must know',
        instruction: 'Evidence reference should be entered in the shaded areas below. You must know all the points listed.',
      },
    ]);
  });

  test('its groups', () => {
    expect(unit311.groups.map(({ id, part, statement }) => [id, part, statement])).toEqual(groupWords);
    expect(unit311.groups.filter((group) => group.needed !== undefined)).toMatchObject([{ id: '3', needed: 2 }]);
  });

  test('its 29 points, in order', () => {
    expect(unit311.points.map(({ id, statement }) => [id, statement])).toEqual(pointWords);
    expect(unit311.points).toHaveLength(29);
    for (const { id, group } of unit311.points) expect(id.replace(/\.\d+$|[a-d]$/, '')).toBe(group);
  });

  test('28 of them are needed: 11, 12 and 5', () => {
    expect(neededCount(unit311)).toBe(28);
    expect((['cover', 'do', 'know'] as const).map((part) => neededCount(unit311, part))).toEqual([11, 12, 5]);
  });

  test('its sign-off', () => {
    expect(unit311.signOff.declaration).toBe(
      "The evidence for this unit is valid, sufficient and an authentic record of the candidate's current competence and has been assessed under the requirements of the assessment strategy.",
    );
    expect(unit311.signOff.lines.map(({ label, statement, neededWhen }) => [label, statement, neededWhen])).toEqual([
      ['Signature of candidate', 'I confirm that the evidence provided is a result of my own work.', 'always'],
      [
        'Signature of assessor',
        'I confirm that the candidate has demonstrated competence by satisfying all of the criteria for this unit.',
        'always',
      ],
      ['Countersignature of assessor', null, 'assessor-unqualified'],
      ['Signature of IV (if sampled)', null, 'if-sampled'],
      ['Countersignature of IV', null, 'iqa-unqualified'],
      ['Signature of EV (if sampled)', null, 'if-sampled'],
    ]);
    expect(unit311.signOff.lines.map((line) => line.id)).toEqual(signOffLines);
  });
});

describe('the national standard behind it', () => {
  test('all 26 statements of INSCS027, word for word', () => {
    expect(unit311.standard).toMatchObject({ id: 'INSCS027', title: 'Assess the risks in customer service' });
    expect(unit311.standard.statements.map(({ id, statement }) => [id, statement])).toEqual([...performanceCriteria, ...knowledgeStatements]);
    expect(unit311.standard.statements).toHaveLength(26);
  });

  test('every point meets a statement, and none is named twice by one', () => {
    const named = new Set(unit311.standard.statements.flatMap((statement) => statement.points));
    expect(unit311.points.filter((point) => !named.has(point.id))).toEqual([]);
    for (const { points } of unit311.standard.statements) expect(new Set(points).size).toBe(points.length);
  });

  test('criteria that say the same as the standard meet it', () => {
    const same = unit311.standard.statements.flatMap(({ id, statement, points }) =>
      unit311.points.filter((point) => bare(point.statement) === bare(statement)).map((point) => [id, point.id, points.includes(point.id)]),
    );
    expect(same).toEqual([
      ['P2', '311.1.2', true],
      ['P3', '311.1.3', true],
      ['P4', '311.1.4', true],
      ['P6', '311.1.6', true],
      ['P7', '311.1.7', true],
      ['P8', '311.2.1', true],
    ]);
  });
});

describe('its rules and hints', () => {
  test('the rules of each point', () => {
    expect(
      Object.fromEntries(
        unit311.points.map(({ id, rules }) => [id, rules.map(({ op, ...parameters }) => [op, ...Object.values(parameters)].join(' ')).join()]),
      ),
    ).toEqual({
      '1a': 'risk-identified everyday',
      '1b': 'risk-identified assessment',
      '1c': 'risk-identified discussion',
      '2a': 'assessments-complete risks',
      '2b': 'assessments-complete consequences',
      '2c': 'assessments-complete probability',
      '2d': 'assessments-complete judgement',
      '3a': 'group-consulted team',
      '3b': 'group-consulted suppliers',
      '3c': 'group-consulted managers',
      '4a': 'risk-actioned',
      '4b': 'risk-tolerated',
      '311.1.1': 'process-explained',
      '311.1.2': 'stage-risks financial',
      '311.1.3': 'stage-risks reputational',
      '311.1.4': 'stage-risks health-safety',
      '311.1.5': 'stage-risks sub-standard',
      '311.1.6': 'customers-told',
      '311.1.7': 'staff-told',
      '311.2.1': 'risks-rated probability',
      '311.2.2': 'risks-rated consequences',
      '311.2.3': 'risks-rated classification',
      '311.2.4': 'actions-from-colleagues',
      '311.2.5': 'procedure-adapted',
      '311.3.1': 'question-answered 311.3.1 techniques',
      '311.3.2': 'question-answered 311.3.2 none',
      '311.3.3': 'question-answered 311.3.3 types',
      '311.3.4': 'question-answered 311.3.4 cost-benefit',
      '311.3.5': 'question-answered 311.3.5 swot-pestle',
    });
  });

  test('each rule is told in a sentence of its own', () => {
    const told = unit311.points.flatMap((point) => point.rules.map(describeRule));
    for (const sentence of told) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(new Set(told).size).toBe(told.length);
  });

  test('each point asks a question and shows two to four examples', () => {
    const words = unit311.points.flatMap((point) => [point.prompt, ...point.goodEvidence]);
    for (const { prompt, goodEvidence } of unit311.points) {
      expect(prompt).toMatch(/\?$/);
      expect(goodEvidence.length).toBeGreaterThanOrEqual(2);
      expect(goodEvidence.length).toBeLessThanOrEqual(4);
      for (const example of goodEvidence) expect(example).toMatch(/^[A-Z].*\.$/);
    }
    expect(words.join(' ')).not.toMatch(/\b(learner|student|user)s?\b/i);
  });
});

function bare(words: string): string {
  return words.replace(/\.$/, '');
}
