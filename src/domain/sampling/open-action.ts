import { newestFirst, samplerOf, type Sample } from '../sampling.ts';
import type { Snapshot } from '../snapshot.ts';

/** I6: a quality assurer asked for action, and who must act on that now; null when nothing is asked. */
export function openAction(snapshot: Snapshot): { readonly who: 'assessor' | 'iqa' | 'eqa'; readonly why: string } | null {
  const [open] = openActions(snapshot.samples);
  if (!open) return null;
  const sampler = samplerOf(open, snapshot);
  const words = open.pointIds.length === 0 ? '' : ` on ${open.pointIds.join(', ')}`;
  return hasActed(open, snapshot)
    ? { who: sampler, why: `The assessor has acted${words}: to be looked at again` }
    : { who: 'assessor', why: `The ${sampler.toUpperCase()} asks for action${words}` };
}

/** I6: samples that ask for action and that no newer sample of one of their points has settled; newest first. */
export function openActions(samples: readonly Sample[]): readonly Sample[] {
  const sorted = [...samples].sort(newestFirst);
  return sorted.filter(
    (sample, index) =>
      sample.outcome === 'action-required' && !sorted.slice(0, index).some((newer) => newer.outcome !== 'not-sampled' && settles(newer, sample)),
  );
}

function settles(newer: Sample, older: Sample): boolean {
  return older.pointIds.length === 0 || newer.pointIds.some((id) => older.pointIds.includes(id));
}

function hasActed(sample: Sample, { judgements, returns }: Snapshot): boolean {
  return (
    judgements.some(({ judgedAt, pointId }) => judgedAt > sample.createdAt && (sample.pointIds.length === 0 || sample.pointIds.includes(pointId))) ||
    returns.some(({ returnedAt }) => returnedAt > sample.createdAt)
  );
}
