import { useEffect, type ReactNode } from 'react';
import { Toasts } from './toast.tsx';
import { followColorScheme } from './use-color-scheme.ts';

/** Colour scheme and messages for the whole app; put it round everything once. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  useEffect(followColorScheme, []);
  useEffect(printInLight, []);

  return (
    <>
      {children}
      <Toasts />
    </>
  );
}

/** base.css prints our own parts in light; Mantine's follow an attribute, which is turned for as long as the print lasts. */
function printInLight() {
  const root = document.documentElement;
  let onScreen: string | undefined;

  function toLight() {
    onScreen ??= root.dataset['mantineColorScheme'];
    root.dataset['mantineColorScheme'] = 'light';
  }

  function restore() {
    if (onScreen !== undefined) root.dataset['mantineColorScheme'] = onScreen;
    onScreen = undefined;
  }

  window.addEventListener('beforeprint', toLight);
  window.addEventListener('afterprint', restore);
  return () => {
    window.removeEventListener('beforeprint', toLight);
    window.removeEventListener('afterprint', restore);
  };
}
