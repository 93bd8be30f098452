import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themeCss } from './theme-css.mjs';

test('the theme as written is the theme as it stands; if not, run "node tests/tools/theme-css.mjs"', async () => {
  const written = readFileSync(new URL('../../src/ui/theme.generated.css', import.meta.url), 'utf8');

  expect(await themeCss()).toBe(written);
});
