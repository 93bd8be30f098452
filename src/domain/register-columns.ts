import { riskTypeNames, riskTypes, type RiskType } from './risk.ts';

/** Columns of a sheet that become fields of a risk. */
export type TakenColumn = 'reference' | 'stages' | 'type' | 'title' | 'hazard' | 'event' | 'affected' | 'controls' | 'affectsCustomers';

/** Why a column is not taken: it belongs to other records, another column was taken in its place, or Folio does not know it. */
export type IgnoredBecause = 'rating' | 'decision' | 'evidence' | 'twice' | 'unknown';

/** The headings of an exported register, in their order. */
export const sheetHeadings = {
  reference: 'Ref',
  stages: 'Stages',
  type: 'Type',
  title: 'Title',
  hazard: 'Hazard',
  event: 'What may happen',
  affected: 'Who is affected',
  controls: 'Existing controls',
  affectsCustomers: 'Affects customers',
  probability: 'Probability',
  finance: 'Finance',
  reputation: 'Reputation',
  healthAndSafety: 'Health and safety',
  classification: 'Class',
  decision: 'Decision',
  evidence: 'Evidence',
} as const;

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

/** The type of risk that a cell names, by its own name or by words such as "money" or "brand"; null when none or several fit. */
export function riskTypeFromWords(words: string): RiskType | null {
  const plain = plainWords(words);
  const exact = riskTypes.find((type) => plain === plainWords(riskTypeNames[type]) || plain === plainWords(type));
  if (exact !== undefined) return exact;
  const fitting = riskTypes.filter((type) => typeWords[type].test(plain));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Yes or no as people write it in a cell; null when it says neither. */
export function yesOrNo(words: string): boolean | null {
  const plain = plainWords(words) || words.trim();
  if (['yes', 'y', 'true', '1', 'x', '✓', '✔'].includes(plain)) return true;
  return ['no', 'n', 'false', '0', '✗', '✘'].includes(plain) ? false : null;
}

/** Words to compare by: lower case, "&" as "and", no punctuation, single spaces. */
export function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}#]+/gu, ' ')
    .trim();
}

type Meaning = TakenColumn | Exclude<IgnoredBecause, 'twice' | 'unknown'>;

interface Bid {
  readonly column: number;
  readonly meaning: Meaning;
  /** Lower wins. */
  readonly rank: number;
}

/** How organisations head their columns; within a list the best fit comes first. */
const synonyms: Readonly<Record<Meaning, readonly string[]>> = {
  reference: [
    'ref',
    'reference',
    'risk ref',
    'risk reference',
    'risk id',
    'ref no',
    'reference number',
    'risk no',
    'risk number',
    'id',
    'no',
    'number',
    '#',
  ],
  stages: ['stages', 'stage', 'process stage', 'stage of process', 'process step', 'step', 'process', 'activity', 'task'],
  type: ['type', 'risk type', 'type of risk', 'risk category', 'category'],
  title: ['title', 'risk title', 'short name', 'risk name', 'name', 'headline', 'risk'],
  hazard: ['hazard', 'hazards', 'cause', 'causes', 'risk cause', 'root cause', 'source', 'source of risk', 'threat'],
  event: [
    'what may happen',
    'what might happen',
    'what could happen',
    'what could go wrong',
    'risk event',
    'risk description',
    'description of risk',
    'description',
    'risk statement',
    'event',
    'risk',
    'risks',
    'issue',
    'consequences',
    'consequence',
    'potential consequences',
    'effect',
    'outcome',
    'impact',
  ],
  affected: [
    'who is affected',
    'affected',
    'who might be harmed',
    'who might be harmed and how',
    'who may be harmed',
    'people at risk',
    'persons at risk',
    'persons affected',
    'at risk',
    'stakeholders',
  ],
  controls: [
    'existing controls',
    'current controls',
    'controls',
    'control measures',
    'existing control measures',
    'controls in place',
    'what are you already doing',
    'what are you already doing to control the risks',
    'mitigation',
    'mitigations',
    'mitigating actions',
    'safeguards',
  ],
  affectsCustomers: ['affects customers', 'might it affect customers', 'customers affected', 'affects customer', 'customer impact'],
  rating: [
    'probability',
    'likelihood',
    'severity',
    'finance',
    'reputation',
    'health and safety',
    'class',
    'classification',
    'score',
    'rating',
    'risk score',
    'risk rating',
    'risk level',
    'risk class',
    'level',
    'rag',
    'rag status',
    'priority',
    'residual',
    'residual risk',
    'inherent risk',
    'gross risk',
    'net risk',
    'current risk',
    'target risk',
    'impact score',
    'impact rating',
    'consequence score',
    'l',
    'i',
    's',
    'p',
    'c',
    'lxi',
    'pxc',
    'p x c',
    'l x i',
  ],
  decision: [
    'decision',
    'treatment',
    'response',
    'action',
    'actions',
    'further action',
    'further actions',
    'further controls',
    'additional controls',
    'additional control measures',
    'further control measures',
    'planned controls',
    'actions required',
    'owner',
    'risk owner',
    'action owner',
    'responsible',
    'who',
    'by whom',
    'due',
    'due date',
    'by when',
    'when',
    'done',
    'status',
    'review date',
    'next review',
    'date of review',
  ],
  evidence: ['evidence'],
};

const takenColumns: ReadonlySet<string> = new Set<TakenColumn>([
  'reference',
  'stages',
  'type',
  'title',
  'hazard',
  'event',
  'affected',
  'controls',
  'affectsCustomers',
]);
const ownMeanings: Readonly<Record<keyof typeof sheetHeadings, Meaning>> = {
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
const knownPhrases = Object.entries(synonyms).flatMap(([meaning, phrases]) =>
  phrases.map((phrase, index) => ({ meaning: meaning as Meaning, phrase, index })),
);

const typeWords: Readonly<Record<RiskType, RegExp>> = {
  financial: /\b(financ\w*|money|monetary|cost|costs|budget\w*|revenue|economic)\b/,
  reputational: /\b(reputation\w*|brand|image|publicity|media)\b/,
  'health-safety': /\b(health|safety|h and s|injur\w*|ohs|hse|welfare)\b/,
  'sub-standard': /\b(sub ?standard|quality|service quality|service|product|products)\b/,
};

const LEVEL =
  '(?:very |almost )?(?:high|medium|moderate|low|h|m|l|red|amber|yellow|green|rare|unlikely|possible|likely|certain|negligible|minor|major|serious|severe|significant|catastrophic|critical|none)(?: risk)?';
/** Levels and scores as they stand in cells of ratings: `3`, `High`, `4 - Likely`, `12 (amber)`. */
const RATING = new RegExp(`^(?:\\d{1,3}(?:[.,]\\d+)?(?:\\s*[-–·:/(]?\\s*${LEVEL}\\)?)?|${LEVEL})$`, 'i');

function isTaken(meaning: Meaning): meaning is TakenColumn {
  return takenColumns.has(meaning);
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
function rankOf({ meaning, index }: { readonly meaning: Meaning; readonly index: number }): number {
  return meaning === 'title' ? index + 50 : index;
}
