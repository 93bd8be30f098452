import { isSameJson } from './canonical-json.ts';

/** A value that two people (or two tabs) changed in different ways since they last agreed. */
export interface EditClash {
  /** Dotted path, such as `details.notes`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface MergedEdits<T> {
  /** Both sides' changes together; where they clash, mine. */
  readonly value: T;
  readonly clashes: readonly EditClash[];
}

/**
 * Three-way merge of plain records: what I changed since `base`, on top of what they changed since `base`.
 * Objects merge key by key and lists of objects with an `id` item by item; all else (texts, other lists) is one value.
 */
export function mergeEdits<T>(base: T, mine: T, theirs: T): MergedEdits<T> {
  const clashes: EditClash[] = [];
  const value = mergeValue(base, mine, theirs, '', clashes) as T;
  return { value, clashes };
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown, path: string, clashes: EditClash[]): unknown {
  if (isSameJson(mine, base)) return theirs;
  if (isSameJson(theirs, base) || isSameJson(mine, theirs)) return mine;
  if (isPlainObject(base) && isPlainObject(mine) && isPlainObject(theirs)) return mergeObjects(base, mine, theirs, path, clashes);
  if (isListOfItems(base) && isListOfItems(mine) && isListOfItems(theirs)) return mergeLists(base, mine, theirs, path, clashes);
  clashes.push({ path, mine, theirs });
  return mine;
}

type PlainObject = Readonly<Record<string, unknown>>;
type Item = PlainObject & { readonly id: string };

function mergeObjects(base: PlainObject, mine: PlainObject, theirs: PlainObject, path: string, clashes: EditClash[]): PlainObject {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    const value = mergeValue(base[key], mine[key], theirs[key], path === '' ? key : `${path}.${key}`, clashes);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** Keeps my order, adds their new items at the end, and drops an item that either side took out and the other left alone. */
function mergeLists(base: readonly Item[], mine: readonly Item[], theirs: readonly Item[], path: string, clashes: EditClash[]): readonly Item[] {
  const baseById = new Map(base.map((item) => [item.id, item]));
  const theirsById = new Map(theirs.map((item) => [item.id, item]));
  const mineIds = new Set(mine.map((item) => item.id));
  const kept = mine.flatMap((item): readonly Item[] => {
    const was = baseById.get(item.id);
    const other = theirsById.get(item.id);
    if (other === undefined) return was !== undefined && isSameJson(was, item) ? [] : [item];
    return [mergeValue(was, item, other, `${path}.${item.id}`, clashes) as Item];
  });
  const added = theirs.filter((item) => {
    if (mineIds.has(item.id)) return false;
    const was = baseById.get(item.id);
    return was === undefined || !isSameJson(was, item);
  });
  return [...kept, ...added];
}

function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfItems(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => isPlainObject(item) && typeof item['id'] === 'string');
}
