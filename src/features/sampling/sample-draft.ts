import { useCallback, useEffect, useState } from 'react';
import type { Sample } from '../../domain/sampling.ts';
import { keepForTab, keptForTab } from '../../storage/session-words.ts';

/** A sample that is being written. */
export interface SampleDraft {
  readonly planRowId: string | null;
  readonly pointIds: readonly string[];
  /** Evidence on those points that was left out. */
  readonly leftOut: readonly string[];
  readonly stage: Sample['stage'];
  readonly reason: Sample['reason'];
  readonly outcome: Sample['outcome'] | null;
  readonly sampledOn: string;
  readonly feedback: string;
  /** A person's id, or '' for somebody new, who then has a name. */
  readonly personId: string;
  readonly newName: string;
}

/**
 * The draft of one portfolio. Kept for as long as the browser's tab, so that reading a piece of evidence in between, or a
 * reload, loses no word. A sample itself is written once, when it is recorded.
 */
export function useSampleDraft(portfolioId: string, empty: SampleDraft, start: Partial<SampleDraft>) {
  const key = `folio-sample-${portfolioId}`;
  const [draft, setDraft] = useState<SampleDraft>(() => firstDraft(empty, start, readDraft(key)));
  useEffect(() => {
    try {
      keepForTab(key, JSON.stringify(draft));
    } catch {
      // Without room for the draft it lives in this screen alone.
    }
  }, [key, draft]);
  const change = useCallback((part: Partial<SampleDraft>) => setDraft((before) => ({ ...before, ...part })), []);
  const toggle = useCallback(
    (pointId: string) =>
      setDraft((before) => ({
        ...before,
        pointIds: before.pointIds.includes(pointId) ? before.pointIds.filter((id) => id !== pointId) : [...before.pointIds, pointId],
      })),
    [],
  );
  return { draft, change, toggle };
}

/** What was written goes on, unless another row of the plan or another point was asked for. */
function firstDraft(empty: SampleDraft, start: Partial<SampleDraft>, kept: Partial<SampleDraft>): SampleDraft {
  const isAnother = Object.keys(start).length > 0 && (kept.planRowId ?? null) !== (start.planRowId ?? null);
  if (isAnother) return { ...empty, ...start };
  return { ...empty, ...start, ...kept, pointIds: [...new Set([...(kept.pointIds ?? []), ...(start.pointIds ?? [])])] };
}

function readDraft(key: string): Partial<SampleDraft> {
  try {
    return JSON.parse(keptForTab(key) ?? '{}') as Partial<SampleDraft>;
  } catch {
    return {};
  }
}
