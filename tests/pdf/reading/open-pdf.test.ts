import { PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BlobStream } from '../../../src/pdf/reading/blob-stream.ts';
import { openPdf } from '../../../src/pdf/reading/open-pdf.ts';
import type { PdfFile } from '../../../src/pdf/reading/pdf-file.ts';
import { openExample } from '../../support/example.ts';
import { makePdfInNode } from '../../support/make-pdf-in-node.ts';
import { HandMadePdf, objectStream } from './hand-made-pdf.ts';

async function opened(blob: Blob): Promise<PdfFile> {
  const file = await openPdf(blob);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

/** The title that the information dictionary gives. */
async function titleOf(file: PdfFile): Promise<string | undefined> {
  return file.text(file.trailer.get(PDFName.of('Info')), 'Title');
}

async function pdfLibFile(useObjectStreams: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  document.setTitle('Two pages – ŵ');
  document.addPage([200, 300]);
  document.addPage([300, 200]);
  return new Uint8Array(await document.save({ useObjectStreams }));
}

describe('what other programs write', () => {
  test.each([true, false])('pdf-lib, object streams %s', async (useObjectStreams) => {
    const file = await opened(new Blob([await pdfLibFile(useObjectStreams)]));
    expect(await titleOf(file)).toBe('Two pages – ŵ');
    expect(await file.number(await file.get(await file.root(), 'Pages'), 'Count')).toBe(2);
    expect(file.usesXrefStreams).toBe(useObjectStreams);
    expect(file.problem).toBeNull();
  });

  test('lines before the header move every offset', async () => {
    const bytes = await pdfLibFile(false);
    const file = await opened(new Blob(['From: somebody\r\nX-Mail: yes\r\n\r\n', bytes]));
    expect(await titleOf(file)).toBe('Two pages – ŵ');
    expect(file.size).toBe(bytes.length);
  });

  test('what Folio writes, object by object', async () => {
    const { blob, pageCount } = await makePdfInNode(openExample);
    const file = await opened(blob);
    expect(await file.number(await file.get(await file.root(), 'Pages'), 'Count')).toBe(pageCount);
    for (let number = 1; number < file.objectCount; number += 1) {
      const object = await file.object(PDFRef.of(number));
      expect(object.ok, `object ${number}`).toBe(true);
    }
  });
});

describe('increments', () => {
  const base = () =>
    new HandMadePdf().object(1, '<</Type /Catalog /Pages 2 0 R /Word (old)>>').object(2, '<</Type /Pages /Kids [] /Count 0>>').object(3, '(gone)');

  test('a table on a table: the newer object counts, a freed one is gone', async () => {
    const pdf = base();
    const first = pdf.table('/Size 4 /Root 1 0 R /Info 3 0 R');
    pdf.object(1, '<</Type /Catalog /Pages 2 0 R /Word (new)>>');
    const at = pdf.size;
    pdf.write(
      `xref\n1 1\n${String(pdf.offsets.get(1)).padStart(10, '0')} 00000 n \n3 1\n0000000000 00001 f \ntrailer\n<</Size 4 /Root 1 0 R /Prev ${first}>>\nstartxref\n${at}\n%%EOF`,
    );
    const file = await opened(pdf.blob());
    expect(await file.text(await file.root(), 'Word')).toBe('new');
    expect(file.startXref).toBe(at);
    expect(String((await file.object(PDFRef.of(3))).ok)).toBe('true');
    expect(await file.resolve(PDFRef.of(3))).toBeUndefined();
  });

  test('a stream on a table, with objects in an object stream', async () => {
    const pdf = base();
    const first = pdf.table('/Size 4 /Root 1 0 R');
    pdf.object(5, objectStream(new Map([[1, '<</Type /Catalog /Word (packed)>>'], [4, '42']]))); // prettier-ignore
    pdf.offsets.delete(1);
    const at = pdf.xrefStream(
      6,
      `/Root 1 0 R /Prev ${first}`,
      new Map([
        [1, [5, 0]],
        [4, [5, 1]],
      ]),
    );
    const file = await opened(pdf.blob());
    expect(await file.text(await file.root(), 'Word')).toBe('packed');
    expect(String(await file.resolve(PDFRef.of(4)))).toBe('42');
    expect([file.startXref, file.usesXrefStreams, file.objectCount]).toEqual([at, true, 7]);
  });

  test('a table with a stream beside it, for old and new readers alike', async () => {
    const pdf = base().object(5, objectStream(new Map([[4, '(hidden from old readers)']])));
    const beside = pdf.size;
    pdf.xrefStream(6, '/Root 1 0 R', new Map([[4, [5, 0]]]));
    pdf.table(`/Size 7 /Root 1 0 R /XRefStm ${beside}`, [1, 2, 3]);
    const file = await opened(pdf.blob());
    expect(String(await file.resolve(PDFRef.of(4)))).toBe('(hidden from old readers)');
  });
});

describe('streams', () => {
  const withStream = (dict: string, stream: Uint8Array | string) =>
    new HandMadePdf().object(1, '<</Type /Catalog>>').object(2, '5').object(3, { dict, stream });
  async function decoded(pdf: HandMadePdf, limit?: number) {
    pdf.table('/Size 4 /Root 1 0 R');
    const file = await opened(pdf.blob());
    const stream = await file.resolve(PDFRef.of(3));
    if (!(stream instanceof BlobStream)) throw new Error('no stream');
    const bytes = await file.decode(stream, limit);
    return bytes.ok ? new TextDecoder().decode(bytes.value) : bytes.error.type;
  }

  test('a length that stands behind the bytes, or is wrong, or is missing', async () => {
    expect(await decoded(withStream('/Length 2 0 R', 'hello'))).toBe('hello');
    expect(await decoded(withStream('/Length 99999', 'hello'))).toBe('hello');
    expect(await decoded(withStream('/Length 2', 'hello'))).toBe('hello');
    expect(await decoded(withStream('/Length 3 0 R', 'hello'))).toBe('hello');
  });

  test('packed twice, in hexadecimal, with bytes behind the end', async () => {
    const packed = deflateSync('hello, hello, hello');
    expect(await decoded(withStream('/Filter /FlateDecode', packed))).toBe('hello, hello, hello');
    const hex = `${packed.toString('hex')}>`;
    expect(await decoded(withStream('/Filter [/ASCIIHexDecode /FlateDecode]', hex))).toBe('hello, hello, hello');
    expect(await decoded(withStream('/Filter [/FlateDecode] /DecodeParms [null]', Buffer.concat([packed, Buffer.from('\r\n\r\n')])))).toBe(
      'hello, hello, hello',
    );
  });

  test('what unpacks to more than was asked for stops there', async () => {
    const bomb = deflateSync(new Uint8Array(20_000_000));
    expect(await decoded(withStream('/Filter /FlateDecode', bomb), 1_000_000)).toBe('too-big');
    expect(await decoded(withStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(bomb)), 1_000_000)).toBe('too-big');
  });

  test('pictures are not unpacked', async () => {
    expect(await decoded(withStream('/Filter /JBIG2Decode', 'x'))).toBe('damaged');
  });
});

