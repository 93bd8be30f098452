import { describe, expect, it } from 'vitest';
import { corpus } from '../support/corpus/corpus.ts';
import { printForJudges } from '../support/verify-pdf.ts';

/** A few of the corpus, so that each run of the tests sees what is most often broken; `npm run verify:pdf` prints all of it. */
const OFTEN_BROKEN = [
  'empty',
  'kind-assessment',
  'countersigned',
  'letter-paper',
  'long-words',
  'hostile-controls',
  'hostile-noncharacters',
  'hostile-private',
  'script-mixed',
  'photo-cmyk-adobe',
  'photo-unplaceable',
  'files-of-all-kinds',
];

describe('the corpus', () => {
  it('has at least forty portfolios, each by a name of its own', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(40);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  });

  it.each(OFTEN_BROKEN)('prints %s without breaking a rule', async (name) => {
    const found: string[] = [];
    for await (const { name: printed, violations } of printForJudges([name])) found.push(printed, ...violations);
    expect(found).toEqual([name]);
  });
});
