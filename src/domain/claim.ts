import { z } from 'zod';
import { id, line } from './record.ts';

/** "This evidence meets that point": the candidate's word, with the place to look. */
export const claim = z.strictObject({
  pointId: id,
  /** Page, paragraph or minute, in the candidate's words: `p. 2`, `0:40–2:10`. */
  locator: line,
});

export type Claim = z.infer<typeof claim>;
