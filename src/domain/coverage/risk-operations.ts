import { evidenceReference } from '../evidence.ts';
import type { Rating } from '../evidence/assessment.ts';
import { doneActions } from '../evidence/decision.ts';
import { isFilled } from '../record.ts';
import { dimensionNames, dimensions, type Risk } from '../risk.ts';
import type { RiskMethod } from '../risk-method.ts';
import { isStep, type Facts } from './facts.ts';
import { countOf, joinWords, type Gap, type Operation } from './operation.ts';
import { named, noRisks } from './risk-words.ts';

type Aspect = 'probability' | 'consequences' | 'classification';

/** C42–C44: each risk is rated in one aspect (311.2.1–311.2.3); its latest rating counts. */
export const risksRated: Operation<{ aspect: Aspect }> = {
  describe: ({ aspect }) =>
    ({
      probability: 'Each risk has a probability.',
      consequences: 'Each risk has a consequence in finance, in reputation, and in health and safety. None is an answer; blank is not.',
      classification: 'Each risk is classified high, medium or low.',
    })[aspect],
  evaluate: (facts, { aspect }) => {
    if (facts.risks.length === 0) return noRisks();
    const gaps = facts.risks.flatMap((risk) => ratingGap(facts, risk, aspect) ?? []);
    const noun = { probability: 'a probability', consequences: 'all three consequences', classification: 'a class' }[aspect];
    const rated = facts.risks.length - gaps.length;
    return {
      gaps,
      summary: `${rated} of ${countOf(facts.risks.length, 'risk')} ${rated === 1 ? 'has' : 'have'} ${noun}`,
      support: facts
        .ofKind('assessment')
        .filter((assessment) => facts.rowsOf(assessment).some(({ rating }) => missingField(rating, aspect, facts.method) === undefined)),
    };
  },
};

/** C45: work with colleagues on at least one risk led to possible actions (311.2.4). */
export const actionsFromColleagues: Operation<unknown> = {
  describe: () => 'A discussion of at least one risk led to possible actions.',
  evaluate: (facts) => {
    const support = facts.ofKind('discussion').filter((discussion) => {
      const { possibleActions } = discussion.details;
      const speaksOfRisk = facts.risksIn(discussion).length > 0 || possibleActions.some((row) => facts.riskById.has(row.riskId));
      return speaksOfRisk && possibleActions.some((row) => isFilled(row.action));
    });
    if (support.length > 0) return { gaps: [], summary: `${countOf(support.length, 'discussion')} with possible actions`, support };
    const [first] = facts.ofKind('discussion');
    const place = first
      ? ({ screen: 'evidence', evidenceId: first.id, field: 'details.possibleActions' } as const)
      : ({ screen: 'new-evidence', kind: 'discussion' } as const);
    return {
      gaps: [
        {
          sentence: 'No discussion has led to possible actions yet.',
          remedy: 'Record the actions that you and your colleagues considered for a risk.',
          place,
          button: first ? `Open ${evidenceReference(first)}` : 'New discussion',
          minutes: first ? 4 : 10,
        },
      ],
      summary: 'No possible actions yet',
      support,
    };
  },
};

/** C46: at least one action done that adapted a procedure: before, after, and what it did to the risk (311.2.5). */
export const procedureAdapted: Operation<unknown> = {
  describe: () => 'At least one action that is done adapted a procedure: how it was before, how it is after, and what that did to the risk.',
  evaluate: (facts) => {
    const acted = facts.ofKind('decision').filter((evidence) => evidence.details.decision === 'act' && facts.riskById.has(evidence.details.riskId));
    const isAdapted = ({ details }: (typeof acted)[number]) =>
      doneActions(details).length > 0 && [details.before, details.after, details.effect].every(isFilled);
    const support = acted.filter(isAdapted);
    if (support.length > 0) return { gaps: [], summary: `${countOf(support.length, 'procedure')} adapted`, support };
    const candidate = acted.find((evidence) => doneActions(evidence.details).length > 0) ?? acted[0];
    if (!candidate) {
      const gap: Gap = {
        sentence: 'No procedure has been adapted yet.',
        remedy: 'Record an action that changed how things are done: before, after, and its effect.',
        place: { screen: 'new-evidence', kind: 'decision' },
        button: 'New decision',
        minutes: 12,
      };
      return { gaps: [gap], summary: 'No procedure adapted yet', support };
    }
    const missing = (['before', 'after', 'effect'] as const).find((field) => !isFilled(candidate.details[field]));
    const gap: Gap = {
      sentence: `${evidenceReference(candidate)} does not show ${missingOfProcedure[missing ?? 'action']}.`,
      remedy: 'Describe the procedure before and after, and what the change did to the risk.',
      place: { screen: 'evidence', evidenceId: candidate.id, field: missing === undefined ? 'details.actions' : `details.${missing}` },
      button: `Open ${evidenceReference(candidate)}`,
      minutes: 4,
    };
    return { gaps: [gap], summary: 'No procedure adapted yet', support };
  },
};

const missingOfProcedure = {
  before: 'how the procedure was before',
  after: 'how the procedure is after',
  effect: 'what the change did to the risk',
  action: 'an action that is done',
} as const;

function ratingGap(facts: Facts, risk: Risk, aspect: Aspect): Gap | undefined {
  const [latest] = facts.ratingsOf(risk.id);
  if (!latest) return unrated(facts, risk);
  const missing = missingField(latest.rating, aspect, facts.method);
  if (missing === undefined) return undefined;
  return {
    sentence: `${named(risk)} has no ${missing.noun}.`,
    remedy: `Rate it in ${evidenceReference(latest.assessment)}.`,
    place: { screen: 'evidence', evidenceId: latest.assessment.id, field: `details.rows.${latest.index}.${missing.field}` },
    button: `Open ${evidenceReference(latest.assessment)}`,
    minutes: 1,
  };
}

/** The field that is open. A step that the method does not have is named with the scale, since there is something in its field. */
function missingField(rating: Rating, aspect: Aspect, method: RiskMethod): { noun: string; field: string } | undefined {
  const onScale = (step: number | null) => (step === null ? '' : ` on the ${method.size} × ${method.size} scale`);
  if (aspect === 'probability') {
    return isStep(method, rating.probability) ? undefined : { noun: `probability${onScale(rating.probability)}`, field: 'probability' };
  }
  if (aspect === 'classification') return rating.classification === null ? { noun: 'class', field: 'classification' } : undefined;
  const open = dimensions.filter((dimension) => !isStep(method, rating.consequences[dimension].step));
  const [first] = open;
  if (first === undefined) return undefined;
  const names = open.map((dimension) => dimensionNames[dimension].toLowerCase());
  return { noun: `consequence for ${joinWords(names, 'or')}${onScale(rating.consequences[first].step)}`, field: `consequences.${first}.step` };
}

function unrated(facts: Facts, risk: Risk): Gap {
  const assessment = facts.ofKind('assessment').at(-1);
  return {
    sentence: `${named(risk)} is not in any formal assessment.`,
    remedy: 'Rate its probability and consequences in a formal assessment.',
    place: assessment
      ? { screen: 'evidence', evidenceId: assessment.id, field: 'details.rows' }
      : { screen: 'new-evidence', kind: 'assessment', riskId: risk.id },
    button: assessment ? `Open ${evidenceReference(assessment)}` : 'New formal assessment',
    minutes: 4,
  };
}
