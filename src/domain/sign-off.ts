import type { UnitCoverage } from './coverage/cover-unit.ts';
import type { Person } from './person.ts';
import { newestFirst, samplerOf, type Sample } from './sampling.ts';
import type { SignOffLine, Signature } from './signature.ts';
import { currentSignature } from './signed-content.ts';
import type { Snapshot } from './snapshot.ts';
import type { Unit } from './unit.ts';

/** What stands on one line of the sheet. */
export type LineState =
  | { readonly type: 'signed'; readonly signature: Signature }
  /** Nobody needs to sign here, and why. The words are printed: a line is never silently blank. */
  | { readonly type: 'not-needed'; readonly words: string }
  | { readonly type: 'awaited'; readonly blockers: readonly string[] };

export interface SheetLine {
  readonly line: Unit['signOff']['lines'][number];
  readonly state: LineState;
  /** Who is expected to sign, if known. */
  readonly person: Person | undefined;
}

/** S4: the sheet, line by line in the unit's order. */
export function signOffSheet(unit: Unit, snapshot: Snapshot, coverage: UnitCoverage): readonly SheetLine[] {
  return unit.signOff.lines.map((line) => {
    const person = personFor(line.id, snapshot.people);
    const signature = currentSignature(snapshot.signatures, line.id);
    if (signature) return { line, person, state: { type: 'signed', signature } };
    const words = notNeeded(line.neededWhen, line.id, snapshot);
    return {
      line,
      person,
      state: words === null ? { type: 'awaited', blockers: blockersFor(line.id, unit, snapshot, coverage) } : { type: 'not-needed', words },
    };
  });
}

/** What somebody agrees to who signs a line: the unit's words, or ours where it has none. */
export function agreedWords({ statement, role }: Pick<SheetLine['line'], 'statement' | 'role'>): string {
  return statement ?? `I have checked this unit as ${role}.`;
}

/** S5: gaps that stand open when the candidate signs: one sentence for each needed point that is not evidenced. */
export function openGaps(coverage: UnitCoverage): readonly string[] {
  return coverage.points
    .filter((point) => point.isNeeded && !point.isEvidenced)
    .map((point) => `${point.point.id}: ${point.gaps[0]?.sentence ?? 'Not evidenced.'}`);
}

/**
 * S6: points that no assessor has judged met and that the unit still needs: of a group that needs only some of its
 * points, none once enough of them are judged met.
 */
export function pointsNotMet(unit: Unit, coverage: UnitCoverage): readonly string[] {
  return unit.groups.flatMap((group) => {
    const points = coverage.points.filter(({ point }) => point.group === group.id);
    const open = points.filter(({ judgement }) => judgement?.decision !== 'met');
    const isEnough = points.length - open.length >= (group.needed ?? points.length);
    return isEnough ? [] : open.map(({ point }) => point.id);
  });
}

/**
 * S7: signed off means that the candidate, the assessor and a countersignatory, where one is needed, have signed, and that
 * no signature on the sheet was broken by a later edit. `isIntact` tells that of a signature (S3).
 */
export function isSignedOff(sheet: readonly SheetLine[], isIntact: (signature: Signature) => boolean): boolean {
  const needed = sheet.filter(({ line }) => line.neededWhen === 'always' || line.id === 'assessor-countersignatory');
  return needed.every(({ state }) => state.type !== 'awaited') && sheet.every(({ state }) => state.type !== 'signed' || isIntact(state.signature));
}

/** S8: what keeps a line from being signed. The candidate's gaps do not block: they are listed, and need a reason. */
function blockersFor(line: SignOffLine, unit: Unit, snapshot: Snapshot, coverage: UnitCoverage): readonly string[] {
  const hasSigned = (other: SignOffLine) => currentSignature(snapshot.signatures, other) !== undefined;
  switch (line) {
    case 'candidate':
      return snapshot.portfolio.candidate.name.trim() === '' ? ['Your name is not filled in yet.'] : [];
    case 'assessor': {
      const open = pointsNotMet(unit, coverage);
      return [
        ...(hasSigned('candidate') ? [] : ['The candidate signs first.']),
        ...(open.length === 0 ? [] : [`Not judged met yet: ${open.join(', ')}.`]),
      ];
    }
    case 'assessor-countersignatory':
    case 'iqa':
      return hasSigned('assessor') ? [] : ['The assessor signs first.'];
    case 'iqa-countersignatory':
      return hasSigned('iqa') ? [] : ['The IQA signs first.'];
    case 'eqa':
      return hasSigned('assessor') ? [] : ['The assessor signs first.'];
  }
}

/** S9: the words for a line that nobody needs to sign, or null when somebody does. */
function notNeeded(when: SheetLine['line']['neededWhen'], line: SignOffLine, snapshot: Snapshot): string | null {
  const { people, portfolio } = snapshot;
  const isNotSampled = (sampled: 'iqa' | 'eqa') => portfolio.notSampled.includes(sampled) || lastSample(snapshot, sampled)?.outcome === 'not-sampled';
  switch (when) {
    case 'always':
      return null;
    case 'assessor-unqualified':
      return personFor('assessor', people)?.isQualified === true ? 'Not required: the assessor is qualified' : null;
    case 'if-sampled':
      return (line === 'iqa' || line === 'eqa') && isNotSampled(line) ? 'Not sampled' : null;
    case 'iqa-unqualified':
      if (isNotSampled('iqa')) return 'Not required: not sampled';
      return personFor('iqa', people)?.isQualified === true ? 'Not required: the IQA is qualified' : null;
  }
}

/** S9: the newest word of a quality assurer in that role. */
function lastSample(snapshot: Snapshot, role: 'iqa' | 'eqa'): Sample | undefined {
  return snapshot.samples.filter((sample) => samplerOf(sample, snapshot) === role).sort(newestFirst)[0];
}

function personFor(line: SignOffLine, people: readonly Person[]): Person | undefined {
  return people.find((person) => person.role === line);
}
