import { z } from 'zod';
import { claim } from './claim.ts';
import { assessmentDetails } from './evidence/assessment.ts';
import { communicationDetails } from './evidence/communication.ts';
import { decisionDetails } from './evidence/decision.ts';
import { discussionDetails } from './evidence/discussion.ts';
import { everydayDetails } from './evidence/everyday.ts';
import { knowledgeDetails } from './evidence/knowledge.ts';
import { observationDetails } from './evidence/observation.ts';
import { processDetails } from './evidence/process.ts';
import { professionalDiscussionDetails } from './evidence/professional-discussion.ts';
import { reflectiveDetails } from './evidence/reflective.ts';
import { testimonyDetails } from './evidence/testimony.ts';
import { workProductDetails } from './evidence/work-product.ts';
import { kinds } from './evidence/kinds.ts';
import { date, id, line, recordFields, text } from './record.ts';

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

interface KindWords {
  /** As a heading: "Everyday identification". */
  readonly name: string;
  /** As a thing: "everyday entry". */
  readonly noun: string;
}

const kindWords: Readonly<Record<EvidenceKind, KindWords>> = {
  process: { name: 'Service process', noun: 'service process' },
  everyday: { name: 'Everyday identification', noun: 'everyday entry' },
  assessment: { name: 'Formal assessment', noun: 'formal assessment' },
  discussion: { name: 'Colleague discussion', noun: 'discussion' },
  decision: { name: 'Tolerable or actioned', noun: 'decision' },
  knowledge: { name: 'Knowledge answer', noun: 'knowledge answer' },
  communication: { name: 'Risk communication', noun: 'communication' },
  testimony: { name: 'Witness testimony', noun: 'testimony' },
  observation: { name: 'Observation', noun: 'observation' },
  'professional-discussion': { name: 'Professional discussion', noun: 'professional discussion' },
  'work-product': { name: 'Work product', noun: 'work product' },
  reflective: { name: 'Reflective account', noun: 'reflective account' },
};

export const evidenceKinds = Object.keys(kindWords) as readonly EvidenceKind[];

/** The five strands that the unit asks for, in its order. */
export const strands = ['everyday', 'assessment', 'discussion', 'decision', 'knowledge'] as const satisfies readonly EvidenceKind[];
export type Strand = (typeof strands)[number];

export function kindName(kind: EvidenceKind): string {
  return kindWords[kind].name;
}

export function kindNoun(kind: EvidenceKind): string {
  return kindWords[kind].noun;
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
