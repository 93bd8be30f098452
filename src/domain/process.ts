import { z } from 'zod';
import { line, recordFields, text } from './record.ts';
import { riskType } from './risk.ts';

/** One stage of the organisation's customer service process (311.1.1). */
export const stage = z.strictObject({
  ...recordFields,
  /** Position in the process; lower comes first. Need not be whole numbers without gaps. */
  order: z.number(),
  name: line,
  /** How the customer meets it: counter, phone, web, delivery… */
  channel: line,
  /** What the customer sees and does. */
  customerSees: text,
  /** What staff and systems do behind the scenes. */
  behindTheScenes: text,
  isMomentOfTruth: z.boolean(),
  /** Why this stage matters most to the customer's experience. */
  momentOfTruthReason: text,
  /** "No risk of this type here, because …": one reason for a type of risk. */
  noRisk: z.array(z.strictObject({ type: riskType, reason: text })),
});

export type Stage = z.infer<typeof stage>;

export const emptyStage = {
  name: '',
  channel: '',
  customerSees: '',
  behindTheScenes: '',
  isMomentOfTruth: false,
  momentOfTruthReason: '',
  noRisk: [],
} satisfies Omit<Stage, keyof typeof recordFields | 'order'>;
