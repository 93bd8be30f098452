import Dexie, { type EntityTable, type PromiseExtended, type Transaction } from 'dexie';
import { steps } from '../migrations/steps.ts';
import { openRow, sealRows, type Row, type RowCipher } from './at-rest.ts';
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
import { keepLedger, LEDGER_KEY, LEDGER_TABLE, type Ledger } from './ledger.ts';
import { guardLog, type LogGuard } from './log-guard.ts';
import type { Identity, Phrase, Resolution, RestorePoint, StoredBatch, UnitFile, Workplace } from './device-rows.ts';

/** DO NOT RENAME. This name is where every portfolio on every device lies; under another name they are all gone. */
export const DATABASE_NAME = 'folio';

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
  /** Of bytes that lie here: they are sealed, and `size` is of what comes out when they are opened (R44). */
  readonly sealed?: true;
}

export interface StoredChunk {
  readonly sha256: string;
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly sealed?: true;
}

/** Something of this device that no portfolio holds, such as the folder for backups. */
export interface DeviceSetting {
  readonly id: string;
}

/** Hears of each transaction that was written to the disk, with the names of the tables it touched. */
export type CommitListener = (ledger: Ledger, tables: ReadonlySet<string>) => void;

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

  /** One row: what the database says of itself. Kept by the middleware of `ledger.ts` alone. */
  declare readonly ledger: Dexie.Table<Ledger, string>;
  declare readonly deviceSettings: Dexie.Table<DeviceSetting, string>;
  /** True while rows are sealed by a passphrase (R40): nothing of them may be told outside the database. */
  isSealed: boolean;
  /** The id of the database that was checked and found sound at the start, or taken as it was; null before. */
  soundId: string | null = null;
  readonly #onCommit = new Set<CommitListener>();
  #wasOpen = false;

  /** A row as it was copied out of a table below all layers, opened as far as this device can: see `set-aside.ts`. */
  readonly openStored: (table: string, row: Row) => Row;
  /** Null where no log needs it (R8). */
  readonly log: LogGuard | null;

  constructor(name = DATABASE_NAME, { cipher = null, log = null }: { readonly cipher?: RowCipher | null; readonly log?: LogGuard | null } = {}) {
    // Lists that nobody looks at any more would be kept for seconds, each in a copy of its own.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.log = log;
    if (log) guardLog(this, log);
    this.isSealed = cipher?.seals === true;
    sealRows(this, cipher);
    this.openStored = (table, row) => (cipher ? openRow(cipher, table, row) : row);
    this.use(
      keepLedger({
        onCommit: (ledger, tables) => this.#onCommit.forEach((tell) => tell(ledger, tables)),
        expected: () => this.soundId,
      }),
    );
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
    // Tables of the device alone: the shape of kept data stays that of 3.
    this.version(3.1).stores({ ledger: 'id', deviceSettings: 'id' });
  }

  /** Also how Dexie opens again what the browser shut: on a full disk that would do harm (R8). */
  override open(): PromiseExtended<Dexie> {
    if (!this.log || !this.#wasOpen) return this.#openNow();
    return Dexie.Promise.resolve(this.log.waitForRoom()).then(() => this.#openNow());
  }

  #openNow(): PromiseExtended<Dexie> {
    return super.open().then((opened) => {
      this.#wasOpen = true;
      return opened;
    });
  }

  /** Calls `listener` after each transaction that wrote. Returns the way to stop. */
  onCommit(listener: CommitListener): () => void {
    this.#onCommit.add(listener);
    return () => this.#onCommit.delete(listener);
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
  // From version 4 on there is a ledger, which a migration leaves to be counted anew.
  if (version > 3) await transaction.table<Ledger>(LEDGER_TABLE).update(LEDGER_KEY, { tables: null });
}
