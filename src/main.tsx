import './lib/trusted-types.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/styles.ts';
import { App } from './app/app.tsx';
import { openLaunchedFiles } from './app/launch.ts';
import { registerServiceWorker } from './app/service-worker.ts';
import { currentBuild } from './exchange/build.ts';
import { letGoOfDatabases } from './lib/let-go.ts';
import { isWipeMarked } from './storage/wipe.ts';
import { showToast } from './ui/toast.tsx';
import { UiProvider } from './ui/ui-provider.tsx';

letGoOfDatabases();

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <App />
    </UiProvider>
  </StrictMode>,
);

// A Folio that is being removed must not come back by itself (R48).
const register = isWipeMarked() ? () => undefined : registerServiceWorker;
register((apply) => {
  showToast({ message: 'A newer version of Folio is ready. It also comes when you next open Folio.', undo: { label: 'Update now', run: apply } });
});
// Known from the start: after an update in another tab the same address names the newer build.
void currentBuild();
openLaunchedFiles();
