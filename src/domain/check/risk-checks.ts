import { remember } from '../../lib/remember.ts';
import { evidenceReference } from '../evidence.ts';
import { isOverridden } from '../evidence/assessment.ts';
import { isFilled } from '../record.ts';
import { riskReference, type Risk } from '../risk.ts';
import { levelNames } from '../risk-method.ts';
import type { Facts, RatedRow } from '../coverage/facts.ts';
import type { Check, Found } from './finding.ts';

/** A reason shorter than this many words rarely carries the tolerance of a high risk. */
const STRONG_REASON_WORDS = 12;

const PRIVACY_WORDS = /\b(data|privacy|gdpr|confidential\w*|personal (details|information)|password|identity|records?)\b/i;

/** Checks of the risks and their ratings. */
export const riskChecks: readonly Check[] = [
  {
    code: 'K1',
    words: {
      title: 'Hazard and risk say the same thing',
      why: 'A hazard is the source of trouble; a risk is what may happen because of it. Assessors look for the difference.',
      remedy: 'Name the source in the hazard, and the event in what may happen.',
    },
    find: ({ facts }) =>
      facts.risks
        .filter(saysTheSame)
        .map((risk) => atRisk(risk, `${riskReference(risk)} gives the same words as hazard and as what may happen.`, 'hazard')),
  },
  {
    code: 'K2',
    words: {
      title: 'All risks are classified alike',
      why: 'Classifying is for setting priorities. When everything is the same, nothing comes first.',
      remedy: 'Look again at the probability and consequences of the most and the least serious risk.',
    },
    find: ({ facts }) => {
      const classes = facts.risks.flatMap((risk) => latest(facts, risk)?.rating.classification ?? []);
      const [first] = classes;
      if (first === undefined || classes.length < 3 || new Set(classes).size > 1) return [];
      return [
        {
          about: 'register',
          what: `All ${classes.length} classified risks are ${levelNames[first].toLowerCase()}.`,
          where: 'Register',
          place: { screen: 'register' },
        },
      ];
    },
  },
  {
    code: 'K3',
    words: {
      title: 'A kind of risk that is easily overlooked is missing',
      why: 'Damage to reputation and breaches of data privacy are easy to miss, and most customer service has both.',
      remedy: 'Think of what customers say about you in public, and of what you know about them. Add the risk, or say why there is none.',
    },
    find: ({ facts }) => {
      if (facts.risks.length === 0) return [];
      const found: Found[] = [];
      if (!facts.risks.some((risk) => risk.type === 'reputational'))
        found.push({ about: 'reputation', what: 'The register has no reputational risk.', where: 'Register', place: { screen: 'register' } });
      if (!facts.risks.some((risk) => PRIVACY_WORDS.test(`${risk.title} ${risk.hazard} ${risk.event}`))) {
        found.push({
          about: 'privacy',
          what: 'No risk in the register speaks of customers’ data.',
          where: 'Register',
          place: { screen: 'register' },
        });
      }
      return found;
    },
  },
  {
    code: 'K4',
    words: {
      title: 'A high risk is tolerated without a strong reason',
      why: 'A high risk that nothing is done about needs the best reason in the portfolio.',
      remedy: 'Say what acting would cost, why that is out of proportion, and what keeps the risk in check.',
    },
    find: ({ facts }) =>
      facts.ofKind('decision').flatMap((evidence) => {
        const { decision, riskId, reason } = evidence.details;
        const rating = facts.ratingsOf(riskId)[0]?.rating;
        if (decision !== 'tolerate' || rating?.classification !== 'high' || countWords(reason) >= STRONG_REASON_WORDS) return [];
        const risk = facts.riskById.get(riskId);
        return [
          {
            about: evidence.id,
            what: `${evidenceReference(evidence)} tolerates ${risk ? riskReference(risk) : 'a risk'}, which is high, with a short reason.`,
            where: evidenceReference(evidence),
            place: { screen: 'evidence', evidenceId: evidence.id, field: 'details.reason' },
          },
        ];
      }),
  },
  {
    code: 'K5',
    words: {
      title: 'A classification differs from the matrix without a reason',
      why: 'You may classify otherwise than your organisation’s matrix. Your assessor will ask why.',
      remedy: 'Write your reason beside the classification.',
    },
    find: ({ facts }) =>
      facts.ofKind('assessment').flatMap((assessment) =>
        assessment.details.rows.flatMap((row, index) => {
          const risk = facts.riskById.get(row.riskId);
          if (!risk || !isOverridden(row, facts.snapshot.portfolio.method) || isFilled(row.overrideReason)) return [];
          return [
            {
              about: row.id,
              what: `${riskReference(risk)} in ${evidenceReference(assessment)} is classified otherwise than the matrix, without a reason.`,
              where: evidenceReference(assessment),
              place: { screen: 'evidence', evidenceId: assessment.id, field: `details.rows.${index}.overrideReason` },
            },
          ];
        }),
      ),
  },
  {
    code: 'K6',
    words: {
      title: 'A consequence is blank',
      why: 'The unit asks for consequences in finance, in reputation, and in health and safety for each risk. None is an answer; blank is not.',
      remedy: 'Rate all three.',
    },
    find: ({ facts }) =>
      facts.ofKind('assessment').flatMap((assessment) =>
        assessment.details.rows.flatMap((row, index) => {
          const risk = facts.riskById.get(row.riskId);
          const steps = Object.values(row.consequences).map(({ step }) => step);
          if (!risk || steps.every((step) => step !== null) || steps.every((step) => step === null)) return [];
          const dimension =
            row.consequences.finance.step === null ? 'finance' : row.consequences.reputation.step === null ? 'reputation' : 'healthAndSafety';
          return [
            {
              about: row.id,
              what: `${riskReference(risk)} in ${evidenceReference(assessment)} has a blank consequence.`,
              where: evidenceReference(assessment),
              place: { screen: 'evidence', evidenceId: assessment.id, field: `details.rows.${index}.consequences.${dimension}.step` },
            },
          ];
        }),
      ),
  },
];

const saysTheSame = remember(({ hazard, event }: Risk) => isFilled(hazard) && normalise(hazard) === normalise(event));

function normalise(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function countWords(words: string): number {
  return words.split(/\s+/).filter(Boolean).length;
}

function latest(facts: Facts, risk: Risk): RatedRow | undefined {
  return facts.ratingsOf(risk.id)[0];
}

function atRisk(risk: Risk, what: string, field: string): Found {
  return { about: risk.id, what, where: riskReference(risk), place: { screen: 'register', riskId: risk.id, field } };
}
