import type { Event } from '../domain/event.ts';
import type { Actor } from '../domain/policy.ts';
import { signOffLines } from '../domain/signature.ts';
import { roleWords } from './role-words.ts';

/** Kinds of records, as they are called within a sentence. */
export const tableWords: Readonly<Record<string, string>> = {
  portfolios: 'particulars',
  stages: 'stage',
  risks: 'risk',
  evidence: 'evidence',
  people: 'person',
  attachments: 'file',
  signatures: 'signature',
  checkAnswers: 'answer to the evidence check',
  judgements: 'judgement',
  evidenceReviews: 'finding on evidence',
  returns: 'return',
  planItems: 'plan item',
  questions: 'question',
  samples: 'sample',
  grants: 'accepted seal',
  events: 'entry of the history',
};

/** Fields whose name in the records is not what people call them. */
const fieldNames: Readonly<Record<string, string>> = {
  event: 'what may happen',
  stageIds: 'stages',
  riskIds: 'risks',
  riskId: 'risk',
  pointIds: 'points',
  pointId: 'point',
  attachmentIds: 'files',
  activityDate: 'date of the activity',
  alternativeText: 'description',
  doneOn: 'day it was done',
  evidenceIs: 'rules of evidence',
  isMomentOfTruth: 'moment of truth',
};

/** What people call a field: `details.rows.2.hazardSource` is "hazard source". */
export function fieldWords(path: string): string {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
  return fieldNames[name] ?? name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
}

/** Who wrote something: a role, or a person's own words for themselves. */
export function actorWords(actor: string): string {
  const role = signOffLines.find((line): line is Actor => line === actor);
  return role === undefined ? actor : `the ${roleWords[role]}`;
}

/** What an entry of the audit log did, without when and by whom: "R1 (risk): what may happen, controls". */
export function eventSummary({ table, reference, type, changes }: Event): string {
  const noun = tableWords[table] ?? table;
  const subject = reference === '' ? `A ${noun}` : `${reference} (${noun})`;
  if (type !== 'edited') return `${subject} was ${type}`;
  return `${subject}: ${[...new Set(changes.map(({ field }) => fieldWords(field)))].join(', ')}`;
}
