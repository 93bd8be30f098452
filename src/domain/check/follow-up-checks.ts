import { addMonths, formatDate, isIsoDate } from '../../lib/dates.ts';
import { evidenceReference } from '../evidence.ts';
import { doneActions } from '../evidence/decision.ts';
import { isFilled } from '../record.ts';
import type { Check, Found } from './finding.ts';
import { foundAt } from './found-at.ts';

/** Checks of what was to follow and when: actions, reviews, dates, and what came of them. */
export const followUpChecks: readonly Check[] = [
  {
    code: 'K10',
    words: {
      title: 'An action has no owner or date, or is overdue',
      why: 'An action that nobody owns, or that was due and not done, does not show that a risk is managed.',
      remedy: 'Give it an owner and a due date, or the date it was done.',
    },
    find: ({ facts, today }) =>
      facts.ofKind('decision').flatMap((evidence) =>
        evidence.details.actions.flatMap((action, index) => {
          if (!isFilled(action.action)) return [];
          if (!isFilled(action.owner))
            return [foundAt(evidence, action.id, `An action in ${evidenceReference(evidence)} has no owner.`, `details.actions.${index}.owner`)];
          if (isFilled(action.doneOn)) return [];
          if (!isFilled(action.due))
            return [foundAt(evidence, action.id, `An action in ${evidenceReference(evidence)} has no due date.`, `details.actions.${index}.due`)];
          if (action.due < today)
            return [
              foundAt(
                evidence,
                action.id,
                `An action in ${evidenceReference(evidence)} was due on ${formatDate(action.due)} and is not done.`,
                `details.actions.${index}.doneOn`,
              ),
            ];
          return [];
        }),
      ),
  },
  {
    code: 'K11',
    words: {
      title: 'Only one assessment, or a review date that has passed',
      why: 'Risks in customer service change. One assessment is a snapshot; looking again shows that you manage them.',
      remedy: 'Assess again, and record what changed.',
    },
    find: ({ facts, today }) => {
      const assessments = facts.ofKind('assessment');
      const [only] = assessments;
      const found: Found[] =
        only && assessments.length === 1
          ? [foundAt(only, 'only', `${evidenceReference(only)} is your only formal assessment.`, 'details.nextReview')]
          : [];
      const newest = assessments.reduce((latest, item) => (item.activityDate > latest ? item.activityDate : latest), '');
      for (const assessment of assessments) {
        const due = assessment.details.nextReview;
        if (isFilled(due) && due < today && newest < due)
          found.push(
            foundAt(assessment, 'review', `The review of ${evidenceReference(assessment)} was due on ${formatDate(due)}.`, 'details.nextReview'),
          );
      }
      for (const decision of facts.ofKind('decision')) {
        const due = decision.details.reviewDate;
        if (isFilled(due) && due < today)
          found.push(
            foundAt(decision, 'review', `The review in ${evidenceReference(decision)} was due on ${formatDate(due)}.`, 'details.reviewDate'),
          );
      }
      return found;
    },
  },
  {
    code: 'K12',
    words: {
      title: 'Evidence may be too old',
      why: 'Evidence must show that you are competent now.',
      remedy: 'Add newer evidence for the same points, or ask your assessor whether this still counts.',
    },
    find: ({ facts, today, unit }) => {
      const oldest = addMonths(today, -unit.currencyMonths);
      return facts.snapshot.evidence
        .filter(({ activityDate }) => activityDate < oldest && isIsoDate(activityDate))
        .map((evidence) =>
          foundAt(
            evidence,
            'old',
            `${evidenceReference(evidence)} is of ${formatDate(evidence.activityDate)}, more than ${unit.currencyMonths} months ago.`,
            'activityDate',
          ),
        );
    },
  },
  {
    code: 'K13',
    words: { title: 'A date is in the future', why: 'Evidence is of what has happened.', remedy: 'Correct the date.' },
    find: ({ facts, today }) => [
      ...facts.snapshot.evidence
        .filter((evidence) => evidence.activityDate > today)
        .map((evidence) =>
          foundAt(
            evidence,
            'activity',
            `${evidenceReference(evidence)} is dated ${formatDate(evidence.activityDate)}, which is still to come.`,
            'activityDate',
          ),
        ),
      ...facts
        .ofKind('decision')
        .flatMap((evidence) =>
          evidence.details.actions.flatMap((action, index) =>
            action.doneOn > today
              ? [
                  foundAt(
                    evidence,
                    action.id,
                    `An action in ${evidenceReference(evidence)} is marked as done on ${formatDate(action.doneOn)}, which is still to come.`,
                    `details.actions.${index}.doneOn`,
                  ),
                ]
              : [],
          ),
        ),
    ],
  },
  {
    code: 'K14',
    words: {
      title: 'No reflection on what an action achieved',
      why: 'Doing something is half of it; knowing whether it worked is the other half.',
      remedy: 'Say what the action did to the risk, and what you would improve.',
    },
    find: ({ facts }) =>
      facts
        .ofKind('decision')
        .filter((evidence) => evidence.details.decision === 'act' && doneActions(evidence.details).length > 0 && !isFilled(evidence.details.effect))
        .map((evidence) =>
          foundAt(evidence, 'effect', `${evidenceReference(evidence)} does not say what the action did to the risk.`, 'details.effect'),
        ),
  },
];
