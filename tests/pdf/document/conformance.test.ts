import { describe, expect, it } from 'vitest';
import { checkPdf } from '../../support/pdf-check.ts';
import { faults, withFault } from '../../support/pdf-faults.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { printSample } from '../../support/sample-pdf.ts';

const sample = await printSample();

describe('a document with one of everything', () => {
  it('breaks no rule of PDF/UA-1 and PDF/A-3a that the checker knows', async () => {
    expect(await checkPdf(sample.bytes)).toEqual([]);
  });

  it('is the same, byte for byte, when made again', async () => {
    const again = await printSample();
    expect(Buffer.from(again.bytes).equals(Buffer.from(sample.bytes))).toBe(true);
  });

  it('can be read: title, language, bookmarks, labels, links, structure, files', async () => {
    const pdf = await readPdf(sample.bytes);
    expect(pdf.title).toBe('Portfolio of Siân Llŷr');
    expect(pdf.language).toBe('en-GB');
    expect(pdf.outline).toMatchObject([
      { title: 'Portfolio', page: 1, children: [{ title: 'Evidence', page: 2, children: [{ title: 'First', page: 2 }] }] },
    ]);
    expect(pdf.pageLabels).toEqual(pdf.pages.map((_, index) => String(index + 1)));
    expect(pdf.pages[0]?.links.map((link) => link.page)).toEqual([2, 2]);
    expect(pdf.pages[1]?.links).toEqual([
      { page: 2, url: undefined },
      { page: undefined, url: 'https://example.org/%C5%B5%281%29' },
    ]);
    expect(pdf.pages.map((page) => page.structure).join('\n')).toContain('Figure "Ramp"');
    expect(new TextDecoder().decode(pdf.attachments.get('portfolio.json'))).toBe('{"a":1}');
    expect(new TextDecoder().decode(pdf.attachments.get('E1 method – ŵ.docx'))).toBe('docx');
  });
});

describe('the checker', () => {
  it('has nothing to say of a sound PDF that was only written anew', async () => {
    expect(await checkPdf(await withFault(sample.bytes, { plant: () => undefined }))).toEqual([]);
  });

  it.each(faults)('sees $name', async ({ rule, plant }) => {
    const violations = await checkPdf(await withFault(sample.bytes, { plant }));
    expect(violations.map((violation) => violation.rule)).toContain(rule);
  });
});
