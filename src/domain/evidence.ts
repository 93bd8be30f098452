import { z } from 'zod';
import { assessmentDetails, assessmentProblems, assessmentRows, emptyAssessment } from './evidence/assessment.ts';
import { communicationDetails, communicationProblems, communicationRows, emptyCommunication } from './evidence/communication.ts';
import { decisionDetails, decisionProblems, decisionRows, emptyDecision } from './evidence/decision.ts';
import { discussionDetails, discussionProblems, discussionRows, emptyDiscussion } from './evidence/discussion.ts';
import { emptyEveryday, everydayDetails, everydayProblems, everydayRows } from './evidence/everyday.ts';
import { emptyKnowledge, knowledgeDetails, knowledgeProblems, knowledgeRows } from './evidence/knowledge.ts';
import { emptyObservation, observationDetails, observationProblems, observationRows } from './evidence/observation.ts';
import { emptyProcess, processDetails, processProblems, processRows } from './evidence/process.ts';
import {
  emptyProfessionalDiscussion,
  professionalDiscussionDetails,
  professionalDiscussionProblems,
  professionalDiscussionRows,
} from './evidence/professional-discussion.ts';
import { emptyReflective, reflectiveDetails, reflectiveProblems, reflectiveRows } from './evidence/reflective.ts';
import type { Names, Problem, Row } from './evidence/row.ts';
import { emptyTestimony, testimonyDetails, testimonyProblems, testimonyRows } from './evidence/testimony.ts';
import { emptyWorkProduct, workProductDetails, workProductProblems, workProductRows } from './evidence/work-product.ts';
import { claim } from './claim.ts';
import { date, id, isFilled, line, recordFields, text } from './record.ts';
import type { RiskMethod } from './risk-method.ts';

/** Where the original is, when it does not belong in the portfolio. */
const confidentiality = z.strictObject({
  mode: z.enum(['open', 'redacted', 'held']),
  /** For 'held': where it is kept, who saw it there, and when. */
  heldAt: line,
  seenBy: line,
  seenOn: date,
});

const evidenceFields = {
  ...recordFields,
  /** E1, E2…: given once, never used again. */
  number: z.int().min(1),
  title: line,
  /** The day of the activity, not of the writing. */
  activityDate: date,
  status: z.enum(['draft', 'ready']),
  claims: z.array(claim),
  attachmentIds: z.array(id),
  confidentiality,
  isSimulated: z.boolean(),
  /** Help declared: from people, and from software that writes. */
  help: z.strictObject({ people: text, ai: text }),
} as const;

function kindSchema<K extends string, D extends z.ZodType>(kind: K, details: D) {
  return z.strictObject({ ...evidenceFields, kind: z.literal(kind), details });
}

/** A piece of evidence: the same frame for all kinds, and the kind's own details. */
export const evidence = z.discriminatedUnion('kind', [
  kindSchema('process', processDetails),
  kindSchema('everyday', everydayDetails),
  kindSchema('assessment', assessmentDetails),
  kindSchema('discussion', discussionDetails),
  kindSchema('decision', decisionDetails),
  kindSchema('knowledge', knowledgeDetails),
  kindSchema('communication', communicationDetails),
  kindSchema('testimony', testimonyDetails),
  kindSchema('observation', observationDetails),
  kindSchema('professional-discussion', professionalDiscussionDetails),
  kindSchema('work-product', workProductDetails),
  kindSchema('reflective', reflectiveDetails),
]);

export type Evidence = z.infer<typeof evidence>;
export type EvidenceKind = Evidence['kind'];
export type EvidenceOf<K extends EvidenceKind> = Extract<Evidence, { kind: K }>;
export type DetailsOf<K extends EvidenceKind> = EvidenceOf<K>['details'];

interface KindEntry<K extends EvidenceKind> {
  /** As a heading: "Everyday identification". */
  readonly name: string;
  /** As a thing: "everyday entry". */
  readonly noun: string;
  readonly empty: DetailsOf<K>;
  readonly toRows: (details: DetailsOf<K>, names: Names) => readonly Row[];
  /** What keeps the details from being ready. */
  readonly problems: (details: DetailsOf<K>, method: RiskMethod) => readonly Problem[];
}

/** One line per kind. A new kind is a file in evidence/, a member of the union above, and a line here. */
const kinds: { readonly [K in EvidenceKind]: KindEntry<K> } = {
  process: { name: 'Service process', noun: 'service process', empty: emptyProcess, toRows: processRows, problems: processProblems },
  everyday: { name: 'Everyday identification', noun: 'everyday entry', empty: emptyEveryday, toRows: everydayRows, problems: everydayProblems },
  assessment: { name: 'Formal assessment', noun: 'formal assessment', empty: emptyAssessment, toRows: assessmentRows, problems: assessmentProblems },
  discussion: { name: 'Colleague discussion', noun: 'discussion', empty: emptyDiscussion, toRows: discussionRows, problems: discussionProblems },
  decision: { name: 'Tolerable or actioned', noun: 'decision', empty: emptyDecision, toRows: decisionRows, problems: decisionProblems },
  knowledge: { name: 'Knowledge answer', noun: 'knowledge answer', empty: emptyKnowledge, toRows: knowledgeRows, problems: knowledgeProblems },
  communication: {
    name: 'Risk communication',
    noun: 'communication',
    empty: emptyCommunication,
    toRows: communicationRows,
    problems: communicationProblems,
  },
  testimony: { name: 'Witness testimony', noun: 'testimony', empty: emptyTestimony, toRows: testimonyRows, problems: testimonyProblems },
  observation: { name: 'Observation', noun: 'observation', empty: emptyObservation, toRows: observationRows, problems: observationProblems },
  'professional-discussion': {
    name: 'Professional discussion',
    noun: 'professional discussion',
    empty: emptyProfessionalDiscussion,
    toRows: professionalDiscussionRows,
    problems: professionalDiscussionProblems,
  },
  'work-product': { name: 'Work product', noun: 'work product', empty: emptyWorkProduct, toRows: workProductRows, problems: workProductProblems },
  reflective: {
    name: 'Reflective account',
    noun: 'reflective account',
    empty: emptyReflective,
    toRows: reflectiveRows,
    problems: reflectiveProblems,
  },
};

