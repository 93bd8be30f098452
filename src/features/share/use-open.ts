import { useEffect, useRef, useState } from 'react';
import { applyStaged, type Applied } from '../../exchange/apply-package.ts';
import type { ExchangeError } from '../../exchange/exchange-error.ts';
import { acceptKeys, stagePackage, type AcceptedKey, type Staged } from '../../exchange/stage-package.ts';
import type { Actor } from '../../domain/policy.ts';
import type { PackageProgress } from '../../package/format.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { exchangeErrorText, isCancelled } from '../exchange-error-text.ts';
import { paced } from '../paced.ts';
import { packageInFile } from './package-in-file.ts';

export type OpenState =
  | { readonly type: 'choose' }
  | ({ readonly type: 'reading'; readonly name: string } & PackageProgress)
  /** Locked with a passphrase; `isWrong` once one was tried. */
  | { readonly type: 'locked'; readonly file: File; readonly isWrong: boolean }
  | { readonly type: 'refused'; readonly name: string; readonly sentence: string }
  | { readonly type: 'ready'; readonly name: string; readonly staged: Staged; readonly problem: string | null; readonly isPlanning: boolean }
  | { readonly type: 'applying'; readonly name: string; readonly staged: Staged };

export interface OpenAs {
  readonly keyId: string | null;
  readonly role: Actor;
}

/** Opens a package step by step: read, unlock, look, apply. Until the last step nothing of it is in the database. */
export function useOpen(
  onApplied: (applied: Applied, staged: Staged) => void | Promise<void>,
  isRestore = false,
): {
  readonly state: OpenState;
  readonly read: (file: File, passphrase?: string) => Promise<void>;
  readonly accept: (keys: readonly AcceptedKey[]) => Promise<void>;
  readonly apply: (openAs: OpenAs | null) => Promise<void>;
  readonly cancel: () => void;
  readonly startAgain: () => void;
} {
  const storage = useStorage();
  const [state, setState] = useState<OpenState>({ type: 'choose' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const read = async (file: File, passphrase?: string) => {
    const controller = new AbortController();
    running.current = controller;
    setState({ type: 'reading', name: file.name, bytes: 0, total: file.size });
    const found = await packageInFile(file);
    if (!found.ok) {
      setState({ type: 'refused', name: file.name, sentence: found.error.sentence });
      return;
    }
    const staged = await stagePackage(storage, found.value.carried, {
      signal: controller.signal,
      onProgress: paced((progress: PackageProgress) => setState({ type: 'reading', name: file.name, ...progress })),
      beside: found.value.beside,
      isRestore,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    setState(staged.ok ? { type: 'ready', name: file.name, staged: staged.value, problem: null, isPlanning: false } : refusal(file, staged.error));
  };

  const accept = async (keys: readonly AcceptedKey[]) => {
    if (state.type !== 'ready') return;
    setState({ ...state, isPlanning: true });
    const planned = await acceptKeys(storage, state.staged, keys);
    setState(
      planned.ok
        ? { ...state, staged: planned.value, problem: null, isPlanning: false }
        : { ...state, problem: exchangeErrorText(planned.error), isPlanning: false },
    );
  };

  const apply = async (openAs: OpenAs | null) => {
    if (state.type !== 'ready') return;
    const { staged, name } = state;
    const controller = new AbortController();
    running.current = controller;
    setState({ type: 'applying', name, staged });
    const applied = await applyStaged(storage, staged, { signal: controller.signal, ...(openAs === null ? {} : { openAs }) });
    if (applied.ok) await onApplied(applied.value, staged);
    else setState({ type: 'ready', name, staged, problem: isCancelled(applied.error) ? null : exchangeErrorText(applied.error), isPlanning: false });
  };

  return { state, read, accept, apply, cancel: () => running.current?.abort(), startAgain: () => setState({ type: 'choose' }) };
}

function refusal(file: File, error: ExchangeError): OpenState {
  if (isCancelled(error)) return { type: 'choose' };
  const inner = error.type === 'package' ? error.error : null;
  if (inner?.type === 'encrypted' && inner.for === 'passphrase') return { type: 'locked', file, isWrong: false };
  if (inner?.type === 'wrong-passphrase') return { type: 'locked', file, isWrong: true };
  return { type: 'refused', name: file.name, sentence: exchangeErrorText(error) };
}
