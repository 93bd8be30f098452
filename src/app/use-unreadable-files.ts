import { useEffect, useState } from 'react';
import type { Attachment } from '../domain/attachment.ts';
import { readableFiles } from '../storage/readable-files.ts';
import { useStorage } from '../storage/storage-context.tsx';

const NONE: ReadonlySet<string> = new Set();

/** Ids of attachments whose bytes are not there, looked up again whenever attachments change. */
export function useUnreadableFiles(attachments: readonly Attachment[] | undefined): ReadonlySet<string> {
  const { session } = useStorage();
  const [unreadable, setUnreadable] = useState(NONE);
  useEffect(() => {
    if (!attachments) return undefined;
    let isCurrent = true;
    void readableFiles(session).then((readable) => {
      const missing = attachments.filter(({ sha256 }) => !readable.has(sha256)).map(({ id }) => id);
      if (isCurrent) setUnreadable(missing.length === 0 ? NONE : new Set(missing));
    });
    return () => {
      isCurrent = false;
    };
  }, [attachments, session]);
  return unreadable;
}
