import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';

export interface TypedText {
  /** Where it stands: `evidence.3.details.noticed`. */
  readonly path: string;
  readonly text: string;
}

/** Every text that a person typed into a portfolio, without ids, dates, choices from lists and bookkeeping. */
export function typedTexts(snapshot: SnapshotWithEvents): readonly TypedText[] {
  return texts(snapshot, '').filter(({ path, text }) => text.trim() !== '' && !DATE.test(text) && isTyped(path));
}

/** True for a field that a person types in. */
export function isTyped(path: string): boolean {
  if (path.startsWith('events.')) return false;
  return TYPED.test(path) || !path.split('.').some((step) => NOT_TYPED.test(step));
}

/** Bookkeeping, choices from lists, facts about files. */
const NOT_TYPED =
  /^(?:id|.*Id|.*Ids|kind|status|author|type|role|line|language|paper|mode|method|decision|judgement|classification|group|audience|stage|reason|outcome|sampledBy|returnedBy|notSampled|evidenceIs|witnessStatus|digest|seen|proof|publicKey|sha256|original|mediaType|findingKey|createdAt|updatedAt|deletedAt|signedAt|judgedAt|reviewedAt|returnedAt|addedAt)$/;
/** The same names, but typed where they stand here. */
const TYPED =
  /^(?:portfolio\.method\.(?:probability|consequence)|stages\.\d+\.noRisk\.\d+\.reason$|checkAnswers\.\d+\.reason$|evidenceReviews\.\d+\.subject\.reason$|evidence\.\d+\.details\.seen$|evidence\.\d+\.details\.reason$|planItems\.\d+\.outcome$)/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T.*Z)?$/;

function texts(value: unknown, path: string): TypedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => texts(inside, path === '' ? key : `${path}.${key}`));
}

/** All texts of plain data as one, with every stretch of white space made a single space. */
export function textOf(data: unknown): string {
  return flat(
    texts(data, '')
      .map(({ text }) => text)
      .join('\n'),
  );
}

export function flat(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
