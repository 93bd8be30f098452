import { expect, test } from 'vitest';
import { createCipher } from '../../src/storage/at-rest-cipher.ts';
import { dropForTab, keepForTab, keptForTab, sealTabWith } from '../../src/storage/session-words.ts';
import { stubSmallStorage } from '../support/small-storage.ts';

test('R44: drafts of a tab are sealed when Folio is unlocked, stay sealed through a reload, and open again with the lock', async () => {
  const stored = stubSmallStorage('sessionStorage');
  const cipher = await createCipher('lock', crypto.getRandomValues(new Uint8Array(32)));
  keepForTab('folio-judgement p 1a', 'Written before the lock');
  stored.set('folio-scroll', '[["/", 40]]');
  sealTabWith(cipher);
  keepForTab('folio-sample-p', 'Written under the lock');
  expect(stored.get('folio-scroll')).toBe('[["/", 40]]');
  expect([...stored.values()].join(' ')).not.toContain('Written');
  expect(keptForTab('folio-judgement p 1a')).toBe('Written before the lock');

  // A reload: the key is gone, then given again.
  sealTabWithNothingKnown();
  expect(keptForTab('folio-sample-p')).toBeNull();
  sealTabWith(cipher);
  expect(keptForTab('folio-sample-p')).toBe('Written under the lock');

  // The lock is taken off.
  sealTabWith(null);
  expect(stored.get('folio-sample-p')).toBe('Written under the lock');
  dropForTab('folio-sample-p');
  expect(keptForTab('folio-sample-p')).toBeNull();
});

/** What a page knows that was just loaded; nothing that is kept is touched. */
function sealTabWithNothingKnown(): void {
  const kept = sessionStorage;
  stubSmallStorage('sessionStorage');
  sealTabWith(null);
  Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, value: kept });
}
