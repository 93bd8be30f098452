import { isSameJson, type Json } from './canonical-json.ts';

/** One value that differs between two plain records. */
export interface Difference {
  /** Dotted path: `details.rows.2.probability`. */
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
}

/** Every place where two plain values differ, as deep as both are objects or lists of one length; else the whole value. */
export function diffValues(from: unknown, to: unknown, field = ''): readonly Difference[] {
  if (isSameJson(from, to)) return [];
  const inside = (key: string) => (field === '' ? key : `${field}.${key}`);
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((item: unknown, index) => diffValues(item, to[index], inside(String(index))));
  }
  if (isObject(from) && isObject(to)) {
    const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...keys].flatMap((key) => diffValues(from[key], to[key], inside(key)));
  }
  return [{ field, from: asJson(from), to: asJson(to) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asJson(value: unknown): Json {
  return (value ?? null) as Json;
}
