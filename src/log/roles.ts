import type { Grant } from '../domain/grant.ts';
import { mayGrant, type Actor } from '../domain/policy.ts';
import { signOffLines } from '../domain/signature.ts';
import { remember } from '../lib/remember.ts';
import { keyIdOf } from '../signing/keys.ts';
import { inOrder, type RecordEntry } from './entries.ts';
import type { Trust } from './folded.ts';

/** Later than every clock. */
const ALWAYS = '~';

/** Who may do what, and when. */
export interface Roles {
  /** True when a key held a role at a clock. */
  holds(keyId: string, role: string, clock: string): boolean;
  /** The roles that a key holds after all that is known. */
  rolesNow(keyId: string): readonly Actor[];
  /** True for a grant, or the withdrawal of one, that has effect. */
  isEffective(entry: RecordEntry): boolean;
  /** The clock of the first grant of a role; null while nobody was granted it. */
  firstGranted(role: string): string | null;
  /** Grants that have effect, in order, without those that were withdrawn when they were written. */
  readonly given: readonly GrantEntry[];
}

export interface GrantEntry {
  readonly entry: RecordEntry;
  readonly grant: Grant;
}

/** What was said of each grant, in order: by the key that it speaks of, then by the grant's id. */
type Given = Map<string, Map<string, readonly GrantEntry[]>>;

/**
 * L20–L22: roles from the grants of those who hold roles, to a fixpoint: whatever order the grants came in. A grant holds for all
 * that its key ever said; a withdrawal for what the key says after it.
 */
export function findRoles(entries: readonly RecordEntry[], founderKeyId: string | null, { trusted }: Trust): Roles {
  const isSeed = (keyId: string, role: string) =>
    (keyId === founderKeyId && role === 'candidate') || trusted.some((key) => key.keyId === keyId && key.role === role);
  const grants = entries
    .filter(isOwnGrant)
    .sort(inOrder)
    .map((entry): GrantEntry => ({ entry, grant: entry.record as Grant }));
  const effective: Given = new Map();
  for (const withdrawal of findWithdrawals(grants, isSeed)) add(effective, withdrawal);

  const holds = (keyId: string, role: string, clock: string) => {
    if (isSeed(keyId, role)) return true;
    for (const said of effective.get(keyId)?.values() ?? []) if (said[0]?.grant.role === role && isHeld(said, clock)) return true;
    return false;
  };
  let waiting = grants.filter(({ grant }) => grant.deletedAt === null);
  for (let isGrowing = waiting.length > 0; isGrowing;) {
    const still = waiting.filter((item) => {
      const { batch, record } = item.entry;
      const isGiven = maySayOf(record.author, item) && holds(batch.keyId, record.author, batch.payload.clock);
      if (isGiven) add(effective, item);
      return !isGiven;
    });
    isGrowing = still.length > 0 && still.length < waiting.length;
    waiting = still;
  }
  const all = [...effective.values()].flatMap((said) => [...said.values()].flat());
  const given = all.filter(({ grant }) => grant.deletedAt === null).sort((a, b) => inOrder(a.entry, b.entry));
  const effectiveEntries = new Set(all.map(({ entry }) => entry));
  return {
    holds,
    rolesNow: (keyId) => signOffLines.filter((role) => holds(keyId, role, ALWAYS)),
    isEffective: (entry) => effectiveEntries.has(entry),
    firstGranted: (role) => given.find(({ grant }) => grant.role === role)?.entry.batch.payload.clock ?? null,
    given,
  };
}

/** Records never change, and logs are folded often. */
const keyIdOnce = remember(keyIdOf);

/** L21: nobody gives a role to their own key, and a grant names the key by its own digest. */
export function isOwnGrant({ table, record, batch }: RecordEntry): boolean {
  if (table !== 'grants') return false;
  const { keyId, publicKey } = record as Grant;
  return keyId !== batch.keyId && keyIdOnce(publicKey) === keyId;
}

/**
 * L22: withdrawals that have effect: said by a key whose own role was given, and not withdrawn, before. Found in one walk through time,
 * so that no two keys can each withdraw the role by which the other withdraws.
 */
function findWithdrawals(grants: readonly GrantEntry[], isSeed: (keyId: string, role: string) => boolean): readonly GrantEntry[] {
  const found: GrantEntry[] = [];
  const standing = new Map<string, Set<string>>();
  if (grants.every(({ grant }) => grant.deletedAt === null)) return found;
  for (const item of grants) {
    const { id, keyId, role, author, deletedAt } = item.grant;
    const by = item.entry.batch.keyId;
    if (!maySayOf(author, item) || !(isSeed(by, author) || (standing.get(`${by} ${author}`)?.size ?? 0) > 0)) continue;
    const name = `${keyId} ${role}`;
    const ids = standing.get(name) ?? new Set();
    standing.set(name, ids);
    if (deletedAt === null) {
      ids.add(id);
    } else {
      ids.delete(id);
      found.push(item);
    }
  }
  return found;
}

/** P4: whether somebody in this role may give and withdraw what the grant gives. */
function maySayOf(author: string, { grant }: GrantEntry): boolean {
  return isActor(author) && mayGrant(author, grant.role);
}

function add(effective: Given, item: GrantEntry): void {
  const { id, keyId, role } = item.grant;
  const given = effective.get(keyId) ?? new Map<string, readonly GrantEntry[]>();
  effective.set(keyId, given);
  // One id with two roles would be two grants; the fold of records refuses the second.
  const name = `${role} ${id}`;
  const said = [...(given.get(name) ?? []), item];
  given.set(name, said.length === 1 ? said : said.sort((a, b) => inOrder(a.entry, b.entry)));
}

/** Whether a grant stood at a clock: from the beginning, until it was withdrawn, and again when it was given again. */
function isHeld(said: readonly GrantEntry[], clock: string): boolean {
  if (said.every(({ grant }) => grant.deletedAt !== null)) return false;
  const last = said.findLast(({ entry }) => entry.batch.payload.clock < clock);
  return last === undefined || last.grant.deletedAt === null;
}

export function isActor(author: string): author is Actor {
  return signOffLines.some((role) => role === author);
}
