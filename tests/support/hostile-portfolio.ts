import { createHash } from 'node:crypto';
import { safeName } from '../../src/attachments/safe-name.ts';
import { sniffType } from '../../src/attachments/sniff-type.ts';
import type { Attachment } from '../../src/domain/attachment.ts';
import { event } from '../../src/domain/event.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { listTables } from '../../src/domain/table-lists.ts';
import { tableSchemas } from '../../src/domain/tables.ts';
import { hostileTexts } from './xss-corpus.ts';
import { hostileFiles } from './xss-files.ts';

export interface HostilePortfolio {
  readonly snapshot: SnapshotWithEvents;
  readonly files: readonly { readonly bytes: Buffer; readonly mediaType: string }[];
  /** How many fields hold a hostile text, and which of the texts stand in some field. */
  readonly fields: number;
  readonly used: ReadonlySet<string>;
}

interface Schema {
  safeParse(value: unknown): { readonly success: boolean };
}

/** What other records are found by, and what is computed: a change there would make the record a stray, not a danger. */
const KEYS = /^(?:id|author|kind|mediaType|digest|sha256|proof|actor|.*Ids?)$/;
/** So many go into one field that takes them. */
const TOGETHER = 5;

/** The portfolio with a hostile text in every field that takes one, and with the hostile files attached. */
export async function withHostileContent(snapshot: SnapshotWithEvents): Promise<HostilePortfolio> {
  const used = new Set<string>();
  let fields = 0;
  let next = 0;
  const some = (count: number) => Array.from({ length: count }, (_, index) => hostileTexts[(next + index) % hostileTexts.length]?.text ?? '');

  /** The longest choice that the schema takes at this place; as it was when it takes none. */
  const fill = (record: object, schema: Schema): object => {
    let changed = record;
    for (const path of textsIn(record)) {
      for (const count of [TOGETHER, 1]) {
        const texts = some(count);
        const tried = withText(changed, path, texts.join('\n')) as object;
        if (!schema.safeParse(tried).success) continue;
        changed = tried;
        next += count;
        fields += 1;
        for (const text of texts) used.add(text);
        break;
      }
    }
    return changed;
  };

  const lists = Object.fromEntries(listTables.map((table) => [table, snapshot[table].map((record) => fill(record, tableSchemas[table]))]));
  const filled = {
    ...snapshot,
    ...lists,
    portfolio: fill(snapshot.portfolio, tableSchemas.portfolios),
    events: snapshot.events.map((record) => fill(record, event)),
  } as SnapshotWithEvents;
  return { ...(await withFiles(filled)), fields, used };
}

/** Each file on one piece of evidence, so many on each that all pieces have some. */
async function withFiles(snapshot: SnapshotWithEvents): Promise<Pick<HostilePortfolio, 'snapshot' | 'files'>> {
  const [pattern] = snapshot.attachments;
  if (!pattern) throw new Error('An attachment is needed as a pattern.');
  const found = await Promise.all(
    hostileFiles.map(async ({ name, bytes, claims }, index) => {
      const sniffed = await sniffType(new Blob([new Uint8Array(bytes)]));
      const mediaType = claims ?? sniffed.mediaType;
      const kind = /^(?:image|audio|video)\//.exec(mediaType)?.[0].slice(0, -1) ?? sniffed.kind;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const isPicture = kind === 'image';
      const record = {
        ...pattern,
        id: `attachment-hostile-${String(index + 1)}`,
        name: claims === undefined ? safeName(name) : name,
        kind: kind as Attachment['kind'],
        mediaType,
        size: bytes.length,
        sha256,
        width: isPicture ? 2 : null,
        height: isPicture ? 2 : null,
        original: null,
      };
      return { record: tableSchemas.attachments.parse(record), bytes, mediaType };
    }),
  );
  const share = Math.ceil(found.length / snapshot.evidence.length);
  const evidence = snapshot.evidence.map((item, index) => ({
    ...item,
    attachmentIds: [...item.attachmentIds, ...found.slice(index * share, (index + 1) * share).map(({ record }) => record.id)],
  }));
  return {
    snapshot: { ...snapshot, evidence, attachments: [...snapshot.attachments, ...found.map(({ record }) => record)] },
    files: found.map(({ bytes, mediaType }) => ({ bytes, mediaType })),
  };
}

type Path = readonly (string | number)[];

/** Where texts stand in plain data. */
function textsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (KEYS.test(key) ? [] : textsIn(item, [...path, key])));
}

function withText(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === String(key) ? withText(item, rest, text) : item));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: withText(record[key], rest, text) };
}
