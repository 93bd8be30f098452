import * as fc from 'fast-check';
import { PDFDocument, PDFRef } from 'pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { BlobStream } from '../../../src/pdf/reading/blob-stream.ts';
import { openPdf } from '../../../src/pdf/reading/open-pdf.ts';
import { pdfReadErrorText } from '../../../src/pdf/reading/pdf-read-error.ts';
import { openExample } from '../../support/example.ts';
import { makePdfInNode } from '../../support/make-pdf-in-node.ts';

let originals: readonly Uint8Array<ArrayBuffer>[] = [];

beforeAll(async () => {
  const own = await makePdfInNode(openExample, { only: 'sign-off' });
  const document = await PDFDocument.create();
  document.addPage([200, 300]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 });
  document.getForm().createTextField('name').addToPage(document.addPage());
  const [tables, streams] = [await document.save({ useObjectStreams: false }), await document.save()];
  originals = [new Uint8Array(own.bytes), new Uint8Array(tables), new Uint8Array(streams)];
});

/** Reads whatever there is, as the hungriest caller would. Gives the sentence that a person would see, '' when there is none. */
async function readAll(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const file = await openPdf(new Blob([bytes]), { mends: bytes.length % 2 === 0 });
  if (!file.ok) return pdfReadErrorText(file.error);
  const pages = await file.value.get(await file.value.root(), 'Pages');
  await file.value.array(pages, 'Kids');
  for (let number = 0; number < Math.min(file.value.objectCount, 150); number += 1) {
    const object = await file.value.object(PDFRef.of(number));
    if (object.ok && object.value instanceof BlobStream) await file.value.decode(object.value, 5_000_000);
  }
  return file.value.problem ? pdfReadErrorText(file.value.problem) : '';
}

/** Nothing, or whole sentences. */
const SENTENCES = /^$|^[A-Z].*\.$/;

const which = fc.nat({ max: 2 });

test('cut anywhere, it is read as far as it goes and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(which, fc.double({ min: 0, max: 1, noNaN: true }), async (index, share) => {
      const bytes = originals[index] ?? new Uint8Array();
      expect(await readAll(bytes.slice(0, Math.floor(bytes.length * share)))).toMatch(SENTENCES);
    }),
    { numRuns: 60 },
  );
});

test('with bytes changed anywhere, likewise', async () => {
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(which, fc.array(change, { minLength: 1, maxLength: 20 }), async (index, changes) => {
      const bytes = (originals[index] ?? new Uint8Array()).slice();
      for (const [share, value] of changes) bytes[Math.floor(bytes.length * share)] = value;
      expect(await readAll(bytes)).toMatch(SENTENCES);
    }),
    { numRuns: 120 },
  );
});

test('with the numbers of its tables and dictionaries changed, likewise', async () => {
  await fc.assert(
    fc.asyncProperty(
      which,
      fc.nat(),
      fc.constantFrom('0', '-1', '99999999', '7', '8388607', '1 0 R', '[[', '<<', '9e9'),
      async (index, pick, text) => {
        const latin1 = Buffer.from(originals[index] ?? []).toString('latin1');
        const numbers = [...latin1.matchAll(/(?<=[ [\n])\d+(?=[ \]\n])/g)];
        const found = numbers[pick % numbers.length];
        if (!found) return;
        expect(
          await readAll(new Uint8Array(Buffer.from(latin1.slice(0, found.index) + text + latin1.slice(found.index + found[0].length), 'latin1'))),
        ).toMatch(SENTENCES);
      },
    ),
    { numRuns: 150 },
  );
});

test('anything behind a header', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 400 }), fc.nat({ max: 450 }), async (text, at) => {
      expect(await readAll(new Uint8Array(Buffer.from(`%PDF-1.7\n${text}\nstartxref\n${at}\n%%EOF`, 'latin1')))).toMatch(SENTENCES);
    }),
    { numRuns: 300 },
  );
});
