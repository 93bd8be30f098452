import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';

export interface TypedText {
  /** Where it stands: `evidence.3.details.noticed`. */
  readonly path: string;
  readonly text: string;
}

/** Every text that a person typed into a portfolio, without ids, dates, choices from lists and bookkeeping. */
export function typedTexts(snapshot: SnapshotWithEvents): readonly TypedText[] {
  const { events: _events, ...records } = snapshot;
  return texts(records, '');
}

/** Fields that nobody types: bookkeeping, choices, facts about files. */
const NOT_TYPED = /^(?:id|.*Ids?|kind|status|author|type|role|line|mode|method|decision|judgement|classification|group|audience|stage|reason|outcome|witnessStatus|digest|sha256|mediaType|findingKey|unitId|createdAt|updatedAt|deletedAt|signedAt|judgedAt|addedAt)$/;
/** The same names as above, but typed where they stand here. */
const TYPED = /^(?:portfolio\.method|stages\.\d+\.noRisk\.\d+\.reason|checkAnswers\.\d+\.reason|evidence\.\d+\.details\.reason|planItems\.\d+\.outcome)$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T.*Z)?$/;

function texts(value: unknown, path: string): TypedText[] {
  if (typeof value === 'string') return value.trim() === '' || DATE.test(value) ? [] : [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return NOT_TYPED.test(key) && !TYPED.test(at) && !/^\d+$/.test(key) ? [] : texts(inside, at);
  });
}

/** All texts of plain data as one, with every stretch of white space made a single space. */
export function textOf(data: unknown): string {
  return flat(strings(data).join('\n'));
}

export function flat(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
