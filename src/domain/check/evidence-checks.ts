import { addMonths, formatDate, isIsoDate } from '../../lib/dates.ts';
import { confirmationsOf } from '../signed-content.ts';
import { evidenceReference, type Evidence } from '../evidence.ts';
import { doneActions } from '../evidence/decision.ts';
import { isFilled } from '../record.ts';
import type { Check, Found } from './finding.ts';

/** More than this share of all points claimed by one piece of evidence is probably too much. */
const OVERCLAIM_SHARE = 0.6;

/** Checks of the evidence: dates, actions, confirmation, claims and files. */
export const evidenceChecks: readonly Check[] = [
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
            return [at(evidence, action.id, `An action in ${evidenceReference(evidence)} has no owner.`, `details.actions.${index}.owner`)];
          if (isFilled(action.doneOn)) return [];
          if (!isFilled(action.due))
            return [at(evidence, action.id, `An action in ${evidenceReference(evidence)} has no due date.`, `details.actions.${index}.due`)];
          if (action.due < today)
            return [
              at(
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
          ? [at(only, 'only', `${evidenceReference(only)} is your only formal assessment.`, 'details.nextReview')]
          : [];
      const newest = assessments.reduce((latest, item) => (item.activityDate > latest ? item.activityDate : latest), '');
      for (const assessment of assessments) {
        const due = assessment.details.nextReview;
        if (isFilled(due) && due < today && newest < due)
          found.push(at(assessment, 'review', `The review of ${evidenceReference(assessment)} was due on ${formatDate(due)}.`, 'details.nextReview'));
      }
      for (const decision of facts.ofKind('decision')) {
        const due = decision.details.reviewDate;
        if (isFilled(due) && due < today)
          found.push(at(decision, 'review', `The review in ${evidenceReference(decision)} was due on ${formatDate(due)}.`, 'details.reviewDate'));
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
          at(
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
          at(
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
                  at(
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
        .map((evidence) => at(evidence, 'effect', `${evidenceReference(evidence)} does not say what the action did to the risk.`, 'details.effect')),
  },
  {
    code: 'K15',
    words: {
      title: 'No one else has confirmed anything',
      why: 'A word from someone who was there makes your evidence authentic.',
      remedy: 'Ask a witness to confirm one piece of evidence, or add a testimony.',
    },
    find: ({ facts }) => {
      const { evidence, signatures } = facts.snapshot;
      const isConfirmed = evidence.some(
        (item) =>
          confirmationsOf(signatures, item.id).length > 0 || ((item.kind === 'testimony' || item.kind === 'observation') && item.status === 'ready'),
      );
      if (evidence.length < 3 || isConfirmed) return [];
      return [{ about: 'portfolio', what: 'Nobody else has confirmed any of your evidence.', where: 'Portfolio', place: { screen: 'people' } }];
    },
  },
  {
    code: 'K16',
    words: {
      title: 'A policy document is the only evidence for a point',
      why: 'A policy shows what your organisation wants, not what you do.',
      remedy: 'Claim the point with evidence of your own work as well.',
    },
    find: ({ coverage }) =>
      coverage.points.flatMap((point) => {
        const [first, ...others] = point.claims;
        if (!first || others.some((claim) => !isPolicy(claim.evidence)) || !isPolicy(first.evidence)) return [];
        return [
          {
            about: `${first.evidence.id} ${point.point.id}`,
            what: `Only a policy document, ${evidenceReference(first.evidence)}, claims ${point.point.id}.`,
            where: evidenceReference(first.evidence),
            place: { screen: 'coverage', pointId: point.point.id },
          },
        ];
      }),
  },
  {
    code: 'K17',
    words: {
      title: 'One piece of evidence claims nearly everything',
      why: 'An assessor has to find each point in it. Claims on everything hide the ones that count.',
      remedy: 'Keep the claims that it shows best, each with the place to look.',
    },
    find: ({ facts, unit }) =>
      facts.snapshot.evidence
        .filter((evidence) => evidence.claims.length > unit.points.length * OVERCLAIM_SHARE)
        .map((evidence) =>
          at(evidence, 'claims', `${evidenceReference(evidence)} claims ${evidence.claims.length} of ${unit.points.length} points.`, 'claims'),
        ),
  },
  {
    code: 'K18',
    words: {
      title: 'A file is missing or cannot be read',
      why: 'Your assessor can only judge what opens.',
      remedy: 'Add the file again, or remove it.',
    },
    find: ({ facts, unreadableFiles }) =>
      facts.snapshot.evidence.flatMap((evidence) =>
        evidence.attachmentIds
          .filter((id) => unreadableFiles.has(id))
          .map((id) =>
            at(
              evidence,
              id,
              `A file of ${evidenceReference(evidence)} cannot be read: ${facts.snapshot.attachments.find((file) => file.id === id)?.name ?? 'it is missing'}.`,
              'attachmentIds',
            ),
          ),
      ),
  },
  {
    code: 'K19',
    words: {
      title: 'A photo has no description',
      why: 'Someone who cannot see the photo needs your words, and the PDF prints them.',
      remedy: 'Say in a sentence what the photo shows.',
    },
    find: ({ facts }) => {
      const byId = new Map(facts.snapshot.attachments.map((file) => [file.id, file]));
      return facts.snapshot.evidence.flatMap((evidence) =>
        evidence.attachmentIds.flatMap((id) => {
          const file = byId.get(id);
          return file?.kind === 'image' && !isFilled(file.alternativeText)
            ? [at(evidence, id, `The photo ${file.name} in ${evidenceReference(evidence)} has no description.`, 'attachmentIds')]
            : [];
        }),
      );
    },
  },
  {
    code: 'K20',
    words: {
      title: 'Evidence is still a draft',
      why: 'A draft claims nothing. Your assessor sees it, and it will be signed as it stands.',
      remedy: 'Finish it and mark it as ready, or delete it.',
    },
    find: ({ facts }) =>
      facts.snapshot.evidence
        .filter((evidence) => evidence.status === 'draft')
        .map((evidence) => at(evidence, 'draft', `${evidenceReference(evidence)} is still a draft.`, 'status')),
  },
  {
    code: 'K21',
    words: {
      title: 'Evidence is simulated',
      why: 'Simulated work needs the agreement of your assessor and IQA before it counts.',
      remedy: 'Ask your assessor, and say in the evidence what was agreed.',
    },
    find: ({ facts }) =>
      facts.snapshot.evidence
        .filter((evidence) => evidence.isSimulated)
        .map((evidence) => at(evidence, 'simulated', `${evidenceReference(evidence)} is of simulated work.`, 'isSimulated')),
  },
];

function isPolicy(evidence: Evidence): boolean {
  return evidence.kind === 'work-product' && evidence.details.isPolicy === true;
}

function at(evidence: Evidence, about: string, what: string, field: string): Found {
  return {
    about: `${evidence.id} ${about}`,
    what,
    where: evidenceReference(evidence),
    place: { screen: 'evidence', evidenceId: evidence.id, field },
  };
}
