import { openChromium } from './chromium.mjs';
import { openFirefox } from './firefox.mjs';
import { openWebkit } from './webkit.mjs';

/**
 * What every engine gives, so that one test runs in all of them. A page has `goto`, `reload`, `evaluate`, `setFiles`, `click`, `drag`,
 * `type` and `screenshot`; an engine is its first page, and has `openTab`, `kill` and `close` besides.
 *
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} goto waits until the document is loaded
 * @property {() => Promise<void>} reload
 * @property {(source: Function | string, ...args: unknown[]) => Promise<unknown>} evaluate runs a function in the page; arguments and
 *   result are JSON. What it throws is thrown here.
 * @property {(selector: string, paths: readonly string[]) => Promise<void>} setFiles puts files into a file input
 * @property {(x: number, y: number) => Promise<void>} click with the mouse, in CSS pixels from the window's corner
 * @property {(points: readonly (readonly [number, number])[]) => Promise<void>} drag with the mouse held down
 * @property {(text: string) => Promise<void>} type into what has the focus
 * @property {(path: string) => Promise<void>} screenshot as PNG
 *
 * @typedef {Page & {
 *   name: 'chromium' | 'firefox' | 'webkit', version: string, openTab: () => Promise<Page>,
 *   kill: () => Promise<void>, close: () => Promise<void>,
 * }} Engine
 */

const openers = { chromium: openChromium, firefox: openFirefox, webkit: openWebkit };

/**
 * Starts a browser without a window. What it stores lies in `profile`, a folder, and is there again for the next one that is started
 * on it, also after `kill`, which is a SIGKILL of all the browser's processes at once.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} name
 * @returns {Promise<Engine | null>} null when this engine is not installed here
 */
export async function openEngine(name, { profile }) {
  return openers[name]({ profile });
}
