import { createPen, type Pen } from '../storage/pen.ts';
import type { PenMessage } from '../storage/pen-surroundings.ts';
import { saveOpenForms } from '../ui/open-saves.ts';

let own: Pen | null | undefined;

/**
 * This tab's pen, of which there is one for its whole life. Null where the browser has no locks or no way between tabs: there everybody
 * writes, and edits are merged (R17).
 */
export function tabPen(): Pen | null {
  own ??= createTabPen();
  return own;
}

function createTabPen(): Pen | null {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return null;
  // Not a window's way of posting: nobody else is on this channel, whatever its messages are called.
  const channel: TabChannel = new BroadcastChannel('folio-pen');
  const pen = createPen({
    locks: navigator.locks,
    post: (message) => channel.postMessage(message, []),
    tabId: crypto.randomUUID(),
    saveOpenForms,
    now: () => performance.now(),
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  });
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isPenMessage(data)) pen.hear(data);
  });
  const look = () => pen.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', look);
  look();
  return pen;
}

interface TabChannel extends Pick<BroadcastChannel, 'addEventListener'> {
  postMessage(message: PenMessage, handedOver: readonly never[]): void;
}

function isPenMessage(data: unknown): data is PenMessage {
  return typeof data === 'object' && data !== null && 'type' in data && 'portfolioId' in data && 'from' in data;
}
