import { useState } from 'react';
import { fileNoteText, fileProblemText } from '../../attachments/file-problem-text.ts';
import { hashFile } from '../../attachments/hash-file.ts';
import { readSharedFile, removeSharedFile, type SharedFile } from '../../attachments/shared-files.ts';
import { takeInFile } from '../../attachments/take-in-file.ts';
import type { TakenInFile } from '../../attachments/taken-in-file.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { IsoDate } from '../../lib/dates.ts';
import { attachFile } from '../../storage/attachment-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { writeErrorText } from '../write-error-text.ts';

interface LookedInto {
  readonly file: SharedFile;
  readonly taken: TakenInFile;
}

export interface TakeShared {
  /** How many are done, of how many; null when nothing is going on. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  /** Why a file was not taken in, by its id. */
  readonly problems: ReadonlyMap<string, string>;
  /**
   * Takes files into the evidence that `find` gives, which is told the day on which the first of the pictures was taken, or ''. Gives
   * that evidence with the number of files that are in it now; null when nothing came of it.
   */
  readonly take: (files: readonly SharedFile[], find: FindEvidence) => Promise<{ readonly evidence: Evidence; readonly added: number } | null>;
}

export type FindEvidence = (takenOn: IsoDate) => Promise<Evidence | null>;

/** R19: a file goes on waiting until it is attached, so that closing Folio in between loses none. */
export function useTakeShared(): TakeShared {
  const { session, files: store } = useStorage();
  const { snapshot } = useOpenPortfolio();
  const [progress, setProgress] = useState<TakeShared['progress']>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());

  const take: TakeShared['take'] = async (files, find) => {
    setProblems(new Map());
    const refuse = (file: SharedFile, sentence: string) => setProblems((known) => new Map(known).set(file.id, sentence));
    const steps = files.length * 2;
    let done = 0;
    const step = () => {
      done += 1;
      setProgress({ done, all: steps });
    };
    setProgress({ done, all: steps });
    try {
      const looked: LookedInto[] = [];
      for (const file of files) {
        const bytes = await readSharedFile(file);
        if (bytes) {
          const taken = await takeInFile(bytes);
          if (taken.ok) looked.push({ file, taken: taken.value });
          else refuse(file, fileProblemText(taken.error));
        }
        step();
      }
      if (looked.length === 0) return null;
      const evidence = await find(looked.map(({ taken }) => taken.facts.takenOn).find((day) => day !== '') ?? '');
      if (!evidence) return null;
      // What is there already came over before Folio was closed last.
      const there = new Set(snapshot.attachments.filter(({ id }) => evidence.attachmentIds.includes(id)).map(({ sha256 }) => sha256));
      let added = 0;
      for (const { file, taken } of looked) {
        const { facts, bytes, notes } = taken;
        if (!there.has(facts.sha256)) {
          const record = { ...facts, alternativeText: '', addedAt: session.now().toISOString() };
          const attached = await attachFile(session, store, hashFile, evidence.id, evidence.portfolioId, record, bytes);
          if (!attached.ok) {
            refuse(file, writeErrorText(attached.error));
            continue;
          }
          there.add(facts.sha256);
          for (const note of notes) showToast({ message: fileNoteText(note) });
        }
        await removeSharedFile(file);
        added += 1;
        step();
      }
      return added === 0 ? null : { evidence, added };
    } finally {
      setProgress(null);
    }
  };

  return { progress, problems, take };
}
