import { useEffect, useState } from 'react';
import { canKeepAnything } from '../../storage/worth-keeping.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Notice } from '../../ui/notice.tsx';

/** R35: said before somebody begins, where a first write fails. Other private windows keep things until they are closed, and cannot be told. */
export function KeepsNothing() {
  const { session } = useStorage();
  const [keeps, setKeeps] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    void canKeepAnything(session.db).then((can) => {
      if (isCurrent) setKeeps(can);
    });
    return () => {
      isCurrent = false;
    };
  }, [session.db]);
  if (keeps) return null;
  return (
    <Notice tone="error" title="This browser keeps nothing here">
      A first try to keep a few letters on this device failed. If this is a private window, open Folio in an ordinary one; else see whether the device
      is full, or whether the browser is told to keep no data of websites. What you write now would be lost.
    </Notice>
  );
}
