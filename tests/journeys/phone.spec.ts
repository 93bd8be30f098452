import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { filledId, storeFilledPortfolio } from './filled-portfolio.ts';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { HomePage } from './pages/home-page.ts';
import { assessorScreens, candidateScreens, iqaScreens, outsideScreens, show, showOutside } from './screens.ts';
import { readStored } from './stored.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

test.describe('on a phone', () => {
  test.use(phone);

  test('an everyday entry with a photo: four taps and the words', async ({ page }) => {
    const home = new HomePage(page);
    await home.open();
    await home.startPortfolio({ name: 'Siân Llŷr' });
    const entry = new EvidencePage(page);

    await page.getByRole('button', { name: 'Add evidence or a risk' }).tap();
    await page.getByRole('dialog').getByRole('link', { name: 'Everyday identification' }).tap();
    await entry.titleField.fill('Wet ramp');
    await entry.field('What did you notice?').fill('Rain runs down the ramp.');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Take photo' }).tap();
    await (await choosing).setFiles({ name: 'ramp.jpg', mimeType: 'image/jpeg', buffer: photo });
    await expect(entry.files.getByRole('article', { name: 'ramp.jpg' }).getByRole('img')).toBeVisible();
    // Words typed after the photo must not take it away again.
    await entry.field('What may happen?').fill('A fall.');
    await entry.waitUntilSaved();
    await entry.field('What may happen?').fill('A fall on the way in.');
    await entry.newRiskButton.tap();
    const risk = page.getByRole('group', { name: 'New risk' });
    await risk.getByRole('textbox', { name: 'Hazard' }).fill('Rain on a smooth ramp');
    await risk.getByRole('button', { name: 'Add to the register' }).tap();
    await entry.readyButton.tap();
    await expect(entry.draftButton).toBeVisible();

    await page.reload();
    await expect(entry.draftButton).toBeVisible();
    await expect(entry.field('What may happen?')).toHaveValue('A fall on the way in.');
    await expect(entry.files.getByRole('article', { name: 'ramp.jpg' }).getByRole('img')).toBeVisible();
    expect((await readStored(page))['evidence']).toMatchObject([
      { status: 'ready', attachmentIds: [expect.any(String)], details: { riskIds: [expect.any(String)] } },
    ]);
  });

  test('buttons and links of the navigation are at least 44 pixels high', async ({ page }) => {
    await storeFilledPortfolio(page);
    await show(page, filledId, { name: 'overview', path: '' });
    await page.getByRole('button', { name: 'More' }).tap();
    const places = page.getByRole('navigation', { name: 'Main screens' }).or(page.getByRole('dialog')).locator('a, button');
    await expect(page.getByRole('dialog').getByRole('link', { name: 'Settings' })).toBeVisible();
    const sizes = await places.evaluateAll((elements) =>
      elements.map((element) => ({
        name: element.textContent,
        height: Math.round(element.getBoundingClientRect().height),
        width: Math.round(element.getBoundingClientRect().width),
      })),
    );
    expect(sizes.length).toBeGreaterThan(15);
    expect(sizes.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
  });
});

for (const width of [360, 768, 1280]) {
  test(`nothing scrolls sideways at ${String(width)} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await storeFilledPortfolio(page);
    for (const state of candidateScreens.filter(({ name }) => name !== 'palette')) {
      await show(page, filledId, state);
      expect.soft(await contentWidth(page), `width of ${state.name}`).toBeLessThanOrEqual(width);
    }
  });

  test(`nothing scrolls sideways at ${String(width)} pixels for an assessor and an IQA`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const [role, states] of [
      ['assessor', assessorScreens],
      ['iqa', iqaScreens],
    ] as const) {
      await storeFilledPortfolio(page, role);
      for (const state of states) {
        await show(page, filledId, state);
        expect.soft(await contentWidth(page), `width of ${state.name}`).toBeLessThanOrEqual(width);
      }
    }
    for (const state of outsideScreens) {
      await showOutside(page, state);
      expect.soft(await contentWidth(page), `width of ${state.name}`).toBeLessThanOrEqual(width);
    }
  });
}

function contentWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
}
