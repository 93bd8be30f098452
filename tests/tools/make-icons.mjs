// Draws the icons of the installed app from one mark, in Chromium: node tests/tools/make-icons.mjs. The pictures are committed.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';

const paper = '#f6f4ef';
const leaf = 'M21 11h22a4.5 4.5 0 0 1 4.5 4.5v22.5L31 53H21a4.5 4.5 0 0 1-4.5-4.5v-33A4.5 4.5 0 0 1 21 11z';
const fold = 'M47.5 38v10.5A4.5 4.5 0 0 1 43 53H31z';

/** The mark in its 64 units, `scale` of its size about the middle. */
const mark = (scale, [leafFill, foldFill]) =>
  `<g transform="translate(32 32) scale(${scale}) translate(-32 -32)"><path d="${leaf}" ${leafFill}/><path d="${fold}" ${foldFill}/></g>`;
const colours = ['fill="#0f5257"', 'fill="#7fb7b3"'];
/** One colour: what is not drawn is seen through, so the fold stands off by its lighter ink. */
const one = ['fill="#000"', 'fill="#000" fill-opacity="0.5"'];
const plus = `<circle cx="46" cy="46" r="14" fill="${paper}"/><circle cx="46" cy="46" r="12" fill="#0f5257"/><path d="M46 39v14M39 46h14" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/>`;
const arrow = `<circle cx="46" cy="46" r="14" fill="${paper}"/><circle cx="46" cy="46" r="12" fill="#0f5257"/><path d="M46 53V39M40 45l6-6 6 6" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>`;

const rounded = `<rect width="64" height="64" rx="14" fill="${paper}"/>`;
const full = `<rect width="64" height="64" fill="${paper}"/>`;
const icons = {
  'icon-192.png': [192, rounded + mark(1, colours)],
  'icon-512.png': [512, rounded + mark(1, colours)],
  // Whatever shape the device cuts, a circle of 80 % stays: the mark's corners lie within 37 %.
  'icon-maskable-512.png': [512, full + mark(0.9, colours)],
  'icon-monochrome-512.png': [512, mark(0.9, one)],
  // iOS cuts its own corners and fills what is transparent with black.
  'icon-apple-180.png': [180, full + mark(0.95, colours)],
  'shortcut-add-96.png': [96, rounded + mark(0.9, colours) + plus],
  'shortcut-open-96.png': [96, rounded + mark(0.9, colours) + arrow],
};

const { launchOptions } = await findBrowser();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
for (const [name, [size, drawing]] of Object.entries(icons)) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64">${drawing}</svg>`,
  );
  writeFileSync(new URL(`../../public/${name}`, import.meta.url), await page.screenshot({ omitBackground: true }));
}
await browser.close();
