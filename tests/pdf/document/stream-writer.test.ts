import { PDFContext, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { StreamStore } from '../../../src/pdf/document/stream-store.ts';
import { PartsWriter } from '../../../src/pdf/document/stream-writer.ts';
import { joinParts } from '../../support/print-pdf.ts';

/** A document of one empty page, many small objects, and the given streams. */
function makeContext(objectCount: number) {
  const context = PDFContext.create();
  const store = new StreamStore(context);
  const pages = context.nextRef();
  const page = context.register(context.obj({ Type: 'Page', Parent: pages, MediaBox: [0, 0, 100, 100] }));
  context.assign(pages, context.obj({ Type: 'Pages', Kids: [page], Count: 1 }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages }));
  const numbered = Array.from({ length: objectCount }, (_, index) => context.register(context.obj({ Index: index })));
  return { context, store, numbered };
}

describe('writing the file', () => {
  it('hands Blobs through without reading them', async () => {
    const { context, store } = makeContext(3);
    const photo = new Blob(['x'.repeat(5000)]);
    for (const method of ['arrayBuffer', 'stream', 'text', 'slice'] as const) {
      Object.defineProperty(photo, method, { value: () => expect.unreachable('the Blob was read') });
    }
    store.addAsIs(photo, { Type: 'Test' });
    const parts = await new PartsWriter(context, store).finish();
    expect(parts).toContain(photo);
  });

  it('gives the same bytes however early parts of it are taken', async () => {
    const written = async (takesEarly: boolean) => {
      const { context, store } = makeContext(700);
      const writer = new PartsWriter(context, store);
      const early: Awaited<ReturnType<typeof writer.takeStreams>>[] = [];
      for (let count = 0; count < 40; count += 1) {
        if (count % 3 === 0) store.add(new TextEncoder().encode(`bytes ${count} `.repeat(200)), { Count: count });
        else store.addAsIs(new Blob([`blob ${count}`]), { Count: count });
        if (takesEarly && count % 7 === 0) early.push(await writer.takeStreams());
      }
      return { early, bytes: await joinParts([...early.flat(), ...(await writer.finish())]) };
    };
    const { early, bytes } = await written(true);
    expect(early.map(({ length }) => length > 0)).toEqual([true, true, true, true, true, true]);
    expect(bytes).toEqual((await written(false)).bytes);
  });

  it('writes offsets that lead to each object, before and after a spliced Blob', async () => {
    const { context, store, numbered } = makeContext(1201);
    const small = store.add(new TextEncoder().encode('small '.repeat(500)), { Marker: 'Small' });
    const spliced = store.addAsIs(new Blob(['spliced']), { Marker: 'Spliced' });
    const last = store.add(new TextEncoder().encode('last'), { Marker: 'Last' });
    const bytes = await joinParts(await new PartsWriter(context, store).finish());

    const loaded = (await PDFDocument.load(bytes, { throwOnInvalidObject: true })).context;
    numbered.forEach((ref, index) => expect(loaded.lookup(ref)?.toString()).toContain(`/Index ${index}\n`));
    const text = new TextDecoder('latin1').decode(bytes);
    for (const ref of [small, spliced, last]) {
      const stream = loaded.lookup(ref);
      expect(stream instanceof PDFRawStream && stream.dict.has(PDFName.of('Marker'))).toBe(true);
      expect(text).toContain(`\n${ref.objectNumber} 0 obj\n`);
    }
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(start)).toMatch(/^\d+ 0 obj\n<<[^>]*\/Type \/XRef/);
  });

  it('points the cross-references of uncompressed objects at their first byte', async () => {
    const { context, store } = makeContext(2);
    const refs = [store.add(new Uint8Array(3000), {}), store.addAsIs(new Blob([new Uint8Array(70_000)]), {}), store.add(new Uint8Array(10), {})];
    const bytes = await joinParts(await new PartsWriter(context, store).finish());
    const text = new TextDecoder('latin1').decode(bytes);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    const body = text.indexOf('stream\n', start) + 'stream\n'.length;
    const inflated = new Blob([bytes.slice(body, text.indexOf('\nendstream', body))]).stream().pipeThrough(new DecompressionStream('deflate'));
    const table = new DataView(await new Response(inflated).arrayBuffer());
    for (const { objectNumber } of refs) {
      expect(table.getUint8(objectNumber * 8)).toBe(1);
      expect(text.slice(table.getUint32(objectNumber * 8 + 2))).toMatch(new RegExp(`^${objectNumber} 0 obj\n`));
    }
  });
});
