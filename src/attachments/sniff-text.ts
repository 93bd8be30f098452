import type { MediaType } from './media-types.ts';

/** The type of a text by how it begins; undefined when the bytes are not a text. */
export function sniffText(head: Uint8Array): MediaType | undefined {
  const text = decodeText(head);
  if (text === undefined) return undefined;
  const start = text.trimStart();
  if (start.startsWith('<')) return sniffMarkup(start);
  if (isEmail(start)) return 'message/rfc822';
  if (/^[{[]\s*["{[\]}\d\-tfn]/.test(start) && looksLikeJson(start)) return 'application/json';
  if (isTable(start)) return 'text/csv';
  return 'text/plain';
}

function decodeText(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return decode('utf-16le', head);
  if (head[0] === 0xfe && head[1] === 0xff) return decode('utf-16be', head);
  // Tab, line feed, form feed, carriage return and escape occur in texts; other control characters do not.
  if (head.some((byte) => byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte))) return undefined;
  return decode('utf-8', head) ?? decode('windows-1252', head);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    // Streaming, so that a letter cut in two at the end of the head is no error.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Whatever begins as markup and is not clearly SVG or HTML counts as XML, which is never opened either. */
function sniffMarkup(start: string): MediaType {
  const first = start.replace(/^(?:\s*(?:<\?[^>]*>|<!--[\s\S]*?-->|<!doctype\s+(?:svg|xml)[^>[]*(?:\[[\s\S]*?\])?\s*>))+/i, '').trimStart();
  if (/^<(?:[\w-]+:)?svg[\s>/]/i.test(first)) return 'image/svg+xml';
  if (
    /^<(?:!doctype\s+html|[\w-]+:html|html|head|body|title|meta|script|style|iframe|table|div|p|h[1-6]|a|b|br|font|img|form)(?:[\s>/]|$)/i.test(first)
  )
    return 'text/html';
  if (/<(?:html|body|script|iframe)[\s>]/i.test(first)) return 'text/html';
  return /^<(?:\?xml|!--|!doctype|[A-Za-z_][\w.:-]*(?:[\s>/]|$))/i.test(start) ? 'application/xml' : 'text/plain';
}

/** An e-mail begins with header lines, at least two of them of the well-known ones. */
function isEmail(start: string): boolean {
  const names = new Set<string>();
  for (const line of start.slice(0, 32_768).split(/\r?\n/)) {
    if (line === '') break;
    if (/^(?:[ \t]|From )/.test(line)) continue;
    const name = /^([!-9;-~]+):/.exec(line)?.[1];
    if (name === undefined) return false;
    names.add(name.toLowerCase());
  }
  return EMAIL_HEADERS.filter((name) => names.has(name)).length >= 2 && (names.has('from') || names.has('received') || names.has('return-path'));
}

const EMAIL_HEADERS = ['from', 'to', 'subject', 'date', 'received', 'return-path', 'message-id', 'mime-version', 'delivered-to', 'cc'];

/** The head may be cut anywhere, so only its beginning is looked at: braces, then a key or a value. */
function looksLikeJson(start: string): boolean {
  if (start.length < 60_000) {
    try {
      JSON.parse(start);
      return true;
    } catch {
      return false;
    }
  }
  return /^\{\s*"[^"\n]*"\s*:/.test(start) || /^\[\s*[{["\d]/.test(start);
}

/** Two lines or more, each cut into as many cells by the same mark: three cells at least, as a letter has commas too. */
function isTable(start: string): boolean {
  const lines = start
    .split(/\r?\n/)
    .slice(0, 6)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  return [',', ';', '\t'].some((mark) => {
    const counts = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(mark).length);
    return (
      counts[0] !== undefined && counts[0] >= 3 && counts.slice(0, -1).every((count) => count === counts[0]) && (counts.at(-1) ?? 0) <= counts[0]
    );
  });
}
