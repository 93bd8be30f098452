import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './theme.generated.css';
import { cssVariablesResolver, theme } from './theme.ts';
import { storageKey } from './use-color-scheme.ts';

const colorSchemeManager = localStorageColorSchemeManager({ key: storageKey });

/** What parts of Mantine need around them. Put it inside the chunk that uses them: the first load does without Mantine. */
export function MantineFrame({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      // Both would inject a <style>, which the content policy refuses; the build writes theme.generated.css instead.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
