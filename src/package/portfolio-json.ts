import { z } from 'zod';
import '../domain/zod-setup.ts';
import { keyId } from '../domain/grant.ts';
import { id } from '../domain/record.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Json } from '../lib/canonical-json.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { parsePlainJson } from '../log/plain-json.ts';
import type { Heads, PackageInfo } from './format.ts';
import type { PackageError } from './package-error.ts';
import { PORTFOLIO_JSON } from './places.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that the portfolio speaks of: where it lies in this package, or null when it was not sent along. */
const listedFile = z.strictObject({
  sha256,
  size: z.int().min(0),
  /** As people know it. */
  name: z.string().max(500),
  path: z.string().nullable(),
});
export type ListedFile = z.infer<typeof listedFile>;

const portfolioJson = z.strictObject({
  portfolioId: id,
  /** Newest batch known of each log, whether it is in this package or not. */
  heads: z.record(keyId, z.strictObject({ seq: z.int().min(1), hash: sha256 })),
  files: z.array(listedFile),
  /** The portfolio as its sender saw it: for people and other programs. The logs count. */
  snapshot: z.unknown(),
});

const INDENT = 1;

export interface PortfolioJson {
  readonly heads: Heads;
  readonly files: readonly ListedFile[];
  readonly readable: Json;
}

/** X8: `portfolio.json`, indented for people, its own keys in this order. */
export function portfolioJsonText(portfolioId: string, heads: Heads, files: readonly ListedFile[], snapshot: Snapshot | null): string {
  const sorted = Object.fromEntries(Object.entries(heads).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ portfolioId, heads: sorted, files, snapshot }, null, INDENT)}\n`;
}

/** Reads `portfolio.json` of a package. Its snapshot is handed on as it is, and not to be trusted. */
export function parsePortfolioJson(text: string, info: PackageInfo): Result<PortfolioJson, PackageError> {
  const bad = (reason: string) => failure({ type: 'bad-content', name: PORTFOLIO_JSON, reason } as const);
  const json = text.endsWith('\n') ? parsePlainJson(text.slice(0, -1), INDENT) : null;
  if (!json?.ok) return bad('it is not written as Folio writes it');
  const parsed = portfolioJson.safeParse(json.value);
  if (!parsed.success) return bad('a part of it is missing or of the wrong kind');
  const { portfolioId, heads, files, snapshot } = parsed.data;
  if (portfolioId !== info.portfolioId) return bad('it is about another portfolio');
  if (new Set(files.map((file) => file.sha256)).size !== files.length) return bad('a file is listed twice');
  return success({ heads, files, readable: (snapshot ?? null) as Json });
}
