import { expect, test } from './journey.ts';
import { filledId, storeFilledPortfolio } from './filled-portfolio.ts';
import { CoveragePage } from './pages/coverage-page.ts';
import { show } from './screens.ts';

test.use({ colorScheme: 'dark' });

test('Coverage on paper: the grid alone, in light colours even from dark', async ({ page }) => {
  await storeFilledPortfolio(page);
  await show(page, filledId, { name: 'coverage', path: '/coverage' });
  const coverage = new CoveragePage(page);
  const paper = () =>
    page.evaluate(() =>
      [document.body, document.querySelector('table')].map((element) =>
        element ? [getComputedStyle(element).backgroundColor, getComputedStyle(element).color] : [],
      ),
    );
  const brightness = (colour: string | undefined) => Math.max(...(colour?.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));
  const [[onScreen] = []] = await paper();
  expect(brightness(onScreen)).toBeLessThan(80);

  await page.emulateMedia({ media: 'print' });
  await expect(coverage.frame.navigation).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print grid' })).toBeHidden();
  await expect(coverage.row('311.1.2')).toBeVisible();
  const [[body] = [], [, ink] = []] = await paper();
  expect(brightness(body)).toBeGreaterThan(240);
  expect(brightness(ink)).toBeLessThan(80);
});
