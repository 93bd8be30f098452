import { z } from 'zod';
import { failure, success, type Result } from '../lib/result.ts';
import { publicKey } from './grant.ts';
import { line } from './record.ts';
import { signOffLine } from './signature.ts';

/** Who somebody says they are, with the public key of their device (S13). It proves nothing until both compared its words. */
const introduction = z.strictObject({
  name: line.min(1),
  role: signOffLine,
  isQualified: z.boolean().nullable(),
  qualification: line,
  organisation: line,
  publicKey,
  /** For whom others lock a package (`age1…`), so that this device alone opens it; '' when it has none. */
  recipient: z.string().regex(/^(age1[0-9a-z]{1,2000})?$/),
});
export type Introduction = z.infer<typeof introduction>;

export type IntroductionError =
  | { readonly type: 'not-an-introduction' }
  | { readonly type: 'cut-off' }
  | { readonly type: 'damaged' }
  | { readonly type: 'newer' };

/** The version of the text: a reader that does not know it says so. */
const VERSION = 1;

/** One line of text that survives e-mail, chat and a QR code. It ends with a full stop, so that a cut one is seen. */
export function writeIntroduction(given: Introduction): string {
  const { name, role, isQualified, qualification, organisation, publicKey: key, recipient } = given;
  const bytes = new TextEncoder().encode(JSON.stringify([name, role, isQualified, qualification, organisation, key.x, key.y, recipient]));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `folio-introduction-${VERSION}:${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}.`;
}

/** Finds an introduction in what somebody pasted, with other words and line breaks around and within it. */
export function readIntroduction(text: string): Result<Introduction, IntroductionError> {
  const [, version, rest] = /folio-introduction-(\d{1,4}):([\s\S]*)/i.exec(text) ?? [];
  if (version === undefined || rest === undefined) return failure({ type: 'not-an-introduction' });
  if (Number(version) > VERSION) return failure({ type: 'newer' });
  const end = rest.indexOf('.');
  if (end < 0) return failure({ type: 'cut-off' });
  const values = decode(rest.slice(0, end).replaceAll(/\s|>/g, ''));
  if (values === null) return failure({ type: 'damaged' });
  const [name, role, isQualified, qualification, organisation, x, y, recipient] = values;
  const parsed = introduction.safeParse({
    name,
    role,
    isQualified,
    qualification,
    organisation,
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
    recipient,
  });
  return parsed.success && values.length === 8 ? success(parsed.data) : failure({ type: 'damaged' });
}

function decode(base64Url: string): readonly unknown[] | null {
  try {
    const binary = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const values: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}
