import type { Change, Event } from './event.ts';
import { personRoleNames, personRoles } from './person.ts';

/** What a record of each table is called in the audit log. */
const nouns: Readonly<Record<string, string>> = {
  portfolios: 'Portfolio',
  stages: 'Stage',
  risks: 'Risk',
  evidence: 'Evidence',
  people: 'Person',
  attachments: 'File',
  judgements: 'Judgement',
  planItems: 'Plan item',
  questions: 'Question',
  samples: 'Sample',
  signatures: 'Signature',
  checkAnswers: 'Answer to the check',
  evidenceReviews: 'Review of evidence',
  returns: 'Return',
  grants: 'Role',
};

export function tableNoun(table: string): string {
  return nouns[table] ?? table;
}

/** `E4 edited`, `Judgement 311.1.2 created`: what happened to what. References of risks and evidence say what they are. */
export function eventTitle({ table, reference, type }: Pick<Event, 'table' | 'reference' | 'type'>): string {
  const noun = (table === 'risks' || table === 'evidence') && reference !== '' ? '' : tableNoun(table);
  return [noun, reference, type].filter((word) => word !== '').join(' ');
}

/** Who did it: the role that the device worked in. */
export function actorWords(actor: string): string {
  const role = personRoles.find((known) => known === actor);
  return role === undefined ? actor : personRoleNames[role].replace(/ \(.*/, '');
}

/** `details.rows.2.judgementReason` → `rows 3 judgement reason`: the words of the path, without its machinery. */
export function fieldWords(field: string): string {
  const steps = field.split('.').filter((step) => step !== 'details');
  const words = steps.map((step) =>
    /^\d+$/.test(step)
      ? String(Number(step) + 1)
      : step.replace(/([a-z])([A-Z])/g, (_, last: string, first: string) => `${last} ${first.toLowerCase()}`).replace(/ ids$/, ''),
  );
  return words.join(' ');
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
