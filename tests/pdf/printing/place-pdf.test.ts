import * as fc from 'fast-check';
import { PDFContext, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef, degrees, rgb } from 'pdf-lib';
import { expect, test } from 'vitest';
import { StreamStore } from '../../../src/pdf/document/stream-store.ts';
import { PartsWriter } from '../../../src/pdf/document/stream-writer.ts';
import { placePdf } from '../../../src/pdf/printing/place-pdf.ts';
import { HandMadePdf, objectStream } from '../reading/hand-made-pdf.ts';

function newTarget() {
  const context = PDFContext.create();
  return { context, streams: new StreamStore(context) };
}

async function saved(document: PDFDocument): Promise<Blob> {
  return new Blob([new Uint8Array(await document.save())]);
}

/** Where a form puts a point of its page, within the unit square. */
function placed(target: ReturnType<typeof newTarget>, ref: PDFRef, x: number, y: number): readonly [number, number] {
  const { dict } = target.streams.streams.find((stream) => stream.ref === ref) ?? {};
  const matrix = dict?.lookup(PDFName.of('Matrix'));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] =
    matrix && 'asArray' in matrix ? (matrix as { asArray(): PDFNumber[] }).asArray().map((value) => value.asNumber()) : [];
  return [a * x + c * y + e, b * x + d * y + f];
}

test.each([
  [0, [0, 0], [300, 500]],
  [90, [0, 1], [500, 300]],
  [180, [1, 1], [300, 500]],
  [270, [1, 0], [500, 300]],
  [-90, [1, 0], [500, 300]],
] as const)('a page turned by %s degrees stands upright, whatever is cut off round it', async (angle, corner, [width, height]) => {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 600]);
  page.drawRectangle({ x: 60, y: 40, width: 20, height: 20, color: rgb(1, 0, 0) });
  page.setCropBox(50, 30, 300, 500);
  page.setRotation(degrees(angle));
  const target = newTarget();
  const { pages, remarks } = await placePdf(await saved(document), target);
  const [only] = pages;
  if (!only) throw new Error('no page');
  expect([only.width, only.height]).toEqual([width, height]);
  const [x, y] = placed(target, only.ref, 50, 30);
  expect([Math.round(x * 1e6) / 1e6 + 0, Math.round(y * 1e6) / 1e6 + 0]).toEqual(corner);
  expect(remarks).toEqual([]);
});

test('odd sizes: inherited, upside down, in another unit, missing, or nothing at all', async () => {
  const pdf = new HandMadePdf().object(1, '<</Type /Catalog /Pages 2 0 R>>');
  pdf.object(2, '<</Type /Pages /Count 5 /Kids [3 0 R 4 0 R 5 0 R 6 0 R 7 0 R 3 0 R] /MediaBox [100 100 0 0] /Rotate 91>>');
  pdf.object(3, '<</Type /Page>>').object(4, '<</Type /Page /UserUnit 10>>').object(5, '<</Type /Page /MediaBox [0 0 0.1 20000]>>');
  pdf.object(6, '<</Type /Page /MediaBox [/x] /CropBox [500 500 600 600]>>').object(7, '<</Type /Page /MediaBox [0 0 14400 10]>>');
  pdf.table('/Size 8 /Root 1 0 R');
  const { pages, pageCount } = await placePdf(pdf.blob(), newTarget());
  expect(pages.map((page) => page && [page.width, page.height])).toEqual([[100, 100], [1000, 1000], [100, 100], [100, 100], [14_400, 10]]); // prettier-ignore
  expect(pageCount).toBe(5);
});

test('what was filled in stays to be seen, and can no longer be changed', async () => {
  const document = await PDFDocument.create();
  const field = document.getForm().createTextField('name');
  field.setText('Filled in');
  field.addToPage(document.addPage([300, 200]), { x: 50, y: 50, width: 120, height: 20 });
  const target = newTarget();
  const { pages } = await placePdf(await saved(document), target);
  target.context.trailerInfo.Root = target.context.register(target.context.obj({}));
  const parts = await new PartsWriter(target.context, target.streams).finish();
  const text = Buffer.from(await new Blob(parts).arrayBuffer()).toString('latin1');
  expect(pages).toHaveLength(1);
  const { dict } = target.streams.streams.find(({ ref }) => ref === pages[0]?.ref) ?? {};
  const forms = dict?.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('XObject'), PDFDict);
  expect(forms?.keys().map(String)).toEqual(['/Page', '/A0']);
  expect(text).not.toMatch(/AcroForm|Widget|Annots/);
});

test('fonts and pictures that pages share are copied once', async () => {
  const document = await PDFDocument.create();
  const target = newTarget();
  const font = await document.embedFont('Helvetica');
  for (let count = 0; count < 20; count += 1) document.addPage().drawText('The same font on every page', { size: 12, font });
  await placePdf(await saved(document), target);
  const fonts = target.context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFDict && String(object.get(PDFName.of('Type'))) === '/Font');
  expect(fonts).toHaveLength(1);
});

test('pages that lead into each other, and resources that lead to themselves, end', async () => {
  const pdf = new HandMadePdf().object(1, '<</Type /Catalog /Pages 2 0 R>>');
  pdf.object(2, '<</Type /Pages /Count 9 /Kids [2 0 R 3 0 R 4 0 R]>>').object(3, '<</Type /Pages /Kids [2 0 R 3 0 R]>>');
  pdf.object(4, '<</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources 6 0 R>>').object(5, { dict: '', stream: '/X Do' });
  pdf.object(6, '<</XObject <</X 7 0 R>> /Self 6 0 R /Back 4 0 R>>');
  pdf.object(7, { dict: '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources 6 0 R /StructParents 3 /Metadata 5 0 R', stream: '/X Do' });
  pdf.object(8, objectStream(new Map()));
  pdf.table('/Size 9 /Root 1 0 R');
  const target = newTarget();
  const { pages } = await placePdf(pdf.blob(), target);
  expect(pages).toHaveLength(1);
  const written = target.context.enumerateIndirectObjects().map(([, object]) => String(object)).join('\n'); // prettier-ignore
  expect(written).not.toMatch(/\/Type \/Pages?\b/);
  expect(target.streams.streams.map(({ dict }) => String(dict)).join('\n')).not.toMatch(/StructParents|Metadata/);
});

test('whatever is changed in a file, something comes back', async () => {
  const document = await PDFDocument.create();
  document
    .getForm()
    .createCheckBox('yes')
    .addToPage(document.addPage([300, 200]));
  document.addPage([200, 200]).drawText('Words on the second page');
  const original = new Uint8Array(await document.save({ useObjectStreams: false }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: original.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 30 }),
      async (changes) => {
        const bytes = original.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const { pages, remarks } = await placePdf(new Blob([bytes]), newTarget());
        expect(pages.length > 0 || remarks.length > 0).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