describe('what is no sound PDF', () => {
  const errorOf = async (content: BlobPart) => {
    const file = await openPdf(new Blob([content]));
    return file.ok ? 'opened' : file.error.type;
  };

  test('each has its own reason', async () => {
    expect(await errorOf('')).toBe('not-a-pdf');
    expect(await errorOf('PK\u0003\u0004 a zip')).toBe('not-a-pdf');
    expect(await errorOf('%PDF-1.4\nnothing')).toBe('damaged');
    const whole = await pdfLibFile(false);
    expect(await errorOf(whole.slice(0, whole.length - 40))).toBe('damaged');
    const locked = new HandMadePdf().object(1, '<</Type /Catalog>>');
    locked.table('/Size 2 /Root 1 0 R /Encrypt <</Filter /Standard>>');
    expect(await errorOf(locked.bytes())).toBe('encrypted');
  });

  test('sections that lead to each other end', async () => {
    const pdf = new HandMadePdf().object(1, '<</Type /Catalog>>');
    const at = pdf.size;
    pdf.table(`/Size 2 /Root 1 0 R /Prev ${at}`);
    expect((await opened(pdf.blob())).startXref).toBe(at);
  });

  test('an object stream within itself, a length that needs itself, brackets without end', async () => {
    const pdf = new HandMadePdf().object(1, '<</Type /Catalog>>').object(4, { dict: '/Length 4 0 R', stream: 'x'.repeat(10) });
    pdf.object(8, { dict: '/Type /ObjStm /N 1 /First 4 /Length 9 0 R', stream: '9 0 42' });
    pdf.object(5, '['.repeat(100_000)).object(6, `${'<</A '.repeat(70)}1${'>>'.repeat(70)}`);
    pdf.xrefStream(10, '/Root 1 0 R', new Map([[2, [3, 0]], [3, [3, 1]], [9, [8, 0]]])); // prettier-ignore
    const file = await opened(pdf.blob());
    for (const number of [2, 3, 5, 6]) expect((await file.object(PDFRef.of(number))).ok, `object ${number}`).toBe(false);
    expect((await file.object(PDFRef.of(4))).ok).toBe(true);
    expect(String(await file.resolve(PDFRef.of(9)))).toBe('42');
    expect(await file.resolve(PDFRef.of(2))).toBeUndefined();
    expect(file.problem?.type).toBe('damaged');
  });

  test('a file that is taken away while it is read', async () => {
    class Gone extends Blob {
      override slice(): Blob {
        return Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('The file is gone', 'NotReadableError')) });
      }
    }
    const file = await openPdf(new Gone(['%PDF-1.7']));
    expect(file).toEqual({ ok: false, error: { type: 'unreadable', reason: 'The file is gone' } });
  });
});

