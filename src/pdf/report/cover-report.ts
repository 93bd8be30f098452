import { isFilled } from '../../domain/record.ts';
import { isSignedOff } from '../../domain/sign-off.ts';
import { formatDate } from '../../lib/dates.ts';
import { insideWords } from '../edition.ts';
import { countMet, joinFacts, type ReportContext } from './report-context.ts';

export interface CoverReport {
  readonly type: 'cover';
  /** '' while it is not given. */
  readonly candidate: string;
  /** `Unit 311`. */
  readonly unit: string;
  readonly unitTitle: string;
  /** `Level 3 · 10 credits · D/601/1519`. */
  readonly unitFacts: string;
  readonly state: 'Draft' | 'Signed off';
  readonly stateWords: string;
  readonly facts: readonly (readonly [label: string, value: string, isTyped?: true])[];
  /** Counts with what they count: `28 of 28` `points evidenced`. */
  readonly tally: readonly (readonly [label: string, value: string])[];
  readonly isExample: boolean;
  /** Which edition this is and what is in it; '' for a part of the portfolio. */
  readonly inside: string;
}

export function coverReport(context: ReportContext): CoverReport {
  const { unit, snapshot, coverage, today } = context;
  const { portfolio, people, evidence } = snapshot;
  const state = signOffState(context);
  const named = (role: string) => people.filter((person) => person.role === role).map((person) => joinFacts(person.name, person.qualification));
  const drafts = evidence.filter((item) => item.status === 'draft').length;
  return {
    type: 'cover',
    candidate: portfolio.candidate.name.trim(),
    unit: `Unit ${unit.id}`,
    unitTitle: unit.title,
    unitFacts: unitFacts(unit),
    state: state === 'signed-off' ? 'Signed off' : 'Draft',
    stateWords: stateWords[state],
    facts: [
      ['Candidate', given(portfolio.candidate.name)],
      ['Enrolment number', given(portfolio.candidate.enrolmentNumber)],
      ['Unique learner number', given(portfolio.candidate.uln)],
      ['Centre', given(joinFacts(portfolio.centre.name, portfolio.centre.number))],
      ['Employer', given(portfolio.employer)],
      ['Job', given(portfolio.jobTitle)],
      ['Area of responsibility', given(portfolio.responsibility), true],
      ['Assessor', given(named('assessor').join('\n'))],
      ['Internal quality assurer', given(named('iqa').join('\n'))],
      ['Made on', formatDate(today)],
    ],
    tally: [
      [`${evidence.length === 1 ? 'piece' : 'pieces'} of evidence${drafts === 0 ? '' : `, ${drafts} still in draft`}`, String(evidence.length)],
      ['points evidenced', `${coverage.evidenced} of ${coverage.needed}`],
      ['points judged met', `${countMet(context)} of ${coverage.needed}`],
    ],
    isExample: portfolio.isExample,
    inside: insideWords(context.inside),
  };
}

function given(value: string): string {
  return isFilled(value) ? value : 'Not given';
}

/** A broken signature no longer signs anything off: the portfolio is a draft again until it is given anew. */
export function signOffState({ sheet, isIntact }: ReportContext): 'draft' | 'signed-off' | 'changed' {
  if (isSignedOff(sheet, isIntact)) return 'signed-off';
  return isSignedOff(sheet, () => true) ? 'changed' : 'draft';
}

const stateWords: Readonly<Record<ReturnType<typeof signOffState>, string>> = {
  draft: 'Not signed off yet. Everything in it may still change.',
  'signed-off': 'Signed by everyone whose signature the unit needs.',
  changed: 'Changed since it was signed: the sign-off sheet shows which signatures have to be given again.',
};

export function unitFacts({ level, credits, reference }: ReportContext['unit']): string {
  return `Level ${level} · ${credits} credits · ${reference}`;
}
