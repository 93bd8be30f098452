import { useSyncExternalStore } from 'react';

export type ColorScheme = 'auto' | 'light' | 'dark';

/** What the person chose for this device, kept in the browser; `auto` follows the system. */
export function useColorScheme(): { readonly colorScheme: ColorScheme; readonly setColorScheme: (scheme: ColorScheme) => void } {
  return { colorScheme: useSyncExternalStore(subscribe, chosenScheme), setColorScheme };
}

/** Draws the page in the chosen scheme, and goes along with the system and with other tabs. Call it once; returns how to stop. */
export function followColorScheme(): () => void {
  apply();
  systemIsDark.addEventListener('change', apply);
  window.addEventListener('storage', onStorage);
  return () => {
    systemIsDark.removeEventListener('change', apply);
    window.removeEventListener('storage', onStorage);
  };
}

/** Mantine keeps the same words under the same key, so both always agree. */
export const storageKey = 'folio-color-scheme';

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function chosenScheme(): ColorScheme {
  const stored = window.localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

function setColorScheme(scheme: ColorScheme) {
  window.localStorage.setItem(storageKey, scheme);
  changed();
}

function changed() {
  apply();
  for (const listener of listeners) listener();
}

function onStorage(event: StorageEvent) {
  if (event.key === storageKey) changed();
}

/** base.css and Mantine's styles both read this attribute. */
function apply() {
  const scheme = chosenScheme();
  document.documentElement.dataset['mantineColorScheme'] = scheme === 'auto' ? (systemIsDark.matches ? 'dark' : 'light') : scheme;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
