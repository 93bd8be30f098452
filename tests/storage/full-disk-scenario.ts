import { hashFile } from '../../src/attachments/hash-file.ts';
import { applyStaged } from '../../src/exchange/apply-package.ts';
import { makePackage } from '../../src/exchange/make-package.ts';
import { stagePackage } from '../../src/exchange/stage-package.ts';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import type { RecordFields } from '../../src/domain/record.ts';
import type { Result } from '../../src/lib/result.ts';
import { attachFile } from '../../src/storage/attachment-commands.ts';
import type { FolioDatabase } from '../../src/storage/database.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { createEvidence, createRisk, createStage, saveEdits } from '../../src/storage/record-commands.ts';
import { checkEveryRow } from '../../src/storage/start-check.ts';
import { memorySink, setupDevice, share, type Device } from '../support/device.ts';
import { valueOf } from '../support/storage-session.ts';
import { fillDisk } from './fill-disk.ts';

/** What came of one run. `faults` is empty when nothing that was said to be saved is missing, and nothing that failed left a trace. */
export interface FullDiskRun {
  readonly faults: readonly string[];
  /** How many rows were written in all. */
  readonly writes: number;
  readonly done: number;
  readonly refused: number;
  /** Commands that found no room at first and were saved all the same, in the reserve. */
  readonly spared: number;
}

/**
 * Works in a portfolio, adds files, takes a package over and backs up, on a disk that is full from the write of row number `fullAt` on. Then
 * there is room again, and what was refused is done again.
 *
 * @param reserveRows as many rows fit into the reserve; never the bytes of a file
 */
export async function runFullDisk(fullAt: number, reserveRows = 12): Promise<FullDiskRun> {
  const device = setupDevice('here');
  const { db } = device.session;
  const { id, other } = await begin(device);
  const before = await dump(db);
  const disk = fillDisk(db.name, fullAt, reserveRows);
  const session = { ...device.session, freeReserve: disk.freeReserve };
  const run = { faults: [] as string[], done: 0, refused: 0, spared: 0 };
  const acknowledged = new Map<string, RecordFields>();
  const tables = new Map<string, string>();
  try {
    for (const step of steps({ ...device, session }, id, other)) {
      const [then, spared] = [await dump(db), disk.spared()];
      const result = await step.run();
      if (result.ok) {
        run.done += 1;
        if (disk.spared() > spared) run.spared += 1;
        for (const { table, record } of step.records(result.value)) {
          acknowledged.set(record.id, record);
          tables.set(record.id, table);
        }
        continue;
      }
      run.refused += 1;
      if (result.error.type !== 'storage-full') run.faults.push(`${step.name}: refused for another reason: ${JSON.stringify(result.error)}`);
      const now = await dump(db);
      // Without any room left nothing can be taken away either; what stays is made use of, or swept, later.
      const looked = disk.isExhausted() ? step.untouched.filter((table) => table !== 'files' && table !== 'ledger') : step.untouched;
      for (const table of looked) if (now.get(table) !== then.get(table)) run.faults.push(`${step.name}: left something in ${table}`);
      disk.makeRoom();
      const again = await step.run();
      if (!again.ok) run.faults.push(`${step.name}: refused although there is room: ${JSON.stringify(again.error)}`);
      else
        for (const { table, record } of step.records(again.value)) {
          acknowledged.set(record.id, record);
          tables.set(record.id, table);
        }
    }
    await compare(db, before, acknowledged, tables, run.faults);
  } finally {
    disk.restore();
    db.close();
  }
  return { ...run, writes: disk.writes() };
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<Result<unknown, { readonly type: string }>>;
  /** What the step said that it saved. */
  readonly records: (value: unknown) => readonly { readonly table: string; readonly record: RecordFields }[];
  /** Tables that are as before when it fails. */
  readonly untouched: readonly string[];
}

const ROWS = ['portfolios', 'stages', 'risks', 'evidence', 'attachments', 'events', 'files', 'chunks', 'batches', 'workplaces'];
/** Not so when bytes had to be taken away again: the ledger counts that too. */
const EVERYTHING = [...ROWS, 'ledger'];
/** What a device writes is signed before a package is made or taken over; that stays. */
const WORK = ['portfolios', 'stages', 'risks', 'evidence', 'attachments', 'files', 'chunks', 'restorePoints'];

