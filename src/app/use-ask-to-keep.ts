import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { pageSurroundings } from '../features/page-surroundings.ts';
import { askToKeep, readPersistence } from '../storage/persistence.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { hasWorkWorthKeeping } from '../storage/worth-keeping.ts';

const KEY = 'folio.asked-to-keep';
/** Of this visit, where it may be asked at each. */
let wasAskedNow = false;
/** Who goes on while it is found out whether to ask is not asked twice. */
let isAsking = false;

/**
 * R35: asks the browser to keep what is here: once when there is work worth keeping, between two screens so that nobody is
 * interrupted in a word, and once more when Folio was installed, which browsers take for a reason to say yes. Where no person is asked,
 * at each visit until the answer is yes: these browsers take it for a reason that somebody comes back.
 */
export function useAskToKeep(): void {
  const { session } = useStorage();
  const { pathname } = useLocation();
  useEffect(() => {
    // At each change of address: then nobody is in the middle of a word.
    if (pathname !== '') void ask(pageSurroundings().isInstalled ? 'installed' : 'work', () => hasWorkWorthKeeping(session.db));
  }, [session.db, pathname]);
  useEffect(() => {
    const installed = () => void ask('installed', () => Promise.resolve(true));
    window.addEventListener('appinstalled', installed);
    return () => window.removeEventListener('appinstalled', installed);
  }, []);
}

async function ask(reason: 'work' | 'installed', isTime: () => Promise<boolean>): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    const asked = (localStorage.getItem(KEY) ?? '').split(' ');
    const wasAsked = asksNobody(navigator.userAgent) ? wasAskedNow : asked.includes(reason);
    if (wasAsked || !(await isTime()) || (await readPersistence()) !== 'not-kept') return;
    wasAskedNow = true;
    localStorage.setItem(KEY, [...new Set([...asked, reason])].join(' ').trim());
    await askToKeep();
  } catch {
    // A browser that keeps nothing promises nothing.
  } finally {
    isAsking = false;
  }
}

/** Chromium, and those built of it, decide by themselves; Firefox asks the person. */
function asksNobody(userAgent: string): boolean {
  return /Chrom(?:e|ium)\//.test(userAgent);
}
