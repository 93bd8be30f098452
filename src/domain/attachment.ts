import { z } from 'zod';
import { date, instant, line, recordFields, text } from './record.ts';

const fileKinds = ['image', 'pdf', 'document', 'audio', 'video', 'email', 'text', 'other'] as const;
const fileKind = z.enum(fileKinds);
export type FileKind = z.infer<typeof fileKind>;

const pixels = z.int().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of a file. Its bytes lie apart, found by `sha256`; one copy however often it is attached. */
export const attachment = z.strictObject({
  ...recordFields,
  /** Name as it came, without path. */
  name: line,
  kind: fileKind,
  /** Media type found in the content, not taken from the name. */
  mediaType: line,
  /** Bytes kept. */
  size: z.int().min(0),
  sha256,
  /** Pixels as kept and shown upright. */
  width: pixels.nullable(),
  height: pixels.nullable(),
  /** The file as it came, where it was changed (location removed, scaled down). */
  original: z.strictObject({ size: z.int().min(0), sha256, width: pixels.nullable(), height: pixels.nullable() }).nullable(),
  hadLocation: z.boolean(),
  /** What the picture shows, for people who cannot see it and for the PDF. */
  alternativeText: text,
  /** What the camera says of the day, when it says so. */
  takenOn: date,
  addedAt: instant,
});

export type Attachment = z.infer<typeof attachment>;
