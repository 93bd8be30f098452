import { expect, test } from 'vitest';
import { isAppleBrowserTab } from '../../src/lib/apple-phone.ts';

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1';
const chromeOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15';
const android = 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Mobile Safari/537.36';

test.each([
  ['an iPhone in Safari', iphone, 5, false, true],
  ['an iPhone in another browser', chromeOnIphone, 5, false, true],
  ['an iPhone from the home screen', iphone, 5, true, false],
  ['an iPad, which says that it is a Mac', mac, 5, false, true],
  ['a Mac', mac, 0, false, false],
  ['an Android phone', android, 5, false, false],
])('R39: %s', (_, userAgent, maxTouchPoints, isInstalled, isTold) => {
  expect(isAppleBrowserTab({ userAgent, maxTouchPoints, isInstalled })).toBe(isTold);
});
