import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { caseloadEntry, type CaseloadEntry } from '../domain/caseload.ts';
import { neededCount } from '../domain/unit.ts';
import { remember } from '../lib/remember.ts';
import { toIsoDate } from '../lib/dates.ts';
import { evidenceDigests } from '../signing/evidence-digests.ts';
import type { CaseloadPortfolio } from '../storage/caseload-assembler.ts';
import { readableCase } from '../storage/readable-case.ts';
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
  const [cases, setCases] = useState<readonly Case[]>();
  const entryOf = useMemo(
    () =>
      remember((portfolio: CaseloadPortfolio) => {
        try {
          return entryFor(portfolio, today);
        } catch {
          // A row that lost its shape spoils its own portfolio at most, and not the whole list.
          const readable = readableCase(portfolio);
          return readable ? entryFor(readable, today) : unreadable;
        }
      }),
    [today],
  );
  useEffect(() => {
    if (!caseload) return undefined;
    let isCurrent = true;
    const show = () => {
      if (isCurrent) setCases(caseload.map((portfolio): Case => ({ ...portfolio, entry: entryOf(portfolio) })));
    };
    // What cannot be prepared is computed when it is asked for.
    void Promise.all(caseload.map(prepare)).then(show, show);
    return () => {
      isCurrent = false;
    };
  }, [caseload, entryOf]);
  return cases;
}

/** Nearly all the time goes into digests of the evidence that was judged and returned: the browser takes them, all at once. */
async function prepare({ snapshot: { evidence, attachments, judgements, returns } }: CaseloadPortfolio): Promise<void> {
  const points = new Set(judgements.map(({ pointId }) => pointId));
  const claiming = [...points].map((pointId) =>
    evidence.flatMap((item) => item.claims.flatMap((claim) => (claim.pointId === pointId ? [item] : []))),
  );
  await evidenceDigests(attachments).prepare(returns.length === 0 ? [] : evidence, claiming);
}

function entryFor({ snapshot, workplace }: CaseloadPortfolio, today: string): CaseloadEntry {
  return caseloadEntry(unit311, snapshot, workplace, today, evidenceDigests(snapshot.attachments));
}

const unreadable: CaseloadEntry = {
  progress: { needed: neededCount(unit311), evidenced: 0, met: 0 },
  changes: { since: null, changed: [], gone: 0 },
  changed: 0,
  waitingFor: { who: 'nobody', why: 'Cannot be read on this device' },
  dues: [],
};
