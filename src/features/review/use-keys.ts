import { useEffect, useRef } from 'react';

/** What each key does. Letters are lower case; `Ctrl+Enter` is also ⌘+Enter. */
export type KeyBindings = Readonly<Record<string, () => void>>;

const STORED_AS = 'folio-review-keys';

/**
 * Keys of the whole screen. Single keys act only while no field has the focus, and not at all once somebody switched them off,
 * because speech input and screen readers may send letters too; Ctrl+Enter acts from within a field. A dialog stops them all.
 */
export function useKeys(bindings: KeyBindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || document.querySelector('dialog[open]') !== null) return;
      const hasModifier = event.ctrlKey || event.metaKey;
      if (!hasModifier && (!areKeysOn() || isTakenBy(event.target, event.key))) return;
      const run = latest.current[hasModifier ? `Ctrl+${event.key}` : event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!run) return;
      event.preventDefault();
      run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

export function areKeysOn(): boolean {
  return localStorage.getItem(STORED_AS) !== 'off';
}

export function switchKeys(isOn: boolean): void {
  localStorage.setItem(STORED_AS, isOn ? 'on' : 'off');
}

/** Whether the focused element needs the key itself: a text field any, a radio button or a player the arrows. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox')) return key.startsWith('Arrow');
  if (target instanceof HTMLMediaElement) return key.startsWith('Arrow');
  return target.matches('input, textarea, select, [contenteditable]');
}
