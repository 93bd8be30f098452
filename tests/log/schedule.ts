import type { Event } from '../../src/domain/event.ts';
import type { Actor, OwnedTable } from '../../src/domain/policy.ts';
import type { Batch } from '../../src/log/batch.ts';
import { foldLogs } from '../../src/log/fold.ts';
import type { Folded, Version } from '../../src/log/folded.ts';
import { nextBatch } from '../../src/log/next-batch.ts';
import { Chance } from './chance.ts';
import { anySchemas, fakeBatch, fakeKey, type FakeKey } from './fake-batch.ts';
import { lossViolations, orderViolations, type Row } from './schedule-laws.ts';

// Devices that edit, sign batches and pass them on in any order: what each then reads, and what must hold of it.

const PORTFOLIO = 'p';
const START = Date.parse('2026-11-22T09:00:00.000Z');

interface Device {
  readonly key: FakeKey;
  readonly role: Actor;
  readonly rows: Map<OwnedTable, Map<string, Row>>;
  readonly events: Map<string, Event>;
  batches: readonly Batch[];
  folded: Folded;
  resolutions: { table: string; recordId: string; versions: readonly string[] }[];
  /** How far this device's clock is off, in milliseconds. */
  readonly skew: number;
}

const DEVICES: readonly (readonly [string, Actor])[] = [
  ['candidate-1', 'candidate'],
  ['candidate-2', 'candidate'],
  ['assessor-1', 'assessor'],
  ['assessor-2', 'assessor'],
  ['iqa-1', 'iqa'],
];
const KEYS = DEVICES.map(([name]) => fakeKey(name));
const EDITED: Readonly<Partial<Record<Actor, readonly OwnedTable[]>>> = {
  candidate: ['portfolios', 'risks', 'risks', 'evidence', 'people'],
  assessor: ['evidence', 'planItems', 'planItems', 'judgements', 'people'],
  iqa: ['samples', 'people'],
};

const TRUST = { founderKeyId: KEYS[0]?.keyId ?? null, trusted: [] };
const OPTIONS = { portfolioId: PORTFOLIO, now: '2026-11-22T12:00:00.000Z', schemas: anySchemas };
const NOTHING = foldLogs([], TRUST, OPTIONS);

export interface ScheduleOutcome {
  readonly batches: number;
  readonly entries: number;
  /** How often a device met versions that did not know of each other. */
  readonly conflicts: number;
  /** What should have held and did not. */
  readonly violations: readonly string[];
}

/** One random life of a portfolio on two to five devices. The same seed gives the same life. */
export function runSchedule(seed: number): ScheduleOutcome {
  return new Schedule(seed).run();
}

