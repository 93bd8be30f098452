// Writes the variables of Mantine's theme to src/ui/theme.generated.css, because a strict content policy forbids
// the <style> element that Mantine would inject. The same theme always gives the same bytes.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Palettes that no part of the kit uses; left out, the file is a third of its size. */
const unusedPalettes = /^--mantine-color-(pink|grape|violet|indigo|cyan|teal|lime|yellow|orange|blue|green)-/;

export async function themeCss() {
  const { module } = await runnerImport(`${root}/src/ui/theme.ts`, { root, configFile: false, logLevel: 'error' });
  const theme = mergeMantineTheme(DEFAULT_THEME, module.theme);
  const defaults = defaultCssVariablesResolver(theme);
  const ours = module.cssVariablesResolver(theme);
  const merged = {};
  for (const group of ['variables', 'light', 'dark']) {
    const entries = Object.entries({ ...defaults[group], ...ours[group] });
    merged[group] = Object.fromEntries(entries.filter(([name]) => !unusedPalettes.test(name)));
  }
  return `/* Written by tests/tools/theme-css.mjs from src/ui/theme.ts. Do not edit. */\n${convertCssVariables(merged, ':root')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(`${root}/src/ui/theme.generated.css`, await themeCss());
}
