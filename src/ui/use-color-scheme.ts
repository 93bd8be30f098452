import { useMantineColorScheme } from '@mantine/core';

export type ColorScheme = 'auto' | 'light' | 'dark';

/** What the person chose for this device, kept in the browser; `auto` follows the system. */
export function useColorScheme(): { readonly colorScheme: ColorScheme; readonly setColorScheme: (scheme: ColorScheme) => void } {
  // Mantine would stop transitions with an injected <style>, which the content policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });

  return { colorScheme, setColorScheme };
}
