import { useEffect, useRef, useState } from 'react';
import { makePackage, packageName } from '../../exchange/make-package.ts';
import type { Lock } from '../../package/encryption.ts';
import type { PackageKind, PackageProgress } from '../../package/format.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { exchangeErrorText, isCancelled } from '../exchange-error-text.ts';
import { openSink, type FileSink } from '../../lib/file-sink.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { paced } from '../paced.ts';

export type SendState =
  | { readonly type: 'idle' }
  | ({ readonly type: 'working' } & PackageProgress)
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done'; readonly sent: Sent };

export interface Sent {
  readonly fileName: string;
  readonly size: number;
  readonly files: number;
  readonly isVerified: boolean;
  readonly where: string;
  /** Names of files that are no longer on this device. */
  readonly missing: readonly string[];
  /** To be told to whoever opens it; shown once. */
  readonly passphrase: string | null;
  readonly read: () => Promise<Blob>;
}

/** Makes a package and puts it where the person wants it, with progress and a way to stop. */
export function useSend(kind: PackageKind): {
  readonly state: SendState;
  readonly send: (lock: Lock | null) => Promise<void>;
  readonly cancel: () => void;
} {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const storage = useStorage();
  const [state, setState] = useState<SendState>({ type: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (lock: Lock | null) => {
    const fileName = packageName(snapshot.portfolio, kind, storage.session.now(), lock !== null);
    const sink = await openSink(fileName, 'application/zip');
    if (!sink) return;
    const controller = new AbortController();
    running.current = controller;
    setState({ type: 'working', bytes: 0, total: 0 });
    const made = await makePackage(storage, portfolioId, kind, sink.stream, {
      signal: controller.signal,
      onProgress: paced((progress: PackageProgress) => setState({ type: 'working', ...progress })),
      ...(kind === 'backup' ? { readBack: sink.read } : {}),
      ...(lock === null ? {} : { lock }),
    });
    if (!made.ok) {
      setState(isCancelled(made.error) ? { type: 'idle' } : { type: 'failed', message: exchangeErrorText(made.error) });
      return;
    }
    await sink.finish();
    setState({ type: 'done', sent: sentOf(fileName, sink, lock, made.value) });
  };
  return { state, send, cancel: () => running.current?.abort() };
}

function sentOf(
  fileName: string,
  { where, read }: FileSink,
  lock: Lock | null,
  {
    size,
    files,
    isVerified,
    missingFiles,
  }: { readonly size: number; readonly files: number; readonly isVerified: boolean; readonly missingFiles: readonly { readonly name: string }[] },
): Sent {
  const passphrase = lock?.type === 'passphrase' ? lock.passphrase : null;
  return { fileName, size, files, isVerified, where, read, passphrase, missing: missingFiles.map(({ name }) => name) };
}
