import type { RecordFields } from '../domain/record.ts';
import { emptyPerson } from '../domain/person.ts';
import type { Sample } from '../domain/sampling.ts';
import { emptySamplingPlan, samplingPlan, type SamplingPlan } from '../domain/sampling/plan.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { FolioDatabase } from './database.ts';
import type { Session } from './session.ts';
import { useStorage } from './storage-context.tsx';
import { write } from './write.ts';
import { Refused, toWriteError, type WriteError } from './write-error.ts';
import { useLiveQuery } from './use-live-query.ts';

/** There is one plan on a device: it grows over time, and what was done stays in it. */
const PLAN_ID = 'sampling';

/** The plan as it stands; an empty one while there is none. Null when the row cannot be read: it is then left alone. */
export async function readSamplingPlan(db: FolioDatabase): Promise<SamplingPlan | null> {
  const row = await db.samplingPlans.get(PLAN_ID);
  if (!row) return { ...emptySamplingPlan, id: PLAN_ID, updatedAt: new Date(0).toISOString() };
  const parsed = samplingPlan.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/** The plan, kept up to date in every tab. Undefined while loading, null when it cannot be read. */
export function useSamplingPlan(): SamplingPlan | null | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => readSamplingPlan(session.db), [session]);
}

/** Changes the plan from what it is now, so that two tabs do not undo each other. */
export async function changeSamplingPlan(
  { db, now }: Session,
  change: (plan: SamplingPlan) => Partial<Omit<SamplingPlan, 'id' | 'updatedAt'>>,
): Promise<Result<SamplingPlan, WriteError>> {
  try {
    const plan = await db.transaction('rw', db.samplingPlans, async () => {
      const before = await readSamplingPlan(db);
      if (before === null)
        throw new Refused({ type: 'invalid', path: '', reason: 'The sampling plan on this device cannot be read, so nothing was changed in it.' });
      const next = samplingPlan.safeParse({ ...before, ...change(before), updatedAt: now().toISOString() });
      if (!next.success)
        throw new Refused({ type: 'invalid', path: next.error.issues[0]?.path.join('.') ?? '', reason: next.error.issues[0]?.message ?? '' });
      await db.samplingPlans.put(next.data);
      return next.data;
    });
    return success(plan);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Who samples: somebody listed among the people, or a name to add to them in the role of this device. */
export type Sampler = { readonly type: 'listed'; readonly personId: string } | { readonly type: 'new'; readonly name: string };

/**
 * Records a sample, and adds its sampler to the people when new. With `planRowId` the row of the plan is then marked as done;
 * should that fail, the sample stands all the same.
 */
export async function recordSample(
  session: Session,
  portfolioId: string,
  sampler: Sampler,
  fields: Omit<Sample, keyof RecordFields | 'sampledBy'>,
  planRowId: string | null,
): Promise<Result<Sample, WriteError>> {
  const recorded = await write(session, portfolioId, async (writer) => {
    const { actor } = session;
    if (sampler.type === 'listed') return writer.create('samples', { ...fields, sampledBy: sampler.personId });
    const person = await writer.create('people', { ...emptyPerson, role: actor, name: sampler.name });
    return writer.create('samples', { ...fields, sampledBy: person.id });
  });
  if (recorded.ok && planRowId !== null) {
    const sampleId = recorded.value.id;
    await changeSamplingPlan(session, ({ rows }) => ({ rows: rows.map((row) => (row.id === planRowId ? { ...row, sampleId } : row)) }));
  }
  return recorded;
}
