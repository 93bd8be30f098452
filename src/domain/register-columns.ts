import { plainWords } from './register-cell-words.ts';
import { columnWords, type ColumnMeaning, type TakenColumn } from './register-column-words.ts';
import { sheetHeadings } from './register-headings.ts';

/** Why a column is not taken: it belongs to other records, another column was taken in its place, or Folio does not know it. */
export type IgnoredBecause = 'rating' | 'decision' | 'evidence' | 'twice' | 'unknown';

export interface FoundColumns {
  /** Position of each column that is taken. */
  readonly taken: ReadonlyMap<TakenColumn, number>;
  readonly ignored: readonly { readonly heading: string; readonly because: IgnoredBecause }[];
}

/**
 * Which columns a row of headings names. Folio's own headings count as they stand; others are matched by their words, best
 * fit first. `valuesBelow` gives what stands under a heading: a column called "Risk" that holds only scores is a rating.
 */
export function findColumns(headings: readonly string[], valuesBelow: (column: number) => readonly string[] = () => []): FoundColumns {
  const bids = headings.flatMap((heading, column) => bidsFor(heading, column, valuesBelow)).sort((a, b) => a.rank - b.rank || a.column - b.column);
  const taken = new Map<TakenColumn, number>();
  const because = new Map<number, IgnoredBecause>();
  const used = new Set<number>();
  for (const { column, meaning } of bids) {
    if (used.has(column)) continue;
    if (isTaken(meaning)) {
      because.set(column, 'twice');
      if (taken.has(meaning)) continue;
      taken.set(meaning, column);
    } else because.set(column, meaning);
    used.add(column);
  }
  const positions = new Set(taken.values());
  const ignored = headings.flatMap((heading, column) =>
    heading === '' || positions.has(column) ? [] : [{ heading, because: because.get(column) ?? ('unknown' as const) }],
  );
  return { taken, ignored };
}

interface Bid {
  readonly column: number;
  readonly meaning: ColumnMeaning;
  /** Lower wins. */
  readonly rank: number;
}

/** What other records hold. */
const heldElsewhere: ReadonlySet<ColumnMeaning> = new Set<Exclude<ColumnMeaning, TakenColumn>>(['rating', 'decision', 'evidence']);
const ownMeanings: Readonly<Record<keyof typeof sheetHeadings, ColumnMeaning>> = {
  reference: 'reference',
  stages: 'stages',
  type: 'type',
  title: 'title',
  hazard: 'hazard',
  event: 'event',
  affected: 'affected',
  controls: 'controls',
  affectsCustomers: 'affectsCustomers',
  probability: 'rating',
  finance: 'rating',
  reputation: 'rating',
  healthAndSafety: 'rating',
  classification: 'rating',
  decision: 'decision',
  evidence: 'evidence',
};
const meaningByOwnHeading = new Map(
  Object.entries(sheetHeadings).map(([key, heading]) => [heading as string, ownMeanings[key as keyof typeof sheetHeadings]]),
);
const knownPhrases = Object.entries(columnWords).flatMap(([meaning, phrases]) =>
  phrases.map((phrase, index) => ({ meaning: meaning as ColumnMeaning, phrase, index })),
);

const LEVEL =
  '(?:very |almost )?(?:high|medium|moderate|low|h|m|l|red|amber|yellow|green|rare|unlikely|possible|likely|certain|negligible|minor|major|serious|severe|significant|catastrophic|critical|none)(?: risk)?';
/** Levels and scores as they stand in cells of ratings: `3`, `High`, `4 - Likely`, `12 (amber)`. */
const RATING = new RegExp(`^(?:\\d{1,3}(?:[.,]\\d+)?(?:\\s*[-–·:/(]?\\s*${LEVEL}\\)?)?|${LEVEL})$`, 'i');

function isTaken(meaning: ColumnMeaning): meaning is TakenColumn {
  return !heldElsewhere.has(meaning);
}

function bidsFor(heading: string, column: number, valuesBelow: (column: number) => readonly string[]): readonly Bid[] {
  const own = meaningByOwnHeading.get(heading);
  if (own !== undefined) return [{ column, meaning: own, rank: 0 }];
  const plain = plainWords(heading);
  if (plain === '') return [];
  const exact = knownPhrases.filter(({ phrase }) => phrase === plain);
  const bids = exact.length > 0 ? exact.map((known) => ({ column, meaning: known.meaning, rank: 1 + rankOf(known) })) : bidsByPhrase(plain, column);
  const isAboutRisk = bids.some(({ meaning }) => meaning === 'event' || meaning === 'title');
  if (!isAboutRisk) return bids;
  const values = valuesBelow(column).filter((value) => value !== '');
  return values.length > 0 && values.every((value) => RATING.test(value)) ? [{ column, meaning: 'rating', rank: 1 }] : bids;
}

/** Single words that tell what a longer heading is about; "name" or "type" would not. */
const TELLING =
  /^(?:hazards?|risks?|stages?|category|description|causes?|controls|mitigations?|impact|consequences?|likelihood|probability|severity|score|rating|residual|owner)$/;

/** "Hazards identified", "Description of the risk": the longest phrase that occurs in the heading, as whole words. */
function bidsByPhrase(plain: string, column: number): readonly Bid[] {
  const inside = knownPhrases.filter(({ phrase }) => (phrase.includes(' ') || TELLING.test(phrase)) && ` ${plain} `.includes(` ${phrase} `));
  const longest = Math.max(0, ...inside.map(({ phrase }) => phrase.length));
  return inside.filter(({ phrase }) => phrase.length === longest).map((known) => ({ column, meaning: known.meaning, rank: 100 + rankOf(known) }));
}

/** A column that could be the title as well as the event ("Risk") is the event, unless a better one is there. */
function rankOf({ meaning, index }: { readonly meaning: ColumnMeaning; readonly index: number }): number {
  return meaning === 'title' ? index + 50 : index;
}
