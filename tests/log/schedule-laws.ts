import type { RecordFields } from '../../src/domain/record.ts';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import type { Batch } from '../../src/log/batch.ts';
import type { Folded, Version } from '../../src/log/folded.ts';
import type { Chance } from './chance.ts';

// What must hold when all devices know everything. Each function gives what does not, in words.

/** A record whose every version has a token of its own. */
export type Row = RecordFields & { readonly token: string; readonly [field: string]: unknown };

/** L10: the order in which batches come, and how often, makes no difference. `folds` are those of the devices. */
export function orderViolations(
  folds: readonly Folded[],
  union: readonly Batch[],
  fold: (batches: readonly Batch[]) => Folded,
  chance: Chance,
): readonly string[] {
  const states = folds.map(stateOf);
  const [state = ''] = states;
  const shuffled = chance.shuffle(union);
  const [first, second] = [chance.below(union.length + 1), chance.below(union.length + 1)].sort((x, y) => x - y);
  const [a, b, c] = [shuffled.slice(0, first), shuffled.slice(first, second), shuffled.slice(second)];
  // With the devices' own orders this makes five: (A ∪ B) ∪ C and C ∪ (B ∪ A), with some given again.
  return [
    ...unless(new Set(states).size === 1, 'two devices with the same batches read different states'),
    ...unless(stateOf(fold([...a, ...b, ...a, ...c, ...b])) === state, 'A ∪ B ∪ A ∪ C ∪ B is not A ∪ B ∪ C'),
    ...unless(stateOf(fold([...c, ...b, ...a])) === state, 'C ∪ B ∪ A is not A ∪ B ∪ C'),
  ];
}

/**
 * L41: an edit that was signed is shown, or offered, or somebody wrote on top of it knowing it: and what is offered nobody
 * wrote on top of. `parents` are the tokens that each edit was made on top of.
 */
export function lossViolations(union: readonly Batch[], folded: Folded, parents: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const violations = [
    ...unless(folded.problems.length === 0, `problems: ${JSON.stringify(folded.problems)}`),
    ...unless(folded.rejected.length === 0, `rejected: ${JSON.stringify(folded.rejected)}`),
  ];
  const open = new Map<string, Set<string>>();
  for (const [table, shown] of Object.entries(folded.records)) {
    for (const [id, { record }] of shown as ReadonlyMap<string, Version>) open.set(`${table} ${id}`, new Set([(record as Row).token]));
  }
  for (const { table, id, shown, others } of folded.conflicts) {
    violations.push(
      ...unless(
        others.every(({ clock }) => clock <= shown.clock),
        `${table} ${id}: a newer version than the shown one is only offered`,
      ),
    );
    for (const { record } of others) open.get(`${table} ${id}`)?.add((record as Row).token);
  }
  for (const [name, tokens] of signedTokens(union)) {
    const replaced = new Set([...tokens].flatMap((token) => [...ancestorsOf(token, parents)]));
    const expected = [...tokens].filter((token) => !replaced.has(token)).sort();
    const found = [...(open.get(name) ?? [])].sort();
    violations.push(
      ...unless(canonicalJson(expected) === canonicalJson(found), `${name}: open are ${found.join()} and should be ${expected.join()}`),
    );
  }
  return violations;
}

/** The tokens of every record that was signed, by table and id. */
function signedTokens(union: readonly Batch[]): ReadonlyMap<string, ReadonlySet<string>> {
  const signed = new Map<string, Set<string>>();
  for (const { payload } of union) {
    for (const { table, record } of payload.entries) {
      if (table === 'events') continue;
      const name = `${table} ${String(record['id'])}`;
      signed.set(name, (signed.get(name) ?? new Set()).add(String(record['token'])));
    }
  }
  return signed;
}

function ancestorsOf(token: string, parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...(parents.get(token) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!found.has(next)) waiting.push(...(parents.get(next) ?? []));
    found.add(next);
  }
  return found;
}

function unless(holds: boolean, what: string): readonly string[] {
  return holds ? [] : [what];
}

/** Everything that a fold says, in its order, as one text. A version's digest stands for its record. */
function stateOf(folded: Folded): string {
  const records = Object.entries(folded.records).map(([table, shown]: [string, ReadonlyMap<string, Version>]) => [
    table,
    [...shown.values()].map(({ record, ...version }) => [record.id, version, table === 'portfolios' ? record : null]),
  ]);
  return JSON.stringify({ ...folded, records });
}