describe('mending', () => {
  const countOf = async (bytes: Uint8Array<ArrayBuffer>, mends: boolean) => {
    const file = await openPdf(new Blob([bytes]), { mends });
    return file.ok ? await file.value.number(await file.value.get(await file.value.root(), 'Pages'), 'Count') : file.error.type;
  };

  test.each([true, false])('a file whose end is missing, or whose offsets are wrong; object streams %s', async (useObjectStreams) => {
    const whole = await pdfLibFile(useObjectStreams);
    expect(await countOf(whole.slice(0, whole.length - 30), false)).toBe('damaged');
    expect(await countOf(whole.slice(0, whole.length - 30), true)).toBe(2);
    const moved = new Uint8Array([...whole.slice(0, 9), ...Buffer.from('%a line that a mail program put in\n'), ...whole.slice(9)]);
    expect(await countOf(moved, true)).toBe(2);
  });

  test('of two objects with one number the later counts; what is locked stays locked', async () => {
    const pdf = new HandMadePdf().object(1, '<</Type /Catalog /Pages 2 0 R>>').object(2, '<</Count 1>>').object(2, '<</Count 7>>');
    expect(await countOf(pdf.bytes(), true)).toBe(7);
    expect(await countOf(pdf.write('trailer\n<</Root 1 0 R /Encrypt 9 0 R>>\n').bytes(), true)).toBe('encrypted');
    expect(await countOf(new HandMadePdf().object(3, '(nothing)').bytes(), true)).toBe('damaged');
  });
});

test('of a large file only a little is read', async () => {
  const pdf = new HandMadePdf().object(1, '<</Type /Catalog /Pages 2 0 R>>').object(2, { dict: '', stream: new Uint8Array(60_000_000) });
  pdf.table('/Size 3 /Root 1 0 R');
  let read = 0;
  class Counted extends Blob {
    override slice(from = 0, to = this.size, type?: string): Blob {
      const piece = super.slice(from, to, type);
      const bytes = piece.arrayBuffer.bind(piece);
      return Object.assign(piece, { arrayBuffer: () => ((read += piece.size), bytes()) });
    }
  }
  const file = await opened(new Counted([pdf.bytes()]));
  expect(await file.get(await file.root(), 'Pages')).toBeInstanceOf(BlobStream);
  expect(read).toBeLessThan(20_000);
});
