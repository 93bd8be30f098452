import { z } from 'zod';
import { colleagueGroup } from '../evidence/discussion.ts';
import { riskType } from '../risk.ts';
import { assessmentsComplete } from './assessment-operations.ts';
import { claimsCounted } from './claim-operations.ts';
import { groupConsulted, riskActioned, riskIdentified, riskTolerated } from './cover-operations.ts';
import { customersTold, staffTold } from './communication-operations.ts';
import type { Facts } from './facts.ts';
import { questionAnswered } from './knowledge-operations.ts';
import type { Operation, Outcome } from './operation.ts';
import { processExplained, stageRisks } from './process-operations.ts';
import { actionsFromColleagues, procedureAdapted, risksRated } from './risk-operations.ts';

/**
 * A rule as a unit's file states it: the name of an operation and its parameters. A closed list: no expressions.
 * It is checked when the file is loaded, so a faulty rule never waits to be run.
 */
export const coverageRule = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('risk-identified'), kind: z.enum(['everyday', 'assessment', 'discussion']) }),
  z.strictObject({ op: z.literal('assessments-complete'), aspect: z.enum(['risks', 'consequences', 'probability', 'judgement']) }),
  z.strictObject({ op: z.literal('group-consulted'), group: colleagueGroup }),
  z.strictObject({ op: z.literal('risk-actioned') }),
  z.strictObject({ op: z.literal('risk-tolerated') }),
  z.strictObject({ op: z.literal('process-explained') }),
  z.strictObject({ op: z.literal('stage-risks'), type: riskType }),
  z.strictObject({ op: z.literal('customers-told') }),
  z.strictObject({ op: z.literal('staff-told') }),
  z.strictObject({ op: z.literal('risks-rated'), aspect: z.enum(['probability', 'consequences', 'classification']) }),
  z.strictObject({ op: z.literal('actions-from-colleagues') }),
  z.strictObject({ op: z.literal('procedure-adapted') }),
  z.strictObject({
    op: z.literal('question-answered'),
    point: z.string(),
    worksheet: z.enum(['none', 'techniques', 'types', 'cost-benefit', 'swot-pestle']),
  }),
  z.strictObject({ op: z.literal('claims-counted'), point: z.string(), pieces: z.int().min(1) }),
]);

export type CoverageRule = z.infer<typeof coverageRule>;
type Op = CoverageRule['op'];
type RuleOf<O extends Op> = Extract<CoverageRule, { op: O }>;

/** The operations: each told and found side by side. The compiler asks for one per name above. */
const operations: { readonly [O in Op]: Operation<RuleOf<O>> } = {
  'risk-identified': riskIdentified,
  'assessments-complete': assessmentsComplete,
  'group-consulted': groupConsulted,
  'risk-actioned': riskActioned,
  'risk-tolerated': riskTolerated,
  'process-explained': processExplained,
  'stage-risks': stageRisks,
  'customers-told': customersTold,
  'staff-told': staffTold,
  'risks-rated': risksRated,
  'actions-from-colleagues': actionsFromColleagues,
  'procedure-adapted': procedureAdapted,
  'question-answered': questionAnswered,
  'claims-counted': claimsCounted,
};

/** The rule in one sentence. */
export function describeRule(rule: CoverageRule): string {
  return operationOf(rule).describe(rule);
}

/** What the rule finds in a portfolio. */
export function evaluateRule(rule: CoverageRule, facts: Facts): Outcome {
  return operationOf(rule).evaluate(facts, rule);
}

function operationOf(rule: CoverageRule): Operation<CoverageRule> {
  return operations[rule.op] as Operation<CoverageRule>;
}
