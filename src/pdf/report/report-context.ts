import type { Attachment } from '../../domain/attachment.ts';
import type { UnitCoverage } from '../../domain/coverage/cover-unit.ts';
import { createFacts, type Facts } from '../../domain/coverage/facts.ts';
import { evidenceReference, type Evidence } from '../../domain/evidence.ts';
import type { Names } from '../../domain/evidence/row.ts';
import { createNames } from '../../domain/names.ts';
import type { Person } from '../../domain/person.ts';
import type { Actor } from '../../domain/policy.ts';
import type { Digests } from '../../domain/review/digests.ts';
import type { Signature } from '../../domain/signature.ts';
import { signedContent } from '../../domain/signed-content.ts';
import { type SheetLine, signOffSheet } from '../../domain/sign-off.ts';
import type { SnapshotWithEvents } from '../../domain/snapshot.ts';
import type { Unit, UnitPoint } from '../../domain/unit.ts';
import { digestOf } from '../../signing/digest.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { formatDate, formatTime, toIsoDate } from '../../lib/dates.ts';
import { EVERYTHING, type Inside } from '../edition.ts';

/** What the device that prints knows of seals besides the portfolio itself. */
export interface KnownSeals {
  /** The seal with which the portfolio was begun: the candidate's. */
  readonly founderKeyId: string | null;
  /** Seals whose role is known on that device alone: its own, and those accepted there. */
  readonly trusted: readonly { readonly keyId: string; readonly role: Actor; readonly name: string }[];
}

const noKnownSeals: KnownSeals = { founderKeyId: null, trusted: [] };

/** Everything that the parts of the report are built from, arranged once. */
export interface ReportContext {
  readonly unit: Unit;
  readonly snapshot: SnapshotWithEvents;
  readonly coverage: UnitCoverage;
  readonly facts: Facts;
  /** The candidate's by number, then the assessor's: the order of references. */
  readonly evidence: readonly Evidence[];
  readonly digests: Digests;
  readonly seals: KnownSeals;
  readonly inside: Inside;
  readonly names: Names;
  readonly sheet: readonly SheetLine[];
  /** The local calendar day on which the report is made. */
  readonly today: string;
  readonly pointById: ReadonlyMap<string, UnitPoint>;
  readonly personById: ReadonlyMap<string, Person>;
  readonly attachmentById: ReadonlyMap<string, Attachment>;
  /** S3: false once a later edit changed what the signature covers. */
  readonly isIntact: (signature: Signature) => boolean;
  /** SHA-256 of what the candidate's signature covers, as it stands now. */
  readonly digest: string;
}

export function createReportContext(
  unit: Unit,
  snapshot: SnapshotWithEvents,
  coverage: UnitCoverage,
  now: Date,
  seals = noKnownSeals,
  inside: Inside = EVERYTHING,
): ReportContext {
  const digestBySubject = new Map<string, string>();
  const digestFor = (subject: Signature['subject']) => {
    const key = subject.type === 'sign-off' ? subject.line : `evidence ${subject.evidenceId}`;
    const known = digestBySubject.get(key) ?? digestOf(signedContent(snapshot, subject));
    digestBySubject.set(key, known);
    return known;
  };
  return {
    unit,
    snapshot,
    coverage,
    facts: createFacts(snapshot),
    evidence: inReferenceOrder(snapshot.evidence, (item) => item),
    digests: evidenceDigests(snapshot.attachments),
    seals,
    inside,
    names: createNames(snapshot),
    sheet: signOffSheet(unit, snapshot, coverage),
    today: toIsoDate(now),
    pointById: new Map(unit.points.map((point) => [point.id, point])),
    attachmentById: new Map(snapshot.attachments.map((file) => [file.id, file])),
    personById: new Map(snapshot.people.map((person) => [person.id, person])),
    isIntact: (signature) => digestFor(signature.subject) === signature.digest,
    digest: digestFor({ type: 'sign-off', line: 'candidate' }),
  };
}

/** E1, E2…, then A1, A2…: what the assessor wrote comes after what the candidate did. */
export function inReferenceOrder<T>(items: readonly T[], evidenceOf: (item: T) => Pick<Evidence, 'number' | 'author'>): readonly T[] {
  const place = (item: T) => (evidenceOf(item).author === 'assessor' ? 1 : 0);
  return [...items].sort((a, b) => place(a) - place(b) || evidenceOf(a).number - evidenceOf(b).number);
}

/** A piece of evidence mentioned elsewhere: printed as a link with its page, `E4 p. 14`. */
export interface Mention {
  readonly reference: string;
  /** Where to look in it, in the candidate's words; '' for the whole. */
  readonly locator: string;
  readonly isDraft: boolean;
}

export function mentionOf(evidence: Pick<Evidence, 'number' | 'author' | 'status'>, locator = ''): Mention {
  return { reference: evidenceReference(evidence), locator: locator.trim(), isDraft: evidence.status === 'draft' };
}

/** How many of the points that the unit needs are judged met: of a group that needs only some, no more than those. */
export function countMet({ unit, coverage }: Pick<ReportContext, 'unit' | 'coverage'>): number {
  return unit.groups.reduce((sum, group) => {
    const met = coverage.points.filter(({ point, judgement }) => point.group === group.id && judgement?.decision === 'met').length;
    return sum + Math.min(met, group.needed ?? met);
  }, 0);
}

/** The local day of an instant, `2026-11-12T14:02:00.000Z` → `2026-11-12`. */
export function dayOf(instant: string): string {
  return toIsoDate(new Date(instant));
}

/** An instant as all dates are written here, with the local time: `12 November 2026, 14:02`. */
export function instantWords(instant: string): string {
  return `${formatDate(dayOf(instant))}, ${formatTime(new Date(instant))}`;
}

/** Points in the unit's order, runs of neighbours joined: `1b · 2a–2d · 311.1.2`. Unknown ones come last, as they are. */
export function joinPoints(unit: Unit, pointIds: readonly string[]): string {
  const wanted = new Set(pointIds);
  const runs: UnitPoint[][] = [];
  let previous: UnitPoint | undefined;
  for (const point of unit.points) {
    if (wanted.delete(point.id)) {
      const last = runs.at(-1);
      if (last && previous && last.at(-1) === previous && previous.group === point.group) last.push(point);
      else runs.push([point]);
    }
    previous = point;
  }
  const texts = runs.map((run) => (run.length < 3 ? run.map((point) => point.id).join(', ') : `${run[0]?.id ?? ''}–${run.at(-1)?.id ?? ''}`));
  return [...texts, ...wanted].join(', ');
}

/** Values that say something, with dots between: `Formal assessment · 12 November 2026`. */
export function joinFacts(...values: readonly string[]): string {
  return values.filter((value) => value.trim() !== '').join(' · ');
}
