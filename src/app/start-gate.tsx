import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { SpaceBanner } from '../features/backups/space-banner.tsx';
import { createId } from '../lib/ids.ts';
import type { AtRestCipher } from '../storage/at-rest-cipher.ts';
import { FolioDatabase } from '../storage/database.ts';
import { fileBytesFor } from '../storage/file-bytes.ts';
import { logGuardFor } from '../storage/log-guard.ts';
import { rememberDatabase } from '../storage/remember-database.ts';
import { createReserve } from '../storage/reserve.ts';
import { spacePlaceFor } from '../storage/space-place.ts';
import { inLocalStorage, sentinelPlaces } from '../storage/sentinel.ts';
import { prepareUpgrade } from '../storage/set-aside.ts';
import { checkEveryRow, openAndCheck, type StartState } from '../storage/start-check.ts';
import { StorageProvider, type Storage } from '../storage/storage-context.tsx';
import { sweepUnfinishedFiles } from '../storage/sweep-files.ts';
import { watchForGone } from '../storage/watch-for-gone.ts';
import { makeWayForNewer } from './newer-version.ts';
import { Loading } from '../ui/spinner.tsx';
import { Shell } from './shell.tsx';
import { StillOpening } from './still-opening.tsx';
import { tabPen } from './tab-pen.ts';

const StartProblemScreen = lazy(async () => ({ default: (await import('../features/start-problems/start-problem-screen.tsx')).StartProblemScreen }));
const OpenPackage = lazy(async () => ({ default: (await import('../features/share/open-package.tsx')).OpenPackage }));

/**
 * Stands before everything that reads or writes: opens the database, compares it with what is remembered of it, and only then shows what
 * is inside. All rows are compared behind the first screen, which gives way when something is wrong.
 */
export function StartGate({ cipher, children }: { readonly cipher: AtRestCipher | null; readonly children: ReactNode }) {
  const [storage] = useState(() => openStorage(cipher));
  const [state, setState] = useState<StartState | null>(null);

  const check = useCallback(() => {
    let isCurrent = true;
    void start(storage, (next) => {
      if (isCurrent) setState(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [storage]);
  useEffect(check, [check]);
  useEffect(() => makeWayForNewer(storage.session.db), [storage]);

  // What a full disk kept shut opens once there is room.
  const isShut = state?.type === 'unreadable';
  useEffect(() => {
    const { reserve } = storage;
    if (!isShut || reserve?.readState().type !== 'full') return undefined;
    return reserve.subscribe(() => {
      if (reserve.readState().type === 'enough') check();
    });
  }, [storage, isShut, check]);

  // Not before all is well: what is written while somebody restores must not take the place of what there was.
  const isReady = state?.type === 'ready';
  useEffect(() => {
    const { db, now } = storage.session;
    return isReady ? rememberDatabase(db, { quick: inLocalStorage, all: sentinelPlaces, now }) : undefined;
  }, [storage, isReady]);

  // Gone in the middle of the work is like gone at the start: no screen may claim that there is nothing.
  useEffect(() => {
    if (!isReady) return undefined;
    return watchForGone(storage.session.db, () => {
      setState(null);
      check();
    });
  }, [storage, isReady, check]);

  return (
    <StorageProvider storage={storage}>
      {storage.reserve && <SpaceBanner reserve={storage.reserve} />}
      {isReady && children}
      {state === null && (
        <Shell>
          <StillOpening />
        </Shell>
      )}
      {state !== null && state.type !== 'ready' && (
        <Shell>
          <Suspense fallback={<Loading label="Opening" />}>
            <StartProblemScreen
              key={state.type}
              problem={state}
              onResolved={check}
              restoreScreen={(onRestored) => <OpenPackage isRestore onApplied={onRestored} onRestored={onRestored} />}
            />
          </Suspense>
        </Shell>
      )}
    </StorageProvider>
  );
}

async function start(storage: Storage, show: (state: StartState) => void): Promise<void> {
  const { db } = storage.session;
  // R8: the visit before may have ended in the middle of a record.
  if (db.log && !(await db.log.mend(0)) && storage.reserve?.readState().type === 'full') {
    show({ type: 'unreadable', remembered: await sentinelPlaces.read(), reason: 'There is no room to open it.' });
    return;
  }
  await prepareUpgrade(db);
  const open = () => openAndCheck(db, sentinelPlaces, () => show({ type: 'blocked' }));
  let state = await open();
  // On a full disk nothing can be opened either.
  if (state.type === 'unreadable' && (await storage.session.freeReserve?.(false)) === 'freed') {
    await db.log?.mend(0);
    state = await open();
  }
  show(state);
  if (state.type !== 'ready') return;
  await sweepUnfinishedFiles(storage.session).catch(() => undefined);
  // The screen first.
  await new Promise((done) => setTimeout(done));
  const damage = await checkEveryRow(db, sentinelPlaces);
  if (damage) show(damage);
}

function openStorage(cipher: AtRestCipher | null): Storage {
  const db = new FolioDatabase(undefined, { cipher, log: logGuardFor(navigator.userAgent) });
  const pen = tabPen();
  const reserve = createReserve(spacePlaceFor(db), db.log ? { whenAtRest: db.log.whenAtRest } : {});
  db.log?.lookBy(reserve.look);
  return {
    session: {
      db,
      now: () => new Date(),
      createId,
      actor: 'candidate',
      freeReserve: reserve.free,
      hasRoom: reserve.hasRoom,
      ...(pen && { holdsPen: pen.holds, borrowPen: pen.borrow }),
    },
    files: fileBytesFor(db, navigator.userAgent, cipher),
    reserve,
    ...(pen && { pen }),
  };
}
