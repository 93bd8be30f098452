import type { Actor } from '../../src/domain/policy.ts';
import type { PortfolioReturn } from '../../src/domain/portfolio-return.ts';
import { seenNow } from '../../src/domain/review/changes.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { evidenceDigests } from '../../src/signing/evidence-digests.ts';
import { snapshotDigests } from '../../src/signing/snapshot-digests.ts';
import type { Workplace } from '../../src/storage/device-rows.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import type { Session } from '../../src/storage/session.ts';
import { withNewIds } from '../../src/storage/snapshot-file.ts';
import { valueOf } from './storage-session.ts';

/** The example in both its states. */
export interface Examples {
  readonly open: SnapshotWithEvents;
  readonly finished: SnapshotWithEvents;
}

const NAMES = [
  'Aisha Khan',
  'Ben Carter',
  'Chloë Adeyemi',
  'Dafydd Pugh',
  'Ewa Nowak',
  'Femi Okafor',
  'Grace Li',
  'Hamza Malik',
  'Isla Reid',
  'Jo Bright',
];
const EMPLOYERS = ['Harbour Homeware', 'Northgate Leisure', 'Pennine Travel'];
const ASSESSORS = [
  { name: 'Daniel Okoro', isQualified: true },
  { name: 'Priya Shah', isQualified: false },
  { name: 'Tom Whelan', isQualified: true },
];

/**
 * A caseload of so many portfolios under ids of their own, in five states in turn: handed in for the first time, signed off,
 * partly judged, returned for more and overdue, and handed in again with a change.
 */
export function caseloadOf(count: number, { open, finished }: Examples, createId: () => string): readonly SnapshotWithEvents[] {
  return Array.from({ length: count }, (_, index) => {
    const copy = underNewIds(index % 5 === 0 ? open : finished, createId);
    const assessor = ASSESSORS[index % ASSESSORS.length] ?? { name: '', isQualified: null };
    const name = `${NAMES[index % NAMES.length] ?? ''}${index < NAMES.length ? '' : ` ${Math.floor(index / NAMES.length) + 1}`}`;
    return {
      ...inState(index % 5, copy),
      portfolio: {
        ...copy.portfolio,
        isLocked: index % 5 === 1,
        candidate: { ...copy.portfolio.candidate, name },
        employer: EMPLOYERS[index % EMPLOYERS.length] ?? '',
        isExample: false,
      },
      people: copy.people.map((person) => (person.role === 'assessor' ? { ...person, ...assessor } : person)),
    };
  });
}

/** The same portfolio under ids of its own, its judgements and signatures still those of its evidence. */
export function underNewIds(snapshot: SnapshotWithEvents, createId: () => string): SnapshotWithEvents {
  return withNewIds(snapshot, createId, snapshotDigests);
}

/** Puts portfolios on a device that works on them in `role`. */
export async function addToCaseload(session: Session, snapshots: readonly SnapshotWithEvents[], role: Actor): Promise<void> {
  for (const snapshot of snapshots) {
    valueOf(await addSnapshot(session, snapshot));
    await session.db.workplaces.put(workplaceOf(snapshot.portfolio.id, role));
  }
}

export function workplaceOf(portfolioId: string, role: Actor): Workplace {
  return { portfolioId, role, keyId: null, founderKeyId: null, trusted: [], committedAt: null, sharedAt: null, backedUpAt: null };
}

function inState(state: number, copy: SnapshotWithEvents): SnapshotWithEvents {
  switch (state) {
    case 1:
      return { ...copy, samples: [] };
    case 2:
      return { ...copy, signatures: [], samples: [], judgements: copy.judgements.slice(0, 14) };
    case 3:
    case 4:
      return returned(copy, state === 4);
    default:
      return copy;
  }
}

/** Given back for more, a fortnight before the example's own day; `isChanged`: one piece was edited since. */
function returned(from: SnapshotWithEvents, isChanged: boolean): SnapshotWithEvents {
  const judgements = from.judgements
    .slice(0, 20)
    .map((judgement, index) => (index > 16 ? { ...judgement, decision: 'not-yet' as const } : judgement));
  const returnedAt =
    judgements
      .map(({ judgedAt }) => judgedAt)
      .sort()
      .at(-1) ?? from.portfolio.updatedAt;
  const seen = seenNow(from.evidence, evidenceDigests(from.attachments));
  const [first] = from.evidence;
  const given: PortfolioReturn = {
    id: `return-${from.portfolio.id}`,
    portfolioId: from.portfolio.id,
    revision: 1,
    author: 'assessor',
    createdAt: returnedAt,
    updatedAt: returnedAt,
    deletedAt: null,
    returnedBy: from.people.find(({ role }) => role === 'assessor')?.id ?? 'nobody',
    returnedAt,
    outcome: 'more-needed',
    feedback: 'Please show the three points that are open.',
    resubmitBy: '2026-11-20',
    seen: first && isChanged ? { ...seen, [first.id]: 'as it was' } : seen,
  };
  return { ...from, signatures: [], samples: [], judgements, returns: [given] };
}