class Schedule {
  readonly #chance: Chance;
  readonly #devices: Device[] = [];
  /** What each edit was made on top of. */
  readonly #parents = new Map<string, readonly string[]>();
  readonly #violations: string[] = [];
  #count = 0;
  #conflicts = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed);
  }

  run(): ScheduleOutcome {
    const size = 2 + this.#chance.below(4);
    for (let index = 0; index < size; index += 1) this.#devices.push(this.#createDevice(index));
    this.#begin();
    const steps = 8 + this.#chance.below(14);
    for (let step = 0; step < steps; step += 1) this.#step();
    for (const device of this.#devices) this.#commit(device);
    const all = this.#devices.flatMap(({ batches }) => batches);
    const union = [...new Set(all)];
    for (const device of this.#devices) this.#receive(device, this.#chance.shuffle(union));
    this.#checkLaws(union);
    return {
      batches: union.length,
      entries: union.reduce((sum, { payload }) => sum + payload.entries.length, 0),
      conflicts: this.#conflicts,
      violations: this.#violations,
    };
  }

  #createDevice(index: number): Device {
    const [, role] = DEVICES[index] ?? ['', 'candidate'];
    const key = KEYS[index] ?? fakeKey('');
    const batches: readonly Batch[] = [];
    const skew = this.#chance.below(4) === 0 ? (this.#chance.below(7) - 3) * 3_600_000 : 0;
    return { key, role, rows: new Map(), events: new Map(), batches, folded: NOTHING, resolutions: [], skew };
  }

  /** The candidate begins the portfolio, grants the others their roles, and hands over. */
  #begin(): void {
    const [founder, ...others] = this.#devices;
    if (!founder) return;
    this.#put(founder, 'portfolios', { ...this.#newRow(founder, PORTFOLIO), isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 1 });
    for (const { key, role } of others) {
      this.#put(founder, 'grants', { ...this.#newRow(founder), keyId: key.keyId, publicKey: key.publicKey, role });
    }
    for (let index = this.#chance.below(3); index > 0; index -= 1) this.#put(founder, 'risks', this.#newRow(founder));
    this.#commit(founder, true);
    for (const device of others) if (this.#chance.below(5) > 0) this.#receive(device, founder.batches);
  }

  #step(): void {
    const device = this.#chance.any(this.#devices);
    const what = this.#chance.below(10);
    if (what < 4) this.#edit(device);
    else if (what === 4) this.#resolve(device);
    else if (what < 7) this.#commit(device);
    else this.#receive(device, this.#chance.some(this.#chance.any(this.#devices).batches));
  }

  #edit(device: Device): void {
    const table = this.#chance.any(EDITED[device.role] ?? []);
    const own = [...(device.rows.get(table)?.values() ?? [])].filter(
      (row) =>
        (table !== 'evidence' || row.author === device.role) && (table !== 'people' || device.role === 'candidate' || row['role'] === device.role),
    );
    if (table !== 'portfolios' && (own.length === 0 || this.#chance.below(8) === 0)) {
      this.#put(device, table, { ...this.#newRow(device), role: device.role });
      return;
    }
    if (own.length === 0) return;
    // Mostly one and the same, so that devices meet there.
    const before = own[this.#chance.below(3) === 0 ? this.#chance.below(own.length) : 0] ?? this.#chance.any(own);
    if (table === 'judgements') {
      const deletedAt = before.deletedAt === null ? new Date(this.#now(device)).toISOString() : null;
      // A judgement never changes, so it has no token of its own for each version.
      this.#put(device, table, { ...before, deletedAt, revision: before.revision + 1, author: device.role }, false);
      return;
    }
    const after = { ...before, ...this.#token([before.token]), revision: before.revision + 1, author: device.role };
    this.#put(device, table, this.#chance.below(8) === 0 ? { ...after, deletedAt: '2026-11-22T00:00:00.000Z' } : after);
  }

  /** Chooses between versions: writes one on top of those that were offered. */
  #resolve(device: Device): void {
    const conflict = device.folded.conflicts.find(({ table }) => EDITED[device.role]?.includes(table) && table !== 'judgements');
    if (!conflict) return;
    const { table, id, others } = conflict;
    const before = device.rows.get(table)?.get(id);
    if (!before || (table === 'evidence' && before.author !== device.role) || (table === 'people' && before['role'] !== device.role)) return;
    const chosen = others.filter(() => this.#chance.below(3) > 0);
    const parents = [before.token, ...chosen.map(({ record }) => (record as Row).token)];
    this.#put(device, table, { ...before, ...this.#token(parents), revision: before.revision + 1, author: device.role });
    device.resolutions.push({ table, recordId: id, versions: chosen.map(({ version }) => version) });
  }

  #commit(device: Device, founds = false): void {
    const { key, role } = device;
    const payload = nextBatch({
      folded: device.folded,
      rows: Object.fromEntries([...device.rows].map(([table, rows]) => [table, [...rows.values()]])),
      events: [...device.events.values()],
      resolutions: device.resolutions,
      keyId: key.keyId,
      role,
      signer: { name: role, role, isQualified: null, qualification: '', organisation: '' },
      purpose: 'share',
      founds,
      now: new Date(this.#now(device)).toISOString(),
    });
    if (!payload) return;
    device.resolutions = [];
    device.batches = [...device.batches, fakeBatch(key, payload)];
    device.folded = this.#fold(device.batches);
  }

  /** As an import does: first what is one's own, then the union, then the working copy is what the logs say. */
  #receive(device: Device, batches: readonly Batch[]): void {
    this.#commit(device);
    const known = new Set(device.batches);
    // What is known already is mostly not worth the time; that it changes nothing is one of the laws below.
    if (batches.every((batch) => known.has(batch)) && this.#chance.below(4) > 0) return;
    device.batches = [...new Set([...known, ...batches])];
    device.folded = this.#fold(this.#chance.below(4) === 0 ? [...batches, ...device.batches] : device.batches);
    for (const [table, shown] of Object.entries(device.folded.records) as [OwnedTable, ReadonlyMap<string, Version>][]) {
      const rows = device.rows.get(table) ?? new Map<string, Row>();
      for (const [id, { record }] of shown) rows.set(id, record as Row);
      device.rows.set(table, rows);
    }
    this.#conflicts += device.folded.conflicts.length;
    for (const event of device.folded.events) device.events.set(event.id, event);
  }

  #checkLaws(union: readonly Batch[]): void {
    const states = this.#devices.map(({ folded }) => folded);
    this.#violations.push(...orderViolations(states, union, (batches) => this.#fold(batches), this.#chance));
    for (const device of this.#devices) {
      const rows = device.folded;
      this.#commit(device);
      if (device.folded !== rows) this.#violations.push('a device that knows everything still has something to say');
    }
    const [device] = this.#devices;
    if (device) this.#violations.push(...lossViolations(union, device.folded, this.#parents));
  }

  #fold(batches: readonly Batch[]): Folded {
    return foldLogs(batches, TRUST, OPTIONS);
  }

  #newRow(device: Device, id = `r${(this.#count += 1)}`): Row {
    const at = new Date(this.#now(device)).toISOString();
    const { role } = device;
    return { id, portfolioId: PORTFOLIO, revision: 1, author: role, createdAt: at, updatedAt: at, deletedAt: null, ...this.#token([]) };
  }

  #token(parents: readonly string[]): { readonly token: string } {
    const token = `t${(this.#count += 1)}`;
    this.#parents.set(token, parents);
    return { token };
  }

  #put(device: Device, table: OwnedTable, row: Row, isLogged = true): void {
    const rows = device.rows.get(table) ?? new Map<string, Row>();
    device.rows.set(table, rows.set(row.id, row));
    if (!isLogged || this.#chance.below(4) > 0) return;
    const id = `e${(this.#count += 1)}`;
    const at = new Date(this.#now(device)).toISOString();
    device.events.set(id, {
      id,
      portfolioId: PORTFOLIO,
      at,
      actor: device.role,
      type: 'created',
      table,
      recordId: row.id,
      reference: '',
      changes: [],
    });
  }

  #now(device: Device): number {
    return START + this.#count * 1_000 + device.skew;
  }
}
