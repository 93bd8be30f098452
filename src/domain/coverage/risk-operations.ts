import { evidenceReference, type EvidenceOf } from '../evidence.ts';
import type { Rating } from '../evidence/assessment.ts';
import { doneActions } from '../evidence/decision.ts';
import { isFilled } from '../record.ts';
import { dimensionNames, dimensions, riskName, riskReference, type Risk } from '../risk.ts';
import type { RiskMethod } from '../risk-method.ts';
import { isStep, type Facts } from './facts.ts';
import { countOf, joinWords, type Gap, type Operation, type Outcome } from './operation.ts';

type Audience = 'customers' | 'staff';
type Aspect = 'probability' | 'consequences' | 'classification';

/** C40: each risk marked as affecting customers has a record of how customers were told (311.1.6). */
export const customersTold: Operation<unknown> = {
  describe: () => 'Each risk says whether it affects customers, and each one that does has a record of how customers were told.',
  evaluate: (facts) => {
    if (facts.risks.length === 0) return noRisks();
    const affecting = facts.risks.filter((risk) => risk.affectsCustomers === true);
    const open = affecting.filter((risk) => !isTold(facts, risk, 'customers'));
    const gaps: Gap[] = facts.risks
      .filter((risk) => risk.affectsCustomers === null)
      .map((risk) => riskGap(risk, `${named(risk)} does not say whether it affects customers.`, 'Answer yes or no.', 'affectsCustomers', 1));
    gaps.push(...open.map((risk) => untold(facts, risk, 'customers')));
    if (affecting.length === 0 && gaps.length === 0) {
      gaps.push({ sentence: 'No risk is marked as affecting customers.', remedy: 'Mark at least one risk that might affect them, and record how you told them.', place: { screen: 'register' }, button: 'Open register', minutes: 4 });
    }
    const count = affecting.length;
    return { gaps, summary: `Customers were told of ${count - open.length} of ${countOf(count, 'risk')} that ${count === 1 ? 'affects' : 'affect'} them`, support: tellingOf(facts, affecting, 'customers') };
  },
};

/** C41: each risk is in a record of staff awareness (311.1.7). */
export const staffTold: Operation<unknown> = {
  describe: () => 'Each risk is in a record of how staff were made aware of it.',
  evaluate: (facts) => {
    if (facts.risks.length === 0) return noRisks();
    const open = facts.risks.filter((risk) => !isTold(facts, risk, 'staff'));
    return {
      gaps: open.map((risk) => untold(facts, risk, 'staff')),
      summary: `${facts.risks.length - open.length} of ${countOf(facts.risks.length, 'risk')} shared with staff`,
      support: tellingOf(facts, facts.risks, 'staff'),
    };
  },
};

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
        .filter((assessment) => assessment.details.rows.some((rating) => facts.riskById.has(rating.riskId) && missingField(rating, aspect, facts.method) === undefined))
        .map((assessment) => assessment.id),
    };
  },
};

/** C45: work with colleagues on at least one risk led to possible actions (311.2.4). */
export const actionsFromColleagues: Operation<unknown> = {
  describe: () => 'A discussion of at least one risk led to possible actions.',
  evaluate: (facts) => {
    const support = facts
      .ofKind('discussion')
      .filter(({ details }) => facts.existing([...details.riskIds, ...details.possibleActions.map((row) => row.riskId)]).length > 0 && details.possibleActions.some((row) => isFilled(row.action)))
      .map((evidence) => evidence.id);
    if (support.length > 0) return { gaps: [], summary: `${countOf(support.length, 'discussion')} with possible actions`, support };
    const [first] = facts.ofKind('discussion');
    const place = first ? ({ screen: 'evidence', evidenceId: first.id, field: 'details.possibleActions' } as const) : ({ screen: 'new-evidence', kind: 'discussion' } as const);
    return {
      gaps: [{ sentence: 'No discussion has led to possible actions yet.', remedy: 'Record the actions that you and your colleagues considered for a risk.', place, button: first ? `Open ${evidenceReference(first)}` : 'New discussion', minutes: first ? 4 : 10 }],
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
    const isAdapted = ({ details }: (typeof acted)[number]) => doneActions(details).length > 0 && [details.before, details.after, details.effect].every(isFilled);
    const support = acted.filter(isAdapted).map((evidence) => evidence.id);
    if (support.length > 0) return { gaps: [], summary: `${countOf(support.length, 'procedure')} adapted`, support };
    const candidate = acted.find((evidence) => doneActions(evidence.details).length > 0) ?? acted[0];
    if (!candidate) {
      const gap: Gap = { sentence: 'No procedure has been adapted yet.', remedy: 'Record an action that changed how things are done: before, after, and its effect.', place: { screen: 'new-evidence', kind: 'decision' }, button: 'New decision', minutes: 12 };
      return { gaps: [gap], summary: 'No procedure adapted yet', support };
    }
    const missing = (['before', 'after', 'effect'] as const).find((field) => !isFilled(candidate.details[field]));
    const gap: Gap = {
      sentence: `${evidenceReference(candidate)} does not show ${missing === undefined ? 'an action that is done' : { before: 'how the procedure was before', after: 'how the procedure is after', effect: 'what the change did to the risk' }[missing]}.`,
      remedy: 'Describe the procedure before and after, and what the change did to the risk.',
      place: { screen: 'evidence', evidenceId: candidate.id, field: missing === undefined ? 'details.actions' : `details.${missing}` },
      button: `Open ${evidenceReference(candidate)}`,
      minutes: 4,
    };
    return { gaps: [gap], summary: 'No procedure adapted yet', support };
  },
};

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
  if (aspect === 'probability') return isStep(method, rating.probability) ? undefined : { noun: `probability${onScale(rating.probability)}`, field: 'probability' };
  if (aspect === 'classification') return rating.classification === null ? { noun: 'class', field: 'classification' } : undefined;
  const open = dimensions.filter((dimension) => !isStep(method, rating.consequences[dimension].step));
  const [first] = open;
  if (first === undefined) return undefined;
  const noun = `consequence for ${joinWords(open.map((dimension) => dimensionNames[dimension].toLowerCase()), 'or')}${onScale(rating.consequences[first].step)}`;
  return { noun, field: `consequences.${first}.step` };
}

