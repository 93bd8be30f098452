import { useState } from 'react';
import { makePackage, packageName } from '../../exchange/make-package.ts';
import { reasonOf } from '../../lib/reason-of.ts';
import type { Lock } from '../../package/encryption.ts';
import type { PackageProgress } from '../../package/format.ts';
import { countChanges } from '../../storage/backup-facts.ts';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { markWipe } from '../../storage/wipe.ts';
import { exchangeErrorText, isCancelled } from '../exchange-error-text.ts';
import { openSink } from '../../lib/file-sink.ts';
import { paced } from '../paced.ts';
import { isProved, proofOf, type Proof } from './proof.ts';
import { isAllSaved } from './start-again.ts';
import { tellTabs } from './tabs.ts';

/** How long other tabs have to save what is typed there, in milliseconds. */
const OTHERS_SAVE = 1_500;

export interface SavedBackup extends Proof {
  readonly fileName: string;
  readonly where: string;
  /** What was written after it is not in the backup. */
  readonly startedAt: string;
  /** Names of files that are no longer on this device. */
  readonly missing: readonly string[];
}

/** How far the backup of one portfolio has come. Only `proved` counts. */
export type FinishState =
  | { readonly type: 'open' }
  | ({ readonly type: 'working' } & PackageProgress)
  | { readonly type: 'failed'; readonly message: string }
  /** It went to the downloads, and nobody has seen it there yet. */
  | { readonly type: 'downloaded' | 'checking' | 'another-file'; readonly saved: SavedBackup }
  | { readonly type: 'proved'; readonly saved: SavedBackup }
  | { readonly type: 'changed' };

const open: FinishState = { type: 'open' };

/** R47: a backup of each portfolio that is proved to be there, or that the person says is not needed; then everything is removed. */
export function useFinish(portfolios: readonly PortfolioSummary[], reload: () => void, othersSave = OTHERS_SAVE) {
  const storage = useStorage();
  const [states, setStates] = useState<ReadonlyMap<string, FinishState>>(new Map());
  const [waived, setWaived] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState<{ readonly type: 'idle' | 'working' } | { readonly type: 'failed'; readonly message: string }>({
    type: 'idle',
  });
  const set = (id: string, state: FinishState) => setStates((before) => new Map(before).set(id, state));
  const stateOf = (id: string) => states.get(id) ?? open;

  /** Straight from a click: the browser asks for the place only then. */
  const save = async (portfolio: PortfolioSummary, lock: Lock | null) => {
    const { id, candidateName, unitId, role } = portfolio;
    const { session } = storage;
    const fileName = packageName(
      { candidate: { name: candidateName, enrolmentNumber: '', uln: '' }, unitId },
      'backup',
      session.now(),
      lock !== null,
    );
    const sink = await openSink(fileName, 'application/zip');
    if (!sink) return;
    set(id, { type: 'working', bytes: 0, total: 0 });
    try {
      const startedAt = session.now().toISOString();
      const made = await makePackage({ ...storage, session: { ...session, actor: role } }, id, 'backup', sink.stream, {
        onProgress: paced((progress: PackageProgress) => set(id, { type: 'working', ...progress })),
        readBack: sink.read,
        ...(lock === null ? {} : { lock }),
      });
      if (!made.ok) {
        set(id, isCancelled(made.error) ? open : { type: 'failed', message: exchangeErrorText(made.error) });
        return;
      }
      const missing = made.value.missingFiles.map(({ name }) => name);
      const saved: SavedBackup = { fileName, where: sink.where, startedAt, missing, ...(await proofOf(await sink.read())) };
      await sink.finish();
      set(id, { type: sink.isAtItsPlace && made.value.isVerified ? 'proved' : 'downloaded', saved });
    } catch (cause) {
      set(id, { type: 'failed', message: `The browser said: ${reasonOf(cause)}` });
    }
  };

  /** The file that the person chose from where the browser put it. */
  const prove = async (id: string, saved: SavedBackup, file: Blob) => {
    set(id, { type: 'checking', saved });
    const isSame = await isProved(file, saved).catch(() => false);
    set(id, { type: isSame ? 'proved' : 'another-file', saved });
  };

  const waive = (id: string, isWaived: boolean) =>
    setWaived((before) => new Set(isWaived ? [...before, id] : [...before].filter((other) => other !== id)));

  const isDone = (id: string) => waived.has(id) || stateOf(id).type === 'proved';
  const isReady = portfolios.every(({ id }) => isDone(id)) && ![...states.values()].some(({ type }) => type === 'working' || type === 'checking');

  /** True for portfolios of which something is not in the backup. */
  const changedSince = async () => {
    const found: string[] = [];
    for (const { id } of portfolios) {
      const state = stateOf(id);
      if (!waived.has(id) && state.type === 'proved' && (await countChanges(storage.session.db, id, state.saved.startedAt)) > 0) found.push(id);
    }
    return found;
  };

  const remove = async () => {
    setRemoving({ type: 'working' });
    try {
      tellTabs({ type: 'finishing' });
      const isSaved = await isAllSaved();
      await new Promise((done) => setTimeout(done, othersSave));
      const changed = await changedSince();
      for (const id of changed) set(id, { type: 'changed' });
      if (changed.length > 0 || !isSaved) {
        setRemoving({ type: 'failed', message: 'Something was written after its backup was made. Make that backup again.' });
        return;
      }
      await markWipe();
      tellTabs({ type: 'removing' });
      reload();
    } catch (cause) {
      setRemoving({ type: 'failed', message: `Nothing was removed. The browser said: ${reasonOf(cause)}` });
    }
  };

  return { stateOf, waived, waive, isDone, isReady, save, prove, remove, removing };
}
