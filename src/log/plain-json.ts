import type { Json } from '../lib/canonical-json.ts';
import { failure, success, type Result } from '../lib/result.ts';

const DEEPEST = 32;
/** Names that engines treat in their own way. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * L5: JSON that every reader reads alike. Refuses what is not, letter by letter, the text that `JSON.stringify` gives (so no
 * key stands twice in one object), keys that engines treat in their own way, and anything deeper than 32 levels.
 * `indent` is that of `JSON.stringify`.
 */
export function parsePlainJson(text: string, indent = 0): Result<Json, { readonly type: 'not-plain-json' }> {
  try {
    if (depthOf(text) > DEEPEST) return failure({ type: 'not-plain-json' });
    const value = JSON.parse(text) as Json;
    return hasForbiddenKey(value) || JSON.stringify(value, null, indent) !== text ? failure({ type: 'not-plain-json' }) : success(value);
  } catch {
    return failure({ type: 'not-plain-json' });
  }
}

/** Most brackets open at once, without parsing: a parser may run out of stack. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charCodeAt(index);
    if (isInString) {
      if (letter === 0x5c) index += 1;
      else if (letter === 0x22) isInString = false;
    } else if (letter === 0x22) isInString = true;
    else if (letter === 0x7b || letter === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (letter === 0x7d || letter === 0x5d) depth -= 1;
  }
  return deepest;
}

function hasForbiddenKey(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasForbiddenKey);
  return Object.entries(value).some(([key, inner]) => FORBIDDEN.has(key) || hasForbiddenKey(inner));
}
