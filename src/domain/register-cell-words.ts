import { riskTypeNames, riskTypes, type RiskType } from './risk.ts';

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

const typeWords: Readonly<Record<RiskType, RegExp>> = {
  financial: /\b(financ\w*|money|monetary|cost|costs|budget\w*|revenue|economic)\b/,
  reputational: /\b(reputation\w*|brand|image|publicity|media)\b/,
  'health-safety': /\b(health|safety|h and s|injur\w*|ohs|hse|welfare)\b/,
  'sub-standard': /\b(sub ?standard|quality|service quality|service|product|products)\b/,
};
