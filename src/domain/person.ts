import { z } from 'zod';
import { date, line, recordFields, text } from './record.ts';

export const personRoles = ['candidate', 'assessor', 'assessor-countersignatory', 'iqa', 'iqa-countersignatory', 'eqa', 'witness'] as const;
const personRole = z.enum(personRoles);
export type PersonRole = z.infer<typeof personRole>;

export const personRoleNames: Readonly<Record<PersonRole, string>> = {
  candidate: 'Candidate',
  assessor: 'Assessor',
  'assessor-countersignatory': 'Countersignatory of the assessor',
  iqa: 'IQA (internal quality assurer)',
  'iqa-countersignatory': 'Countersignatory of the IQA',
  eqa: 'EQA (external quality assurer)',
  witness: 'Witness',
};

/** A witness's standing, as on a witness status list. */
export const witnessStatuses = ['expert', 'expert-unfamiliar', 'familiar', 'other'] as const;
const witnessStatus = z.enum(witnessStatuses);
export type WitnessStatus = z.infer<typeof witnessStatus>;

export const witnessStatusNames: Readonly<Record<WitnessStatus, string>> = {
  expert: '1 · Works in this field and knows the standards',
  'expert-unfamiliar': '2 · Works in this field, new to the standards',
  familiar: '3 · Other field, knows the standards',
  other: '4 · Other field, new to the standards',
};

/** Drawn lines: each a list of points [x, y] in a box whose width is 1 and whose height is `1 / aspect`. */
export const strokes = z.strictObject({
  aspect: z.number().positive(),
  lines: z.array(z.array(z.tuple([z.number(), z.number()])).max(5_000)).max(500),
});
export type Strokes = z.infer<typeof strokes>;

/** Somebody who takes part in the portfolio. */
export const person = z.strictObject({
  ...recordFields,
  role: personRole,
  name: line,
  jobTitle: line,
  organisation: line,
  /** E-mail or phone, for follow-up by the centre. */
  contact: line,
  /** Relationship to the candidate, for a witness. */
  relationship: line,
  witnessStatus: witnessStatus.nullable(),
  /** For an assessor or IQA: qualified, or working towards it (then a countersignature is needed). Null is not answered. */
  isQualified: z.boolean().nullable(),
  /** Qualification or registration, such as A1 or TAQA. */
  qualification: line,
  since: date,
  notes: text,
  specimenSignature: strokes.nullable(),
});

export type Person = z.infer<typeof person>;

export const emptyPerson = {
  role: 'witness',
  name: '',
  jobTitle: '',
  organisation: '',
  contact: '',
  relationship: '',
  witnessStatus: null,
  isQualified: null,
  qualification: '',
  since: '',
  notes: '',
  specimenSignature: null,
} satisfies Omit<Person, keyof typeof recordFields>;
