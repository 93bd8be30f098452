import type { UnitCoverage } from '../coverage/cover-unit.ts';
import type { Facts } from '../coverage/facts.ts';
import type { Place } from '../place.ts';
import type { Unit } from '../unit.ts';

/** What the checks look at. */
export interface CheckSubject {
  readonly unit: Unit;
  readonly facts: Facts;
  readonly coverage: UnitCoverage;
  /** The local calendar day. */
  readonly today: string;
  /** Ids of attachments whose bytes cannot be read. */
  readonly unreadableFiles: ReadonlySet<string>;
}

/** One thing that an assessor is likely to ask about. It never says that something is wrong, only what was found. */
export interface Finding {
  /** Number of the check in SPEC.md. */
  readonly code: CheckCode;
  /** Same finding, same key: the check, the record, and what in it was found. An answer is kept under it. */
  readonly key: string;
  /** What was found, in a sentence. */
  readonly what: string;
  /** The record: `R7`, `E4`, `Register`. */
  readonly where: string;
  readonly place: Place;
}

/** Why a check matters and how to mend what it finds: the same for all findings of one check. */
export interface CheckWords {
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}

export interface Check {
  readonly code: CheckCode;
  readonly words: CheckWords;
  readonly find: (subject: CheckSubject) => readonly Found[];
}

/** A finding before its check's code and key are put on. `about` tells apart findings of one check. */
export type Found = Omit<Finding, 'code' | 'key'> & { readonly about: string };

export type CheckCode = `K${number}`;