function unrated(facts: Facts, risk: Risk): Gap {
  const assessment = facts.ofKind('assessment').at(-1);
  return {
    sentence: `${named(risk)} is not in any formal assessment.`,
    remedy: 'Rate its probability and consequences in a formal assessment.',
    place: assessment ? { screen: 'evidence', evidenceId: assessment.id, field: 'details.rows' } : { screen: 'new-evidence', kind: 'assessment', riskId: risk.id },
    button: assessment ? `Open ${evidenceReference(assessment)}` : 'New formal assessment',
    minutes: 4,
  };
}

/** C40, C41: a communication tells of its risks once it says how or what; an empty one tells nothing. */
function tells({ details }: EvidenceOf<'communication'>): boolean {
  return isFilled(details.channel) || isFilled(details.message);
}

function isTold(facts: Facts, risk: Risk, audience: Audience): boolean {
  return facts.communicationsTo(audience).get(risk.id)?.some(tells) ?? false;
}

function tellingOf(facts: Facts, risks: readonly Risk[], audience: Audience): readonly string[] {
  const about = facts.communicationsTo(audience);
  return [...new Set(risks.flatMap((risk) => (about.get(risk.id) ?? []).filter(tells).map((evidence) => evidence.id)))];
}

function untold(facts: Facts, risk: Risk, audience: Audience): Gap {
  const [empty] = facts.communicationsTo(audience).get(risk.id) ?? [];
  if (empty) {
    return {
      sentence: `${evidenceReference(empty)} does not say how ${audience} were told of ${named(risk)}.`,
      remedy: 'Say how you told them, and what.',
      place: { screen: 'evidence', evidenceId: empty.id, field: 'details.channel' },
      button: `Open ${evidenceReference(empty)}`,
      minutes: 3,
    };
  }
  return {
    sentence: audience === 'customers' ? `${named(risk)} affects customers, but no one has told them.` : `${named(risk)} has not been shared with staff.`,
    remedy: audience === 'customers' ? 'Record the notice, script or e-mail that you used.' : 'Record the briefing, e-mail or notice that you used.',
    place: { screen: 'new-evidence', kind: 'communication', riskId: risk.id, audience },
    button: 'Add record',
    minutes: 4,
  };
}

function riskGap(risk: Risk, sentence: string, remedy: string, field: string, minutes: number): Gap {
  return { sentence, remedy, place: { screen: 'register', riskId: risk.id, field }, button: `Open ${riskReference(risk)}`, minutes };
}

function noRisks(): Outcome {
  return {
    gaps: [{ sentence: 'You have not recorded any risk yet.', remedy: 'Start with something you noticed at work.', place: { screen: 'new-evidence', kind: 'everyday' }, button: 'New everyday entry', minutes: 5 }],
    summary: 'No risks yet',
    support: [],
  };
}

function named(risk: Risk): string {
  const name = riskName(risk);
  return `${riskReference(risk)} “${name.length > 60 ? `${name.slice(0, 57).trimEnd()}…` : name}”`;
}
