import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { fileNoteText, fileProblemText } from '../../attachments/file-problem-text.ts';
import { hashFile } from '../../attachments/hash-file.ts';
import { createTakeInQueue, type QueuedFile, type TakeInQueue } from '../../attachments/take-in-queue.ts';
import type { TakenInFile } from '../../attachments/taken-in-file.ts';
import type { Attachment } from '../../domain/attachment.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { attachFile } from '../../storage/attachment-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { announce } from '../../ui/announce.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { FileProgressItem } from '../../ui/file-progress.tsx';
import { fileErrorText } from '../write-error-text.ts';

/** Files on their way into one piece of evidence. */
export interface TakeIn {
  readonly add: (files: readonly File[]) => void;
  readonly cancel: (id: string) => void;
  readonly dismiss: (id: string) => void;
  readonly items: readonly FileProgressItem[];
}

/** Takes files in, two at a time, and attaches each as soon as it is done. */
export function useTakeIn(evidence: Evidence, attachments: readonly Attachment[]): TakeIn {
  const { session, files: store } = useStorage();
  // One set for the life of the queue, which looks into it whenever a file is done.
  const [attached] = useState(() => new Set<string>());
  useEffect(() => {
    attached.clear();
    for (const { sha256, original } of attachments) {
      attached.add(sha256);
      if (original) attached.add(original.sha256);
    }
  }, [attached, attachments]);

  const queue = useMemo<TakeInQueue>(() => {
    const keep = async ({ facts, bytes, notes }: TakenInFile, id: string) => {
      const record = { ...facts, alternativeText: '', addedAt: session.now().toISOString() };
      const result = await attachFile(session, store, hashFile, evidence.id, evidence.portfolioId, record, bytes);
      created.remove(id);
      if (!result.ok) showToast({ message: fileErrorText(facts.name, result.error), tone: 'error' });
      else announce(`${facts.name} is attached.`);
      for (const note of notes) showToast({ message: fileNoteText(note) });
    };
    const created = createTakeInQueue({ attached, newId: session.createId, onTakenIn: (taken, id) => void keep(taken, id) });
    return created;
  }, [attached, session, store, evidence.id, evidence.portfolioId]);

  const files = useSyncExternalStore(queue.subscribe, queue.files);
  return { add: (given) => void queue.add(given), cancel: queue.cancel, dismiss: queue.remove, items: files.map(toItem) };
}

function toItem({ id, name, state }: QueuedFile): FileProgressItem {
  switch (state.type) {
    case 'working':
      return { id, name, state: 'working', progress: state.progress.fraction };
    case 'refused':
      return { id, name, state: 'refused', message: fileProblemText(state.problem) };
    case 'done':
      return { id, name, state: 'working', progress: 1, message: 'Keeping it' };
    case 'waiting':
    case 'cancelled':
      return { id, name, state: state.type };
  }
}
