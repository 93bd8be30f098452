import type { z } from 'zod';
import { attachment } from './attachment.ts';
import { evidence } from './evidence.ts';
import { evidenceReview } from './evidence-review.ts';
import { grant } from './grant.ts';
import { judgement, planItem, question } from './judgement.ts';
import { person } from './person.ts';
import type { OwnedTable } from './policy.ts';
import { portfolioReturn } from './portfolio-return.ts';
import { portfolio } from './portfolio.ts';
import { stage } from './process.ts';
import { risk } from './risk.ts';
import { sample } from './sampling.ts';
import { checkAnswer, signature } from './signature.ts';

/** The shape of a row of each table. */
export const tableSchemas = {
  portfolios: portfolio,
  stages: stage,
  risks: risk,
  evidence,
  people: person,
  attachments: attachment,
  judgements: judgement,
  planItems: planItem,
  questions: question,
  samples: sample,
  signatures: signature,
  checkAnswers: checkAnswer,
  evidenceReviews: evidenceReview,
  returns: portfolioReturn,
  grants: grant,
} as const satisfies Record<OwnedTable, z.ZodType>;

export type RecordOf<T extends OwnedTable> = z.infer<(typeof tableSchemas)[T]>;

/** What people call a record: `E4`, `R7`, a name. */
export function referenceTo<T extends OwnedTable>(table: T, record: RecordOf<T>): string {
  const fields = record as {
    readonly number?: number;
    readonly name?: string;
    readonly pointId?: string;
    readonly subject?: { readonly pointId?: string };
    readonly what?: string;
    readonly question?: string;
    readonly candidate?: { readonly name: string };
  };
  if (table === 'evidence') return `${record.author === 'assessor' ? 'A' : 'E'}${fields.number ?? ''}`;
  if (table === 'risks') return `R${fields.number ?? ''}`;
  if (table === 'portfolios') return fields.candidate?.name ?? '';
  return (fields.name ?? fields.pointId ?? fields.subject?.pointId ?? fields.what ?? fields.question ?? '').slice(0, 200);
}
