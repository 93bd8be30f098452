import { z } from 'zod';
import { line } from './record.ts';

export const levels = ['low', 'medium', 'high'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

export const levelNames: Readonly<Record<Level, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

/**
 * How the candidate's organisation rates a risk: the words of each step, lowest first, and the bands.
 * A score is probability × the worst of the three consequences. Its band informs; the candidate classifies.
 */
export const riskMethod = z
  .strictObject({
    size: z.union([z.literal(3), z.literal(5)]),
    probability: z.array(line),
    consequence: z.array(line),
    /** Highest score that is low. */
    lowMax: z.int().min(1),
    /** Highest score that is medium. */
    mediumMax: z.int().min(1),
  })
  .refine((m) => m.probability.length === m.size && m.consequence.length === m.size, 'Give each step its words.')
  .refine((m) => m.lowMax < m.mediumMax && m.mediumMax < m.size * m.size, 'Bands must rise: low, then medium, then high.');

export type RiskMethod = z.infer<typeof riskMethod>;

/** Five steps; low 1–4, medium 5–12, high 15–25. */
export const fiveByFive: RiskMethod = {
  size: 5,
  probability: [
    'Rare: less than once a year',
    'Unlikely: once or twice a year',
    'Possible: about monthly',
    'Likely: about weekly',
    'Almost certain: daily',
  ],
  consequence: ['None or negligible', 'Minor', 'Moderate', 'Serious', 'Severe'],
  lowMax: 4,
  mediumMax: 12,
};

/** Three steps; low 1–3, medium 4–6, high 9. */
export const threeByThree: RiskMethod = {
  size: 3,
  probability: ['Unlikely', 'Possible', 'Likely'],
  consequence: ['None or slight', 'Noticeable', 'Serious'],
  lowMax: 3,
  mediumMax: 6,
};

/** The band that a score falls in. */
export function bandOf(method: RiskMethod, score: number): Level {
  if (score <= method.lowMax) return 'low';
  return score <= method.mediumMax ? 'medium' : 'high';
}

/** Scores of a band as printed on the key: `5–12`. Only scores that two steps can give: on 5 × 5, high is 15–25. */
export function bandRange(method: RiskMethod, of: Level): string {
  const steps = Array.from({ length: method.size }, (_, index) => index + 1);
  const scores = steps
    .flatMap((probability) => steps.map((consequence) => probability * consequence))
    .filter((score) => bandOf(method, score) === of);
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  return lowest === highest ? String(lowest) : `${lowest}–${highest}`;
}
