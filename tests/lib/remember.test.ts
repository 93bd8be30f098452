import { expect, test, vi } from 'vitest';
import { remember } from '../../src/lib/remember.ts';

test('asks once for each object, however alike they are', () => {
  const find = vi.fn<(subject: { readonly words: string }) => number | undefined>(({ words }) => (words === '' ? undefined : words.length));
  const lengthOf = remember(find);
  const [first, alike, empty] = [{ words: 'ice' }, { words: 'ice' }, { words: '' }];
  expect([first, first, alike, empty, empty].map(lengthOf)).toEqual([3, 3, 3, undefined, undefined]);
  expect(find.mock.calls).toEqual([[first], [alike], [empty]]);
});
