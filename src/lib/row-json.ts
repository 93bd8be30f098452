/** What a row held that plain JSON cannot say, by the one name that stands for it. Data of people never has such names. */
const BYTES = '$folio.bytes';
const FILE = '$folio.file';
const DATE = '$folio.date';
const NUMBER = '$folio.number';
const LEFT_OUT = '$folio.leftOut';
const ESCAPED = '$folio.object';
const MARK = '$folio.';

const DEEPEST = 64;
/** Secrets of a device's seal: they are of no use elsewhere, and do not belong in a file. */
const SECRETS: ReadonlySet<string> = new Set(['privateKey', 'recipientSecret']);

/** Where the bytes of a Blob went, and what was left out of a row, as the row is written. */
export interface RowAside {
  /** Gives the name under which a Blob of the row is kept. */
  readonly keepFile: (blob: Blob) => string;
  readonly leaveOut: (what: string) => void;
}

/** A row of a database as one line of JSON. Bytes stand in it as base64; Blobs lie beside it, keys that cannot be read are left out. */
export function rowToJson(row: unknown, aside: RowAside): string {
  return JSON.stringify(toJson(row, aside, 0, '') ?? null);
}

/** The row that a parsed line stands for, Blobs and what was left out excepted: those are null. */
export function rowFromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rowFromJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0].startsWith(MARK) === true) return fromMarked(...first);
  return Object.fromEntries(entries.map(([key, item]) => [key, rowFromJson(item)]));
}

function toJson(value: unknown, aside: RowAside, depth: number, key: string): unknown {
  const leaveOut = (what: string) => {
    aside.leaveOut(what);
    return { [LEFT_OUT]: what };
  };
  if (SECRETS.has(key) && value !== null) return leaveOut('key');
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [NUMBER]: String(value) };
  if (typeof value !== 'object') return leaveOut(typeof value);
  if (depth > DEEPEST) return leaveOut('too deep');
  if (Array.isArray(value)) return value.map((item) => toJson(item, aside, depth + 1, '') ?? null);
  if (value instanceof Date) return { [DATE]: Number.isNaN(value.getTime()) ? '' : value.toISOString() };
  if (value instanceof Blob) return { [FILE]: { path: aside.keepFile(value), size: value.size, mediaType: value.type } };
  if (value instanceof ArrayBuffer) return { [BYTES]: toBase64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) return { [BYTES]: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return leaveOut(typeof CryptoKey === 'function' && value instanceof CryptoKey ? 'key' : 'object');
  const entries = Object.entries(value).map(([name, item]) => [name, toJson(item, aside, depth + 1, name)] as const);
  const isMarked = entries.length === 1 && entries[0]?.[0].startsWith(MARK) === true;
  return isMarked ? { [ESCAPED]: entries } : Object.fromEntries(entries);
}

function fromMarked(name: string, content: unknown): unknown {
  switch (name) {
    case BYTES:
      return typeof content === 'string' ? fromBase64(content) : null;
    case DATE:
      return typeof content === 'string' ? new Date(content) : null;
    case NUMBER:
      return Number(content);
    case ESCAPED:
      return Array.isArray(content) ? Object.fromEntries(content.map(([key, item]: [string, unknown]) => [key, rowFromJson(item)])) : null;
    default:
      return null;
  }
}

/** Piece by piece: a call cannot take a megabyte of arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
