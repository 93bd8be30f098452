import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { caseloadEntry, type CaseloadEntry } from '../domain/caseload.ts';
import { remember } from '../lib/remember.ts';
import { toIsoDate } from '../lib/dates.ts';
import { evidenceDigests } from '../signing/evidence-digests.ts';
import type { CaseloadPortfolio } from '../storage/caseload-assembler.ts';
import { watchCaseload } from '../storage/caseload.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { unit311 } from '../units/load-unit.ts';

/** One portfolio of the caseload, with what is to be done in it. */
export interface Case extends CaseloadPortfolio {
  readonly entry: CaseloadEntry;
}

/** The portfolios of the caseload as they stand, kept up to date in every tab; undefined while loading. */
export function useCaseload(): readonly CaseloadPortfolio[] | undefined {
  const { session } = useStorage();
  const [caseload, setCaseload] = useState<readonly CaseloadPortfolio[]>();
  useEffect(
    () =>
      watchCaseload(session.db, setCaseload, (cause) =>
        // Into the screen's boundary, which says what happened.
        setCaseload(() => {
          throw cause;
        }),
      ),
    [session.db],
  );
  // A save in another tab must not hold up what somebody does here.
  return useDeferredValue(caseload);
}

/** The same, with progress, changes and whose turn it is. Only what changed is computed again. */
export function useCases(): readonly Case[] | undefined {
  const { session } = useStorage();
  const caseload = useCaseload();
  const today = toIsoDate(session.now());
  const entryOf = useMemo(
    () =>
      remember(({ snapshot, workplace }: CaseloadPortfolio) =>
        caseloadEntry(unit311, snapshot, workplace, today, evidenceDigests(snapshot.attachments)),
      ),
    [today],
  );
  return useMemo(() => caseload?.map((portfolio): Case => ({ ...portfolio, entry: entryOf(portfolio) })), [caseload, entryOf]);
}