/** A portfolio with a file in it, and a package of the same portfolio from another device that adds to it. */
async function begin(device: Device): Promise<{ readonly id: string; readonly other: Blob }> {
  const { id } = valueOf(await createPortfolio(device.session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  const evidence = valueOf(await createEvidence(device.session, id, 'everyday', { title: 'Wet floor' }));
  valueOf(await attach(device, id, evidence.id, 'before.txt'));
  const there = setupDevice('there');
  valueOf(await applyStaged(there, valueOf(await stagePackage(there, await share(device, id, 'backup')))));
  const added = valueOf(await createEvidence(there.session, id, 'everyday', { title: 'From the other device' }));
  valueOf(await attach(there, id, added.id, 'there.txt'));
  const other = await share(there, id, 'full');
  there.session.db.close();
  return { id, other };
}

function* steps(device: Device, id: string, other: Blob): Generator<Step> {
  const { session } = device;
  const one = (table: string) => (value: unknown) => [{ table, record: value as RecordFields }];
  for (let round = 1; round <= 3; round += 1) {
    const ids = { stage: '', evidence: '' };
    yield { name: `stage ${round}`, run: () => createStage(session, id, round), records: one('stages'), untouched: EVERYTHING };
    yield { name: `risk ${round}`, run: () => createRisk(session, id, { event: `Risk ${round}` }), records: one('risks'), untouched: EVERYTHING };
    yield {
      name: `evidence ${round}`,
      run: async () => {
        const made = await createEvidence(session, id, 'everyday', { title: `Evidence ${round}` });
        if (made.ok) ids.evidence = made.value.id;
        return made;
      },
      records: one('evidence'),
      untouched: EVERYTHING,
    };
    for (const words of ['A', 'A few', 'A few words'])
      yield {
        name: `words of ${round}: ${words}`,
        run: async () => {
          const base = await session.db.evidence.get(ids.evidence);
          if (!base) throw new Error('The evidence is gone.');
          return saveEdits(session, 'evidence', base, { ...base, title: words });
        },
        records: one('evidence'),
        untouched: EVERYTHING,
      };
    yield {
      name: `file ${round}`,
      run: () => attach(device, id, ids.evidence, `file-${round}.txt`),
      records: one('attachments'),
      untouched: ROWS,
    };
  }
  yield {
    name: 'package taken over',
    run: async () => {
      const staged = await stagePackage(device, other);
      return staged.ok ? applyStaged(device, staged.value) : staged;
    },
    records: () => [],
    untouched: WORK,
  };
  yield {
    name: 'backup',
    run: () => {
      const { sink, blob } = memorySink();
      return makePackage(device, id, 'backup', sink, { readBack: () => Promise.resolve(blob()) });
    },
    records: () => [],
    untouched: WORK,
  };
}

async function attach({ session, files }: Device, portfolioId: string, evidenceId: string, name: string) {
  const bytes = new Blob([name.repeat(50)], { type: 'text/plain' });
  const facts = { name, kind: 'text', mediaType: 'text/plain', size: bytes.size, sha256: await hashFile(bytes), width: null, height: null } as const;
  const more = { original: null, hadLocation: false, alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z' };
  return attachFile(session, files, (blob) => hashFile(blob), evidenceId, portfolioId, { ...facts, ...more }, bytes);
}

async function compare(
  db: FolioDatabase,
  before: ReadonlyMap<string, string>,
  acknowledged: ReadonlyMap<string, RecordFields>,
  tables: ReadonlyMap<string, string>,
  faults: string[],
): Promise<void> {
  for (const [id, record] of acknowledged) {
    const found = await db.table<RecordFields, string>(tables.get(id) ?? '').get(id);
    // A file is joined to its evidence by a later revision of that evidence.
    if (!found || found.revision < record.revision) faults.push(`${tables.get(id) ?? ''} ${id} was said to be saved`);
    else if (found.revision === record.revision && canonicalJson(found) !== canonicalJson(record)) faults.push(`${id} is not as it was saved`);
  }
  const ready = new Set(await db.files.filter(({ isReady }) => isReady).primaryKeys());
  const held = new Set((await db.attachments.toArray()).map(({ sha256 }) => sha256));
  for (const sha256 of held) if (!ready.has(sha256)) faults.push(`The bytes of ${sha256} are missing`);
  for (const sha256 of await db.files.toCollection().primaryKeys()) if (!held.has(sha256)) faults.push(`The bytes of ${sha256} belong to nothing`);
  for (const evidence of await db.evidence.toArray())
    for (const id of evidence.attachmentIds) if (!(await db.attachments.get(id))) faults.push(`${evidence.id} has a file that is not there`);
  if (!before.has('portfolios')) faults.push('Nothing was there before');
  const nowhere = { read: () => Promise.resolve(null), write: () => Promise.resolve(), clear: () => Promise.resolve() };
  const damage = await checkEveryRow(db, nowhere);
  if (damage) faults.push(`The database is ${JSON.stringify(damage)}`);
}

async function dump(db: FolioDatabase): Promise<ReadonlyMap<string, string>> {
  const tables = await Promise.all(
    db.tables.map(
      async ({ name }) =>
        [
          name,
          (await db.table<object>(name).toArray())
            .map((row) => JSON.stringify(row))
            .sort()
            .join('\n'),
        ] as const,
    ),
  );
  return new Map(tables);
}
