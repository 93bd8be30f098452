import { movements, type Change, type Event } from './event.ts';
import { roleWords } from './role-words.ts';

/** Kinds of records within a sentence: one of them, and several. */
const tables: Readonly<Record<string, readonly [one: string, several: string]>> = {
  portfolios: ['portfolio', 'portfolios'],
  stages: ['stage', 'stages'],
  risks: ['risk', 'risks'],
  evidence: ['evidence', 'pieces of evidence'],
  people: ['person', 'people'],
  attachments: ['file', 'files'],
  signatures: ['signature', 'signatures'],
  checkAnswers: ['answer to the evidence check', 'answers to the evidence check'],
  judgements: ['judgement', 'judgements'],
  evidenceReviews: ['finding on evidence', 'findings on evidence'],
  returns: ['return', 'returns'],
  planItems: ['plan item', 'plan items'],
  questions: ['question', 'questions'],
  samples: ['sample', 'samples'],
  grants: ['accepted seal', 'accepted seals'],
  events: ['entry of the history', 'entries of the history'],
};

/** What a record of a table is called within a sentence: `finding on evidence`. */
export function tableWords(table: string, count = 1): string {
  return tables[table]?.[count === 1 ? 0 : 1] ?? table;
}

/** The same at the head of a line: `Finding on evidence`. */
export function tableNoun(table: string): string {
  return capital(tableWords(table));
}

/** `E4 edited`, `Judgement 311.1.2 created`: what happened to what. References of risks and evidence say what they are. */
export function eventTitle(event: Pick<Event, 'table' | 'reference' | 'type' | 'changes'>): string {
  const { table, reference, type } = event;
  if (isMovement(event)) return `${tableNoun(table)} ${type}${type === 'shared' || type === 'imported' ? ` (${movedWords(event)})` : ''}`;
  if (table === 'portfolios' && type === 'answered') return `${reference} given`;
  const noun = (table === 'risks' || table === 'evidence') && reference !== '' ? '' : tableNoun(table);
  return [noun, reference, type].filter((word) => word !== '').join(' ');
}

/** The same within a sentence, with the fields and without their values: `R1 (risk): what may happen, controls`. */
export function eventSummary({ table, reference, type, changes }: Pick<Event, 'table' | 'reference' | 'type' | 'changes'>): string {
  const noun = tableWords(table);
  const subject = reference === '' ? `A ${noun}` : `${reference} (${noun})`;
  if (type !== 'edited') return `${subject} was ${type}`;
  return `${subject}: ${[...new Set(changes.map(({ field }) => fieldName(field)))].join(', ')}`;
}

/** True for an entry that says only that the portfolio left this device, or came to it. */
export function isMovement({ table, type }: Pick<Event, 'table' | 'type'>): boolean {
  return table === 'portfolios' && (movements.has(type) || type === 'put back');
}

/** What was handed over, or came: `a return from Mair Rowlands`. */
export function movedWords({ changes }: Pick<Event, 'changes'>): string {
  const value = (field: string) => {
    const to = changes.find((change) => change.field === field)?.to;
    return typeof to === 'string' ? to : '';
  };
  return `${packageWords[value('kind')] ?? 'a package'}${value('from') === '' ? '' : ` from ${value('from')}`}`;
}

/** What people call each kind of package. */
const packageWords: Readonly<Record<string, string>> = {
  full: 'a whole copy',
  backup: 'a backup',
  submission: 'handed over to the assessor',
  review: 'a return',
  sample: 'a sample',
};

/** Who did it, at the head of a line: the role that the device worked in, `IQA`; other words as they are. */
export function actorWords(actor: string): string {
  const role = roleOf(actor);
  return role === undefined ? actor : capital(role);
}

/** The same within a sentence: `the IQA`. */
export function theActor(actor: string): string {
  const role = roleOf(actor);
  return role === undefined ? actor : `the ${role}`;
}

function roleOf(actor: string): string | undefined {
  return Object.entries(roleWords).find(([role]) => role === actor)?.[1];
}

/** Fields whose name in the records is not what people call them. */
const fieldNames: Readonly<Record<string, string>> = {
  event: 'what may happen',
  stageIds: 'stages',
  riskIds: 'risks',
  riskId: 'risk',
  pointIds: 'points',
  pointId: 'point',
  evidenceIds: 'evidence',
  attachmentIds: 'files',
  logoId: 'centre’s logo',
  activityDate: 'date of the activity',
  alternativeText: 'description',
  doneOn: 'day it was done',
  evidenceIs: 'rules of evidence',
  isMomentOfTruth: 'moment of truth',
};

/** `details.rows.2.judgementReason` → `rows 3 judgement reason`: the words of the path, without its machinery. */
export function fieldWords(path: string): string {
  const steps = path.split('.').filter((step) => step !== 'details');
  return steps.map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : stepWords(step))).join(' ');
}

/** The same, its last word only: `details.rows.2.judgementReason` → `judgement reason`. */
function fieldName(path: string): string {
  return stepWords(path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? path);
}

function stepWords(step: string): string {
  return fieldNames[step] ?? step.replaceAll(/([a-z])([A-Z])/g, (_, last: string, first: string) => `${last} ${first.toLowerCase()}`);
}

/** A value as people read it, in full; '' for nothing. `nameOf` gives what the record with an id is called, or undefined. */
export function valueWords(value: Change['from'], nameOf: (id: string) => string | undefined = () => undefined): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return nameOf(value) ?? value.trim();
  if (!Array.isArray(value)) return 'changed';
  if (value.length === 0) return '';
  if (value.every((item) => typeof item === 'string')) return value.map((item) => nameOf(item) ?? item).join(', ');
  return value.length === 1 ? '1 entry' : `${value.length} entries`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What to show of the log; '' or null leaves that open. Days are local calendar days, as `dayOf` tells them. */
export interface EventFilter {
  readonly words: string;
  readonly actor: string;
  readonly table: string;
  readonly from: string;
  readonly until: string;
}

export const everyEvent: EventFilter = { words: '', actor: '', table: '', from: '', until: '' };

/** True when an entry fits the filter. Words are looked for in what it says, fields and values included. */
export function isEventShown(event: Event, { words, actor, table, from, until }: EventFilter, dayOf: (instant: string) => string): boolean {
  if ((actor !== '' && event.actor !== actor) || (table !== '' && event.table !== table)) return false;
  const day = dayOf(event.at);
  if ((from !== '' && day < from) || (until !== '' && day > until)) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const changes = event.changes.map((change) => `${fieldWords(change.field)} ${valueWords(change.from)} ${valueWords(change.to)}`);
  const text = [eventTitle(event), tableNoun(event.table), actorWords(event.actor), ...changes].join(' ').toLowerCase();
  return wanted.every((word) => text.includes(word));
}
