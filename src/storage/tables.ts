import type { z } from 'zod';
import { attachment } from '../domain/attachment.ts';
import { evidence } from '../domain/evidence.ts';
import { evidenceReview } from '../domain/evidence-review.ts';
import { grant } from '../domain/grant.ts';
import { portfolioReturn } from '../domain/portfolio-return.ts';
import { judgement, planItem, question } from '../domain/judgement.ts';
import { person } from '../domain/person.ts';
import type { OwnedTable } from '../domain/policy.ts';
import { portfolio } from '../domain/portfolio.ts';
import { stage } from '../domain/process.ts';
import { risk } from '../domain/risk.ts';
import { sample } from '../domain/sampling.ts';
import { checkAnswer, signature } from '../domain/signature.ts';

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
    readonly candidate?: { readonly name: string };
  };
  if (table === 'evidence') return `${record.author === 'assessor' ? 'A' : 'E'}${fields.number ?? ''}`;
  if (table === 'risks') return `R${fields.number ?? ''}`;
  if (table === 'portfolios') return fields.candidate?.name ?? '';
  return (fields.name ?? fields.pointId ?? '').slice(0, 200);
}
