import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths } from '../paths.ts';

/** Opens a copy of the example, unfinished or signed off, to look round in. */
export function ExampleButtons() {
  const storage = useStorage();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<'open' | 'finished' | null>(null);

  const open = async (variant: 'open' | 'finished') => {
    setBusy(variant);
    try {
      const { addExample } = await import('./add-example.ts');
      const portfolioId = await addExample(storage, variant);
      await navigate(portfolioPaths(portfolioId).overview);
    } catch (cause) {
      showToast({
        message: `The example could not be opened (${cause instanceof Error ? cause.message : String(cause)}). Check the connection and try again.`,
        tone: 'error',
      });
    } finally {
      setBusy(null);
    }
  };

  return (
    <>
      <Button variant="secondary" isBusy={busy === 'open'} onClick={() => void open('open')}>
        Try the example
      </Button>
      <Button variant="secondary" isBusy={busy === 'finished'} onClick={() => void open('finished')}>
        See a finished one
      </Button>
    </>
  );
}
