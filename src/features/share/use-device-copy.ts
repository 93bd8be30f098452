import { useCallback, useEffect, useRef, useState } from 'react';
import { restoreDeviceCopy, stageDeviceCopy, type StagedDeviceCopy } from '../../exchange/device-copy.ts';
import type { ExchangeError } from '../../exchange/exchange-error.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { exchangeErrorText, isCancelled } from '../exchange-error-text.ts';
import { paced } from '../paced.ts';

export type DeviceCopyState =
  | { readonly type: 'reading'; readonly bytes: number; readonly total: number; readonly isRestoring: boolean }
  | { readonly type: 'locked'; readonly isWrong: boolean }
  | { readonly type: 'refused'; readonly sentence: string }
  | { readonly type: 'cancelled' }
  | { readonly type: 'ready'; readonly staged: StagedDeviceCopy; readonly problem: string | null };

export interface UsedCopy {
  readonly file: File;
  /** R28: on a device that lost a part of what it held. */
  readonly isRestore: boolean;
  readonly onRestored: (portfolioIds: readonly string[]) => void | Promise<void>;
}

/** Reads a copy of a device and puts portfolios of it back. Until then nothing of it is in the database. */
export function useDeviceCopy({ file, isRestore, onRestored }: UsedCopy) {
  const storage = useStorage();
  const [state, setState] = useState<DeviceCopyState>({ type: 'reading', bytes: 0, total: file.size, isRestoring: false });
  const running = useRef<AbortController | null>(null);

  const begin = useCallback((total: number, isRestoring: boolean) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const show = (next: DeviceCopyState) => {
      // Another try has taken its place, or the screen is gone.
      if (running.current === controller) setState(next);
    };
    show({ type: 'reading', bytes: 0, total, isRestoring });
    const onProgress = paced((progress: { readonly bytes: number; readonly total: number }) =>
      show({ type: 'reading', bytes: progress.bytes, total: progress.total, isRestoring }),
    );
    return { signal: controller.signal, show, onProgress };
  }, []);

  const read = useCallback(
    async (passphrase?: string) => {
      const { signal, show, onProgress } = begin(file.size, false);
      const staged = await stageDeviceCopy(storage, file, { signal, onProgress, passphrase });
      show(staged.ok ? { type: 'ready', staged: staged.value, problem: null } : refusal(staged.error));
    },
    [begin, file, storage],
  );
  useEffect(() => {
    void read();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [read]);

  const restore = async (staged: StagedDeviceCopy, portfolioIds: readonly string[]) => {
    const { signal, show, onProgress } = begin(0, true);
    const done = await restoreDeviceCopy(storage, staged, new Set(portfolioIds), { signal, onProgress, isRestore });
    if (done.ok) await onRestored(portfolioIds);
    else show({ type: 'ready', staged, problem: isCancelled(done.error) ? null : exchangeErrorText(done.error) });
  };

  return { state, read, restore, cancel: () => running.current?.abort() };
}

function refusal(error: ExchangeError): DeviceCopyState {
  const inner = error.type === 'package' ? error.error : null;
  if (inner?.type === 'encrypted') return { type: 'locked', isWrong: false };
  if (inner?.type === 'wrong-passphrase') return { type: 'locked', isWrong: true };
  if (isCancelled(error)) return { type: 'cancelled' };
  return { type: 'refused', sentence: exchangeErrorText(error) };
}
