const LAST_ACTIVE = 'folio.active';
/** How often it is looked at, and how often it is written down that somebody is here; in milliseconds. */
const LOOK_EVERY = 5_000;
const MINUTE = 60_000;

/**
 * R49: calls `onIdle` when nobody has touched a key, the mouse or the screen in any tab for so many minutes. A computer that slept is
 * found out before what woke it counts. While something is being made, as a bar on the screen shows, nobody is taken for gone. Returns
 * what ends it. `onIdle` is called again until it is ended or somebody is there.
 */
export function watchIdle(minutes: () => number, onIdle: () => void, now: () => number = Date.now): () => void {
  remember(now());
  const look = () => {
    if (document.querySelector('[role=progressbar]') !== null) remember(now());
    else if (now() - lastActive(now()) >= minutes() * MINUTE) onIdle();
  };
  const onInput = () => {
    look();
    if (now() - lastActive(now()) > LOOK_EVERY && now() - lastActive(now()) < minutes() * MINUTE) remember(now());
  };
  const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
  for (const event of events) window.addEventListener(event, onInput, { passive: true, capture: true });
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    for (const event of events) window.removeEventListener(event, onInput, { capture: true });
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
    clearInterval(timer);
  };
}

function remember(at: number): void {
  localStorage.setItem(LAST_ACTIVE, String(at));
}

/** In whichever tab. A clock that was put back must not keep Folio open. */
function lastActive(now: number): number {
  const at = Number(localStorage.getItem(LAST_ACTIVE) ?? 0);
  return at > now ? 0 : at;
}
