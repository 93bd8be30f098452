import { lazy, Suspense, useEffect, useState } from 'react';
import { IconSearch } from '@tabler/icons-react';
import { IconButton } from '../ui/icon-button.tsx';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Opens the palette by button, or by Ctrl+K or ⌘K. Its code is fetched when it is first opened. */
export function CommandPalette() {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      // Beneath an open dialog it could be neither seen nor used.
      if (document.querySelector('dialog:modal') === null) setIsOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <IconButton label="Search and go to (Ctrl+K)" icon={<IconSearch aria-hidden size={20} />} onClick={() => setIsOpen(true)} />
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
