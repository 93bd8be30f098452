import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/styles.ts';
import { App } from './app/app.tsx';
import { registerServiceWorker } from './app/service-worker.ts';
import { showToast } from './ui/toast.tsx';
import { UiProvider } from './ui/ui-provider.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <App />
    </UiProvider>
  </StrictMode>,
);

registerServiceWorker((apply) => {
  showToast({ message: 'A newer version of Folio is ready. It also comes when you next open Folio.', undo: { label: 'Update now', run: apply } });
});
