import { expect, test } from 'vitest';
import type { z } from 'zod';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { evidence, type Evidence } from '../../src/domain/evidence.ts';
import { assessmentDetails, type Rating } from '../../src/domain/evidence/assessment.ts';
import { communicationDetails } from '../../src/domain/evidence/communication.ts';
import { decisionDetails } from '../../src/domain/evidence/decision.ts';
import { discussionDetails } from '../../src/domain/evidence/discussion.ts';
import { knowledgeDetails } from '../../src/domain/evidence/knowledge.ts';
import { processDetails } from '../../src/domain/evidence/process.ts';
import { threeByThree } from '../../src/domain/risk-method.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { openExample } from '../support/example.ts';

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
  ['C30: the process is not explained', withDetails(processDetails, 1, (details) => ({ ...details, explanation: ' ' })), '311.1.1'],
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
    withDetails(communicationDetails, 14, (details) => ({ ...details, riskIds: details.riskIds.filter((id) => id !== 'risk-14') })),
    '311.1.7',
  ],
  ['C2: the first assessment goes', without(4), '311.2.1 311.2.2 311.2.3'],
  ['C16: the second assessment goes, and with it the row without a judgement', without(11), '2d 311.2.1 311.2.2 311.2.3'],
  ['C3: E4 is a draft again, and E11 claims the same', asDraft(4), ''],
  ['C3: E5 is a draft again', asDraft(5), '3a'],
  ['C3: E6 is a draft again', asDraft(6), '3b'],
  ['C20: E6 names no possible action', withDetails(discussionDetails, 6, (details) => ({ ...details, possibleActions: [] })), '3b'],
  [
    'C20: Joseph took part in E5 for the managers instead; colleagues are still in E7',
    withDetails(discussionDetails, 5, (details) => ({ ...details, people: [{ id: 'p1', name: 'Joseph Osei', group: 'managers' as const }] })),
    '3c',
  ],
  ['C22: the reason to tolerate R3 is blank', withDetails(decisionDetails, 10, (details) => ({ ...details, reason: '' })), '4b'],
  ['C21, C46: one decision has no action done', withDetails(decisionDetails, 8, (details) => ({ ...details, actions: [] })), ''],
  [
    'C50: only one technique is left',
    withDetails(knowledgeDetails, 15, (details) => ({ ...details, techniques: details.techniques.slice(0, 1) })),
    '311.3.1',
  ],
  ['C51: the answer to 311.3.2 goes, though E20 claims it still', without(16), '311.3.2'],
  [
    'C52: one box is blank',
    withDetails(knowledgeDetails, 17, (details) => ({ ...details, types: { ...details.types, reputational: '' } })),
    '311.3.3',
  ],
];

test.each(edits)('%s', (_, edit, expected) => {
  const state = (snapshot: Snapshot) =>
    new Map(coverUnit(unit311, snapshot).points.map((found) => [found.point.id, [found.isClaimed, found.isSufficient, found.isEvidenced].join()]));
  const [before, after] = [state(openExample), state(edit(openExample))];
  expect([...before.keys()].filter((id) => before.get(id) !== after.get(id)).join(' ')).toBe(expected);
});

function withDetails<D>(schema: z.ZodType<D>, number: number, change: (details: D) => D): Edit {
  const changed = (item: Evidence) => evidence.parse({ ...item, details: change(schema.parse(item.details)) });
  return (snapshot) => ({ ...snapshot, evidence: snapshot.evidence.map((item) => (item.number === number ? changed(item) : item)) });
}

function withRow(assessment: number, risk: number, change: (row: Rating) => Rating): Edit {
  return withDetails(assessmentDetails, assessment, (details) => ({
    ...details,
    rows: details.rows.map((row) => (row.riskId === `risk-${risk}` ? change(row) : row)),
  }));
}

function withoutRow(assessment: number, risk: number): Edit {
  return withDetails(assessmentDetails, assessment, (details) => ({
    ...details,
    rows: details.rows.filter(({ riskId }) => riskId !== `risk-${risk}`),
  }));
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
