import './zod-setup.ts';
import { z } from 'zod';
import { isIsoDate } from '../lib/dates.ts';

/** Longest text in one field. A long narrative is about 20,000 characters; beyond this a file is the better place. */
const LONGEST_TEXT = 50_000;
const LONGEST_LINE = 500;

/** Several paragraphs in plain text. */
export const text = z.string().max(LONGEST_TEXT, `Keep this under ${LONGEST_TEXT.toLocaleString('en-GB')} characters, or attach it as a file.`);

/** One line, such as a name or a title. */
export const line = z.string().max(LONGEST_LINE, `Keep this under ${LONGEST_LINE} characters.`);

/** A calendar day that exists, or '' for not given yet. */
export const date = z.string().refine((value) => value === '' || isIsoDate(value), 'Enter a real date, such as 12 November 2026.');

/** An instant, as `2026-11-12T14:02:00.000Z`. */
export const instant = z.iso.datetime();

export const id = z.string().min(1).max(200);

/** What every stored record begins with. Plain JSON only: no Date, Map or class instance reaches storage. */
export const recordFields = {
  id,
  portfolioId: id,
  /** Counts the saves of this record; a save names the revision that it changes. */
  revision: z.int().min(1),
  /** Who wrote it last: a person's id, or 'candidate'. */
  author: id,
  createdAt: instant,
  updatedAt: instant,
  /** Set while the record is in the bin, so that a delete can be undone. */
  deletedAt: instant.nullable(),
} as const;

export type RecordFields = z.infer<z.ZodObject<typeof recordFields>>;

/** True when a person wrote something there. */
export function isFilled(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && value.trim() !== '';
}
