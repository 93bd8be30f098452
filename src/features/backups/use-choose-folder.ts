import { useState } from 'react';
import { reasonOf } from '../../lib/reason-of.ts';
import { chooseFolder } from '../folder-access.ts';
import type { FolderKeeper } from './folder-keeper.ts';

/** Lets the person choose a folder for second copies, and makes the first ones. */
export function useChooseFolder(keeper: FolderKeeper): { readonly choose: () => Promise<void>; readonly problem: string | null } {
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async () => {
    setProblem(null);
    try {
      const handle = await chooseFolder('readwrite');
      if (handle) await keeper.choose(handle);
    } catch (cause) {
      setProblem(`This folder cannot be used (${reasonOf(cause)}). Choose another one.`);
    }
  };
  return { choose, problem };
}
