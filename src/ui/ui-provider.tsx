import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { theme } from './theme.ts';
import { Toasts } from './toast.tsx';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'folio-color-scheme' });

/** Look, colour scheme and messages for the whole app; put it round everything once. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  useLightPrint();

  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      // Both would inject a <style>; the build writes theme.generated.css instead.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
      <Toasts />
    </MantineProvider>
  );
}

/** base.css prints our own parts in light; Mantine's follow an attribute, which is turned for as long as the print lasts. */
function useLightPrint() {
  useEffect(() => {
    const root = document.documentElement;
    let onScreen: string | undefined;

    function toLight() {
      onScreen ??= root.dataset['mantineColorScheme'] ?? '';
      root.dataset['mantineColorScheme'] = 'light';
    }

    function restore() {
      if (onScreen !== undefined && onScreen !== '') root.dataset['mantineColorScheme'] = onScreen;
      onScreen = undefined;
    }

    window.addEventListener('beforeprint', toLight);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', toLight);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
}
