import { TaggedDocument } from '../../src/pdf/document/document.ts';
import { renderFlow, type FlowOptions, type FlowResult } from '../../src/pdf/document/flow.ts';
import type { Block } from '../../src/pdf/document/flow/context.ts';
import type { Data } from '../../src/pdf/document/stream-store.ts';
import { readFonts } from './pdf-fonts.ts';

/** An empty document with the fonts of the app and a fixed date. */
export function newDocument(): TaggedDocument {
  const created = new Date('2026-11-20T10:00:00Z');
  return new TaggedDocument(
    { title: 'Portfolio of Siân Llŷr', author: 'Siân Llŷr', subject: 'Unit 311', language: 'en-GB', created, creator: 'Folio' },
    readFonts(),
  );
}

/** Lays the blocks out and gives the finished file as one array. */
export async function printBlocks(
  blocks: readonly Block[],
  options?: FlowOptions,
  document = newDocument(),
): Promise<{ bytes: Uint8Array; result: FlowResult }> {
  const result = renderFlow(document, blocks, options);
  return { bytes: await joinParts(await document.finish()), result };
}

export async function joinParts(parts: readonly Data[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}
