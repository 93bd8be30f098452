import { evidenceReference, kindNoun, type Evidence, type EvidenceKind, type EvidenceOf } from '../evidence.ts';
import { colleagueGroupNames, type ColleagueGroup } from '../evidence/discussion.ts';
import { doneActions } from '../evidence/decision.ts';
import { isFilled } from '../record.ts';
import { riskReference } from '../risk.ts';
import { isIdentified, type Facts } from './facts.ts';
import { countOf, type Gap, type Operation, type Outcome } from './operation.ts';

/** C10, C11, C12: evidence of one kind in which at least one risk was identified (cover 1a–1c). */
export const riskIdentified: Operation<{ kind: 'everyday' | 'assessment' | 'discussion' }> = {
  describe: ({ kind }) =>
    ({
      everyday: 'An everyday entry in which at least one risk was identified.',
      assessment: 'A formal assessment with at least one risk assessed.',
      discussion: 'A discussion with colleagues in which at least one risk was identified.',
    })[kind],
  evaluate: (facts, { kind }) => {
    const all: readonly Evidence[] = facts.ofKind(kind);
    const support = all.filter((evidence) => facts.risksIn(evidence).some(isIdentified));
    const summary =
      support.length === 0 ? `No ${kindNoun(kind)} with a risk yet` : `${countOf(support.length, kindNoun(kind), plural(kind))} with a risk`;
    if (support.length > 0) return { gaps: [], summary, support };
    const [first] = all;
    const gap: Gap = first
      ? nothingIdentified(facts, first)
      : {
          sentence: {
            everyday: 'You have not recorded a risk noticed in your everyday work.',
            assessment: 'You have not recorded a formal risk assessment.',
            discussion: 'You have not recorded a discussion of risk with colleagues.',
          }[kind],
          remedy: {
            everyday: 'Write down one thing you noticed and what may happen.',
            assessment: 'Choose a part of your process and rate its risks.',
            discussion: 'Record who took part and what you identified together.',
          }[kind],
          place: { screen: 'new-evidence', kind },
          button: `New ${kindNoun(kind)}`,
          minutes: { everyday: 5, assessment: 20, discussion: 10 }[kind],
        };
    return { gaps: [gap], summary, support };
  },
};

/** C20: of the three groups, one took part in identifying possible actions (cover 3a–3c). */
export const groupConsulted: Operation<{ group: ColleagueGroup }> = {
  describe: ({ group }) => `A discussion in which ${lowerFirst(colleagueGroupNames[group])} took part and possible actions were identified.`,
  evaluate: (facts, { group }) => {
    const withGroup = facts.ofKind('discussion').filter((discussion) => discussion.details.people.some((person) => person.group === group));
    const support = withGroup.filter((discussion) => discussion.details.possibleActions.some((row) => isFilled(row.action)));
    if (support.length > 0) return { gaps: [], summary: `${countOf(support.length, 'discussion')} with possible actions`, support };
    const [first] = withGroup;
    const gap: Gap = first
      ? {
          sentence: `${evidenceReference(first)} names no possible action.`,
          remedy: 'Add an action that you considered together.',
          place: { screen: 'evidence', evidenceId: first.id, field: 'details.possibleActions' },
          button: `Open ${evidenceReference(first)}`,
          minutes: 3,
        }
      : {
          sentence: `No discussion with ${lowerFirst(colleagueGroupNames[group])} yet.`,
          remedy: 'Record what you identified together, and the actions you considered.',
          place: { screen: 'new-evidence', kind: 'discussion' },
          button: 'New discussion',
          minutes: 10,
        };
    return { gaps: [gap], summary: 'Not met yet', support };
  },
};

/** C21: a risk that was actioned, the action described and done (cover 4a). */
export const riskActioned: Operation<unknown> = {
  describe: () => 'A decision to act on a risk, with an action that is described and done.',
  evaluate: (facts) => decisionOutcome(facts, 'act'),
};

/** C22: a risk judged tolerable, no action taken, with the reason and a review date (cover 4b). */
export const riskTolerated: Operation<unknown> = {
  describe: () => 'A decision that a risk is tolerable, with no action, the reason, and a review date.',
  evaluate: (facts) => decisionOutcome(facts, 'tolerate'),
};

function decisionOutcome(facts: Facts, decision: 'act' | 'tolerate'): Outcome {
  const decided = facts.ofKind('decision').filter((evidence) => evidence.details.decision === decision);
  const support = decided.filter((evidence) => unfinished(facts, evidence) === undefined);
  const word = decision === 'act' ? 'actioned' : 'tolerated';
  if (support.length > 0) return { gaps: [], summary: `${countOf(support.length, 'risk')} ${word}`, support };
  const [first] = decided;
  return { gaps: [(first && unfinished(facts, first)) ?? noDecision(decision)], summary: `No risk ${word} yet`, support };
}

/** What keeps a decision from counting; undefined when it counts. */
function unfinished(facts: Facts, evidence: EvidenceOf<'decision'>): Gap | undefined {
  const { details } = evidence;
  const reference = evidenceReference(evidence);
  const gap = (sentence: string, remedy: string, field: string): Gap => ({
    sentence: `${reference} ${sentence}`,
    remedy,
    place: { screen: 'evidence', evidenceId: evidence.id, field: `details.${field}` },
    button: `Open ${reference}`,
    minutes: 3,
  });
  if (!facts.riskById.has(details.riskId)) return gap('does not say which risk it is about.', 'Choose the risk.', 'riskId');
  const hasDoneAction = doneActions(details).length > 0;
  if (details.decision === 'act')
    return hasDoneAction ? undefined : gap('has no action that is done.', 'Describe the action and give the date it was done.', 'actions');
  if (hasDoneAction)
    return gap('tolerates a risk, yet an action was done.', 'Change the decision to action taken, or remove the action.', 'decision');
  if (!isFilled(details.reason)) return gap('does not say why the risk is tolerable.', 'Give your reason.', 'reason');
  return isFilled(details.reviewDate) ? undefined : gap('has no review date.', 'Say when you will look at this risk again.', 'reviewDate');
}

function noDecision(decision: 'act' | 'tolerate'): Gap {
  return {
    sentence: decision === 'act' ? 'No risk has been actioned yet.' : 'No risk has been judged tolerable yet.',
    remedy: decision === 'act' ? 'Record one risk that you acted on, and what was done.' : 'Record one risk that you decided to live with, and why.',
    place: { screen: 'new-evidence', kind: 'decision' },
    button: 'New decision',
    minutes: decision === 'act' ? 12 : 6,
  };
}

function nothingIdentified(facts: Facts, evidence: Evidence): Gap {
  const [blank] = facts.risksIn(evidence);
  if (blank) {
    return {
      sentence: `${riskReference(blank)} in ${evidenceReference(evidence)} is not described yet.`,
      remedy: 'Say what may happen.',
      place: { screen: 'register', riskId: blank.id, field: 'event' },
      button: `Open ${riskReference(blank)}`,
      minutes: 2,
    };
  }
  return {
    sentence: `${evidenceReference(evidence)} does not name a risk yet.`,
    remedy: 'Add the risk that you identified to it.',
    place: { screen: 'evidence', evidenceId: evidence.id, field: evidence.kind === 'assessment' ? 'details.rows' : 'details.riskIds' },
    button: `Open ${evidenceReference(evidence)}`,
    minutes: 3,
  };
}

function plural(kind: EvidenceKind): string {
  return kind === 'everyday' ? 'everyday entries' : `${kindNoun(kind)}s`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
