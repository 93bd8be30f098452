import { useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** Milliseconds that a screen may take to grow as high as it was. */
const PATIENCE = 1_500;
const STORED_AS = 'folio-scroll';
const mostKept = 50;
const gestures = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * A new screen begins at its top; going back, and a reload, lead to where one was. The browser alone cannot do it: it scrolls
 * before the screen is as high as it was. Mount it once, inside the router and before the screens.
 */
export function ScrollKeeper() {
  const { key, pathname } = useLocation();
  const isReturn = useNavigationType() === NavigationType.Pop;
  const positions = useRef<Map<string, number>>(null);
  const shownPath = useRef('');

  // Before the browser takes its own step, and before the effect below asks where one was.
  useLayoutEffect(() => {
    const kept = (positions.current ??= readStored());

    function store() {
      sessionStorage.setItem(STORED_AS, JSON.stringify([...kept].slice(-mostKept)));
    }

    window.history.scrollRestoration = 'manual';
    window.addEventListener('pagehide', store);
    return () => {
      window.history.scrollRestoration = 'auto';
      window.removeEventListener('pagehide', store);
    };
  }, []);

  useLayoutEffect(() => {
    const kept = positions.current;
    const isSameScreen = shownPath.current === pathname;
    shownPath.current = pathname;

    function remember() {
      // Entered anew, so that the oldest are the first to be forgotten.
      kept?.delete(key);
      kept?.set(key, window.scrollY);
    }

    const stopReturning = isReturn ? scrollWhenHighEnough(kept?.get(key) ?? 0) : undefined;
    // A filter or an opened row changes only the query, and must not move what one looks at.
    if (!isReturn && !isSameScreen) window.scrollTo(0, 0);
    if (!isReturn) remember();

    window.addEventListener('scroll', remember, { passive: true });
    return () => {
      stopReturning?.();
      window.removeEventListener('scroll', remember);
    };
  }, [key, pathname, isReturn]);

  return null;
}

/** Scrolls there as soon as the page reaches that far down; gives up as soon as the person does anything. */
function scrollWhenHighEnough(top: number): () => void {
  const until = performance.now() + PATIENCE;
  let frame = 0;

  function attempt() {
    window.scrollTo(0, top);
    const isThere = Math.abs(window.scrollY - top) < 2;
    if (!isThere && performance.now() < until) frame = requestAnimationFrame(attempt);
    else stop();
  }

  function stop() {
    cancelAnimationFrame(frame);
    for (const gesture of gestures) window.removeEventListener(gesture, stop, true);
  }

  for (const gesture of gestures) window.addEventListener(gesture, stop, { capture: true, passive: true });
  attempt();
  return stop;
}

/** What the last load of this tab left behind. */
function readStored(): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '[]');
    return new Map(Array.isArray(stored) ? stored.filter(isPosition) : []);
  } catch {
    return new Map();
  }
}

function isPosition(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}
