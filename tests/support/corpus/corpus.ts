import type { CorpusMember } from './member.ts';
import { membersOfParts } from './of-parts.ts';
import { membersOfPictures } from './of-pictures.ts';
import { membersOfSizes } from './of-sizes.ts';
import { membersOfWords } from './of-words.ts';

/** Every portfolio that is printed and judged, each by its name. The same each time. */
export const corpus: readonly CorpusMember[] = [...membersOfParts, ...membersOfSizes, ...membersOfWords, ...membersOfPictures];