export const evidenceKinds = Object.keys(kinds) as readonly EvidenceKind[];

/** The five strands that the unit asks for, in its order. */
export const strands = ['everyday', 'assessment', 'discussion', 'decision', 'knowledge'] as const satisfies readonly EvidenceKind[];
export type Strand = (typeof strands)[number];

export function kindName(kind: EvidenceKind): string {
  return kinds[kind].name;
}

export function kindNoun(kind: EvidenceKind): string {
  return kinds[kind].noun;
}

/** `E4`. */
export function evidenceReference(of: Pick<Evidence, 'number' | 'author'>): string {
  return `${of.author === 'assessor' ? 'A' : 'E'}${of.number}`;
}

/** What to call it in a list. */
export function evidenceTitle(of: Pick<Evidence, 'title' | 'kind'>): string {
  return of.title.trim() || `Untitled ${kindNoun(of.kind)}`;
}

/** The fields of a new, empty piece of evidence; storage adds the record's own. */
export function emptyEvidence<K extends EvidenceKind>(kind: K): NewEvidence & { readonly kind: K; readonly details: DetailsOf<K> } {
  return {
    kind,
    title: '',
    activityDate: '',
    status: 'draft',
    claims: [],
    attachmentIds: [],
    confidentiality: { mode: 'open', heldAt: '', seenBy: '', seenOn: '' },
    isSimulated: false,
    help: { people: '', ai: '' },
    details: structuredClone(kinds[kind].empty),
  };
}

/** What every new piece of evidence has, whatever its kind. */
type NewEvidence = Omit<Evidence, keyof typeof recordFields | 'number' | 'kind' | 'details'>;

/** The details as people read them, without the rows that nothing was written in. */
export function evidenceRows(of: Evidence, names: Names): readonly Row[] {
  const entry = kinds[of.kind] as KindEntry<EvidenceKind>;
  return entry.toRows(of.details as never, names).filter(hasContent);
}

/** Everything that keeps this evidence from being ready, at its field. `today` is the local calendar day. */
export function evidenceProblems(of: Evidence, method: RiskMethod, today: string): readonly Problem[] {
  const entry = kinds[of.kind] as KindEntry<EvidenceKind>;
  const problems: Problem[] = [];
  if (!isFilled(of.title)) problems.push({ path: ['title'], message: 'Give it a title that tells it apart.' });
  if (of.kind !== 'process' && of.kind !== 'knowledge' && !isFilled(of.activityDate)) {
    problems.push({ path: ['activityDate'], message: 'Give the date on which it happened.' });
  }
  if (of.activityDate > today)
    problems.push({ path: ['activityDate'], message: 'This date is in the future. Evidence is of what has happened.', isWrong: true });
  problems.push(...dateProblems(of, today));
  if (of.confidentiality.mode === 'held' && !isFilled(of.confidentiality.heldAt)) {
    problems.push({ path: ['confidentiality', 'heldAt'], message: 'Say where it is kept, so that your assessor can see it there.' });
  }
  const inDetails = entry.problems(of.details, method);
  return [...problems, ...inDetails.map((problem) => ({ ...problem, path: ['details', ...problem.path] }))];
}

/** Dates that contradict each other: a review before what is reviewed, an action done in the future. */
function dateProblems(of: Evidence, today: string): readonly Problem[] {
  const problems: Problem[] = [];
  const mustFollow = (date: string, field: string) => {
    if (isFilled(date) && isFilled(of.activityDate) && date <= of.activityDate)
      problems.push({ path: ['details', field], message: 'This must come after the date of the activity.', isWrong: true });
  };
  if (of.kind === 'assessment') mustFollow(of.details.nextReview, 'nextReview');
  if (of.kind === 'decision') {
    mustFollow(of.details.reviewDate, 'reviewDate');
    of.details.actions.forEach((action, index) => {
      if (action.doneOn > today)
        problems.push({
          path: ['details', 'actions', index, 'doneOn'],
          message: 'This date is in the future. Give it when the action is done.',
          isWrong: true,
        });
    });
  }
  if (of.confidentiality.seenOn > today)
    problems.push({ path: ['confidentiality', 'seenOn'], message: 'This date is in the future.', isWrong: true });
  return problems;
}

/** Ids of the risks that this evidence speaks of. */
export function risksOf(of: Evidence): readonly string[] {
  switch (of.kind) {
    case 'assessment':
      return of.details.rows.map((row) => row.riskId);
    case 'decision':
      return of.details.riskId === '' ? [] : [of.details.riskId];
    case 'everyday':
    case 'discussion':
    case 'communication':
    case 'testimony':
    case 'work-product':
    case 'reflective':
      return of.details.riskIds;
    case 'process':
    case 'knowledge':
    case 'observation':
    case 'professional-discussion':
      return [];
  }
}

function hasContent(row: Row): boolean {
  switch (row.type) {
    case 'text':
      return isFilled(row.text);
    case 'list':
      return row.items.length > 0;
    case 'table':
      return row.rows.length > 0;
  }
}
