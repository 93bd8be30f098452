import { coverUnit } from '../coverage/cover-unit.ts';
import type { EvidenceKind } from '../evidence.ts';
import type { Judgement } from '../judgement.ts';
import type { Person } from '../person.ts';
import { isFilled } from '../record.ts';
import type { Sample } from '../sampling.ts';
import { currentSignature } from '../signed-content.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Unit } from '../unit.ts';

/** An assessor's latest decision on one point of one portfolio: what sampling looks at (I11). */
export interface Decision {
  readonly portfolioId: string;
  readonly candidate: string;
  readonly pointId: string;
  readonly groupId: string;
  /** `nameKey` of the assessor. */
  readonly assessor: string;
  readonly assessorName: string;
  readonly isAssessorQualified: boolean | null;
  readonly isMet: boolean;
  readonly timesJudged: number;
  /** Kinds of the evidence that claims the point, and which evidence that is. */
  readonly methods: readonly EvidenceKind[];
  readonly evidenceIds: readonly string[];
  /** Where the candidate works. */
  readonly site: string;
  /** What a record must have: all rules of evidence ticked where met, feedback where not. */
  readonly isRecordWhole: boolean;
  /** The assessor has signed the sheet: sampling it now is summative. */
  readonly isFinal: boolean;
  /** Looks at this point by a quality assurer, 'not sampled' left out. */
  readonly samples: readonly Sample[];
}

const neededTicks = ['valid', 'authentic', 'current', 'sufficient'] as const;

/**
 * I11: every decision in the portfolios given, in their order and the unit's. I12: decisions of somebody who is also the
 * portfolio's IQA, or one of `ownNames`, are left out: nobody samples their own.
 */
export function decisionsOf(unit: Unit, portfolios: readonly Snapshot[], ownNames: readonly string[] = []): readonly Decision[] {
  const own = new Set(ownNames.map(nameKey));
  return portfolios.flatMap((snapshot) => {
    const samplers = new Set([...own, ...snapshot.people.filter(({ role }) => role === 'iqa').map(({ name }) => nameKey(name))]);
    return inPortfolio(unit, snapshot).filter(({ assessor }) => !samplers.has(assessor));
  });
}

function inPortfolio(unit: Unit, snapshot: Snapshot): readonly Decision[] {
  const { portfolio, people, judgements, samples } = snapshot;
  const assessors = new Map(people.map((person) => [person.id, person]));
  const isFinal = currentSignature(snapshot.signatures, 'assessor') !== undefined;
  return coverUnit(unit, snapshot).points.flatMap(({ point, claims, judgement }): Decision[] => {
    if (!judgement) return [];
    const name = assessorName(assessors.get(judgement.assessorId), people);
    return [
      {
        portfolioId: portfolio.id,
        candidate: portfolio.candidate.name,
        pointId: point.id,
        groupId: point.group,
        assessor: nameKey(name),
        assessorName: name,
        isAssessorQualified: assessors.get(judgement.assessorId)?.isQualified ?? null,
        isMet: judgement.decision === 'met',
        timesJudged: judgements.filter(({ pointId }) => pointId === point.id).length,
        methods: [...new Set(claims.map(({ evidence }) => evidence.kind))],
        evidenceIds: [...new Set(claims.map(({ evidence }) => evidence.id))],
        site: portfolio.employer.trim(),
        isRecordWhole: isRecordWhole(judgement),
        isFinal,
        samples: samples.filter((sample) => sample.outcome !== 'not-sampled' && sample.pointIds.includes(point.id)),
      },
    ];
  });
}

/** I10: people are the same across portfolios when they are named alike, whatever the case and spaces. */
function nameKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB');
}

function assessorName(person: Person | undefined, people: readonly Person[]): string {
  const named = person ?? people.find(({ role }) => role === 'assessor');
  return named && isFilled(named.name) ? named.name.trim() : 'Unnamed assessor';
}

function isRecordWhole({ decision, evidenceIs, feedback }: Judgement): boolean {
  return decision === 'met' ? neededTicks.every((tick) => evidenceIs.includes(tick)) : isFilled(feedback);
}
