import { readFileSync } from 'node:fs';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { HomePage } from './pages/home-page.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));
const transparent = readFileSync(new URL('../fixtures/files/transparent.png', import.meta.url));

test.beforeEach(async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  await new EvidencePage(page).startFrom('Everyday identification', 'everyday entry');
});

const refused: readonly {
  readonly what: string;
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
  readonly says: RegExp;
}[] = [
  {
    what: 'a file of 0 bytes',
    name: 'empty.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(0),
    says: /empty\.jpg has nothing in it \(0 bytes\), so it was not added\./,
  },
  {
    what: 'a photo that was cut short',
    name: 'cut.jpg',
    mimeType: 'image/jpeg',
    buffer: photo.subarray(0, photo.length - 200),
    says: /cut\.jpg ends in the middle of the picture, so it was not added\./,
  },
  {
    what: 'a picture of 30,000 × 30,000 pixels',
    name: 'huge.png',
    mimeType: 'image/png',
    buffer: hugePng(),
    says: /huge\.png is 30,000 × 30,000 pixels \(900 million\)/,
  },
];

for (const { what, name, mimeType, buffer, says } of refused) {
  test(`${what} is refused with what to do`, async ({ page }) => {
    const entry = new EvidencePage(page);
    await entry.attach({ name, mimeType, buffer });
    await expect(entry.filesComing.getByRole('listitem')).toHaveText(says);
    await expect(entry.files.getByRole('article')).toHaveCount(0);
    await entry.filesComing.getByRole('button', { name: `Dismiss ${name}` }).click();
    await expect(entry.filesComing).toHaveCount(0);
    await entry.attach({ name: 'good.jpg', mimeType: 'image/jpeg', buffer: photo });
    await expect(entry.files.getByRole('article', { name: 'good.jpg' }).getByRole('img')).toBeVisible();
  });
}

test('the same file twice is added once', async ({ page }) => {
  const entry = new EvidencePage(page);
  await entry.attach({ name: 'ramp.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(entry.files.getByRole('article', { name: 'ramp.jpg' })).toBeVisible();
  await entry.attach({ name: 'ramp again.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(entry.filesComing).toContainText('ramp again.jpg is already here, so it was not added a second time.');
  await expect(entry.files.getByRole('article')).toHaveCount(1);
});

for (const [name, mimeType] of [
  ['drawing.svg', 'image/svg+xml'],
  ['page.html', 'text/html'],
] as const) {
  test(`${name} with a script is kept as a file and never run`, async ({ page }) => {
    const entry = new EvidencePage(page);
    const script = '<script>top.document.title = "taken over"; top.isTakenOver = true;</script>';
    const content = name.endsWith('.svg')
      ? `<svg xmlns="http://www.w3.org/2000/svg" onload="top.isTakenOver = true">${script}</svg>`
      : `<!doctype html><body onload="top.isTakenOver = true">${script}</body>`;
    await entry.attach({ name, mimeType, buffer: Buffer.from(content) });
    await expect(entry.files.getByRole('article', { name })).toBeVisible();
    await expect(entry.frame.messages).toContainText('Folio never opens it');
    await expect(entry.files.getByRole('article', { name }).locator('img, iframe, object, embed')).toHaveCount(0);
    await page.reload();
    await expect(entry.files.getByRole('article', { name })).toBeVisible();
    expect(await page.evaluate(() => 'isTakenOver' in window)).toBe(false);
    await expect(page).toHaveTitle(/· Folio$/);
  });
}

test('a file that is not what its name says is kept as what it is', async ({ page }) => {
  const entry = new EvidencePage(page);
  await entry.attach({ name: 'minutes.pdf', mimeType: 'application/pdf', buffer: transparent });
  await expect(entry.frame.messages).toContainText(/minutes\.pdf is really .*; it was kept as/);
  await expect(entry.files.getByRole('article').getByRole('img')).toBeVisible();
});

/** The header of a picture that would need 3.6 GB once opened. */
function hugePng(): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(30_000, 0);
  size.writeUInt32BE(30_000, 4);
  const chunk = (type: string, data: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, data.length]), Buffer.from(type), data, Buffer.alloc(4)]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([size, Buffer.from([8, 6, 0, 0, 0])])),
    chunk('IDAT', Buffer.alloc(16)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
