import type { Change, Event } from '../../domain/event.ts';
import { actorWords, eventTitle, fieldWords, isMovement, valueWords } from '../../domain/event-words.ts';
import { nameById } from '../../domain/names.ts';
import { formatDate, formatTime } from '../../lib/dates.ts';
import { cutText } from './file-report.ts';
import { dayOf, type ReportContext } from './report-context.ts';

export interface AuditEntry {
  readonly time: string;
  readonly who: string;
  /** `E4 edited`. */
  readonly what: string;
  /** Field, from → to; '' where there is nothing to compare. */
  readonly changes: string;
}

export interface AuditReport {
  readonly type: 'audit';
  readonly count: number;
  readonly days: readonly { readonly day: string; readonly entries: readonly AuditEntry[] }[];
}

/** The audit log by day. Long values are cut here; the whole log is in the data inside the PDF. */
export function auditReport({ snapshot, personById }: ReportContext): AuditReport {
  const nameOf = nameById(snapshot);
  const days = new Map<string, AuditEntry[]>();
  for (const event of [...snapshot.events].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))) {
    const day = dayOf(event.at);
    const who = personById.get(event.actor)?.name ?? actorWords(event.actor);
    const entry = { time: formatTime(new Date(event.at)), who, what: eventTitle(event), changes: changeTexts(event, nameOf) };
    const entries = days.get(day);
    if (entries) entries.push(entry);
    else days.set(day, [entry]);
  }
  return { type: 'audit', count: snapshot.events.length, days: [...days].map(([day, entries]) => ({ day: formatDate(day), entries })) };
}

type NameOf = ReturnType<typeof nameById>;

const MOST_CHANGES = 4;
const LONGEST_VALUE = 40;

function changeTexts(event: Event, nameOf: NameOf): string {
  // Its title says what was handed over; only the digest is more.
  const changes = isMovement(event) ? event.changes.filter(({ field }) => field === 'digest') : event.changes;
  const texts = changes.slice(0, MOST_CHANGES).map((change) => changeText(change, nameOf));
  return (changes.length > MOST_CHANGES ? [...texts, `and ${changes.length - MOST_CHANGES} more`] : texts).join('; ');
}

function changeText({ field, from, to }: Change, nameOf: NameOf): string {
  const before = valueText(from, nameOf);
  return `${fieldWords(field)}: ${before === '' ? '' : `${before} → `}${valueText(to, nameOf) || 'blank'}`;
}

/** What was typed stands in quotes. */
function valueText(value: Change['from'], nameOf: NameOf): string {
  const words = valueWords(value, nameOf).replaceAll(/\s+/g, ' ');
  const shown = words.length <= LONGEST_VALUE ? words : `${cutText(words, LONGEST_VALUE)}…`;
  return typeof value === 'string' && nameOf(value) === undefined && words !== '' ? `“${shown}”` : shown;
}
