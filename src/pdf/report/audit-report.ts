import type { Change, Event } from '../../domain/event.ts';
import { isFilled } from '../../domain/record.ts';
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
  const who = (actor: string) => personById.get(actor)?.name ?? (actor === 'iqa' ? 'IQA' : `${actor.charAt(0).toUpperCase()}${actor.slice(1)}`);
  const days = new Map<string, AuditEntry[]>();
  for (const event of [...snapshot.events].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))) {
    const day = dayOf(event.at);
    const entry = { time: formatTime(new Date(event.at)), who: who(event.actor), what: eventText(event), changes: changeTexts(event) };
    const entries = days.get(day);
    if (entries) entries.push(entry);
    else days.set(day, [entry]);
  }
  return { type: 'audit', count: snapshot.events.length, days: [...days].map(([day, entries]) => ({ day: formatDate(day), entries })) };
}

/** What a record of each table is called where its own reference does not say so. */
const nouns: Readonly<Record<string, string>> = {
  portfolios: 'Portfolio',
  stages: 'Stage',
  risks: '',
  evidence: '',
  people: 'Person',
  attachments: 'File',
  judgements: 'Judgement of',
  planItems: 'Plan item',
  questions: 'Question',
  samples: 'Sample',
  signatures: 'Signature',
  checkAnswers: 'Answer to the check',
};

function eventText({ table, reference, type }: Event): string {
  return [nouns[table] ?? table, reference, type].filter(isFilled).join(' ');
}

function changeTexts({ changes }: Event): string {
  const texts = changes.slice(0, MOST_CHANGES).map(changeText);
  return (changes.length > MOST_CHANGES ? [...texts, `and ${changes.length - MOST_CHANGES} more`] : texts).join('; ');
}

function changeText({ field, from, to }: Change): string {
  const before = valueText(from);
  return `${fieldText(field)}: ${before === '' ? '' : `${before} → `}${valueText(to) || 'blank'}`;
}

const MOST_CHANGES = 4;
const LONGEST_VALUE = 40;

function valueText(value: Change['from']): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? '' : `“${cut(value.trim().replace(/\s+/g, ' '))}”`;
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  return 'changed';
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${cutText(text, LONGEST_VALUE)}…`;
}

/** `details.rows.2.judgementReason` → `rows 3, judgement reason`: the words of the path, without its machinery. */
function fieldText(field: string): string {
  const steps = field.split('.').filter((step) => step !== 'details');
  const words = steps.map((step) =>
    /^\d+$/.test(step)
      ? String(Number(step) + 1)
      : step.replace(/([a-z])([A-Z])/g, (_, last: string, first: string) => `${last} ${first.toLowerCase()}`),
  );
  return words.join(' ');
}
