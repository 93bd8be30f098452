import { useEffect, useRef } from 'react';

/** What one tab of Folio tells the others on this computer. */
export type TabMessage =
  /** Lock: save, and go to the lock screen. */
  | { readonly type: 'lock' }
  /** The lock is put on or taken off: save, and start again. */
  | { readonly type: 'lock-changed' }
  /** Folio is about to be removed: save, and write nothing more. */
  | { readonly type: 'finishing' }
  /** It is being removed: let go of everything. */
  | { readonly type: 'removing' };

const CHANNEL = 'folio-shared-computer';
/** A tab hears its own channels too, and must not follow itself. */
const self = `${Date.now()} ${Math.random()}`;

interface Told {
  readonly from: string;
  readonly message: TabMessage;
}

export function tellTabs(message: TabMessage): void {
  // Older browsers hear of it by the lock itself, which refuses their writing.
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  send(channel, { from: self, message });
  channel.close();
}

/** Nothing is handed over, and no other origin could listen. */
function send(channel: { postMessage(message: unknown, handedOver: readonly never[]): void }, told: Told): void {
  channel.postMessage(told, []);
}

/** Hears what other tabs tell, as long as it is mounted. */
export function useTabs(onMessage: (message: TabMessage) => void): void {
  const latest = useRef(onMessage);
  useEffect(() => {
    latest.current = onMessage;
  });
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data: { from, message } }: MessageEvent<Told>) => {
      if (from !== self) latest.current(message);
    });
    return () => channel.close();
  }, []);
}
