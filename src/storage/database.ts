import Dexie, { type EntityTable, type Transaction } from 'dexie';
import { steps } from '../migrations/steps.ts';
import type { Attachment } from '../domain/attachment.ts';
import type { Event } from '../domain/event.ts';
import type { EvidenceReview } from '../domain/evidence-review.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Grant } from '../domain/grant.ts';
import type { Judgement, PlanItem, Question } from '../domain/judgement.ts';
import type { Person } from '../domain/person.ts';
import type { PortfolioReturn } from '../domain/portfolio-return.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import type { Stage } from '../domain/process.ts';
import type { Risk } from '../domain/risk.ts';
import type { Sample } from '../domain/sampling.ts';
import type { CheckAnswer, Signature } from '../domain/signature.ts';
import type { Identity, Phrase, Resolution, RestorePoint, StoredBatch, UnitFile, Workplace } from './device-rows.ts';

/** DO NOT RENAME. This name is where every portfolio on every device lies; under another name they are all gone. */
const DATABASE_NAME = 'folio';

/** Bytes of a file, found by their SHA-256. Kept whole where the browser keeps Blobs safely, else in chunks. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  /** Not ready: being written, or left by a crash; swept at the next start. */
  readonly isReady: boolean;
  /** When it was begun, as an instant. */
  readonly startedAt: string;
  /** The bytes, or null when they lie in chunks. */
  readonly blob: Blob | null;
}

export interface StoredChunk {
  readonly sha256: string;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** The browser's database. Rows are plain records as the domain describes them; nothing computed is stored. */
export class FolioDatabase extends Dexie {
  declare readonly portfolios: EntityTable<Portfolio, 'id'>;
  declare readonly stages: EntityTable<Stage, 'id'>;
  declare readonly risks: EntityTable<Risk, 'id'>;
  declare readonly evidence: EntityTable<Evidence, 'id'>;
  declare readonly people: EntityTable<Person, 'id'>;
  declare readonly attachments: EntityTable<Attachment, 'id'>;
  declare readonly judgements: EntityTable<Judgement, 'id'>;
  declare readonly planItems: EntityTable<PlanItem, 'id'>;
  declare readonly questions: EntityTable<Question, 'id'>;
  declare readonly samples: EntityTable<Sample, 'id'>;
  declare readonly signatures: EntityTable<Signature, 'id'>;
  declare readonly checkAnswers: EntityTable<CheckAnswer, 'id'>;
  declare readonly evidenceReviews: EntityTable<EvidenceReview, 'id'>;
  declare readonly returns: EntityTable<PortfolioReturn, 'id'>;
  declare readonly grants: EntityTable<Grant, 'id'>;
  declare readonly events: EntityTable<Event, 'id'>;
  declare readonly files: EntityTable<StoredFile, 'sha256'>;
  declare readonly chunks: Dexie.Table<StoredChunk, [string, number]>;
  declare readonly identities: EntityTable<Identity, 'keyId'>;
  declare readonly workplaces: EntityTable<Workplace, 'portfolioId'>;
  /** By portfolio, key, number and hash: of a forked log both branches are kept. */
  declare readonly batches: Dexie.Table<StoredBatch, [string, string, number, string]>;
  declare readonly resolutions: EntityTable<Resolution, 'id'>;
  declare readonly restorePoints: EntityTable<RestorePoint, 'id'>;
  declare readonly phrases: EntityTable<Phrase, 'id'>;
  /** An IQA's plans; their shape is the domain's affair. */
  declare readonly samplingPlans: Dexie.Table<{ readonly id: string }, string>;
  declare readonly units: Dexie.Table<UnitFile, [string, number]>;

  constructor(name = DATABASE_NAME) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      portfolios: 'id',
      stages: 'id, portfolioId',
      risks: 'id, portfolioId',
      evidence: 'id, portfolioId',
      people: 'id, portfolioId',
      attachments: 'id, portfolioId, sha256',
      judgements: 'id, portfolioId',
      planItems: 'id, portfolioId',
      questions: 'id, portfolioId',
      samples: 'id, portfolioId',
      signatures: 'id, portfolioId',
      checkAnswers: 'id, portfolioId',
      events: 'id, [portfolioId+at], [recordId+at]',
      files: 'sha256',
      chunks: '[sha256+index]',
    });
    // Each data version has its own lines here: a database of any version is led through all that follow.
    this.version(2)
      .stores({
        evidenceReviews: 'id, portfolioId',
        returns: 'id, portfolioId',
        grants: 'id, portfolioId',
        identities: 'keyId',
        workplaces: 'portfolioId',
        batches: '[portfolioId+keyId+seq+hash], portfolioId',
        resolutions: 'id, portfolioId',
        restorePoints: 'id, portfolioId',
        phrases: 'id',
        samplingPlans: 'id',
        units: '[id+version]',
      })
      .upgrade((transaction) => migrateRows(transaction, 2));
    this.version(3)
      .stores({})
      .upgrade((transaction) => migrateRows(transaction, 3));
  }
}

/** Takes every row through the step that leads to a version. */
async function migrateRows(transaction: Transaction, version: number): Promise<void> {
  for (const [table, migrate] of Object.entries(steps[version] ?? {})) {
    const rows = transaction.table<Readonly<Record<string, unknown>>>(table);
    await rows.toCollection().modify((row, cursor) => {
      cursor.value = migrate(row);
    });
  }
}
