import { columns, box, pageBreak, rule, section, together } from '../../src/pdf/document/flow/containers.ts';
import { contents } from '../../src/pdf/document/flow/contents.ts';
import { drawing, photo, signature } from '../../src/pdf/document/flow/figures.ts';
import { reference } from '../../src/pdf/document/flow/inline.ts';
import { details, list } from '../../src/pdf/document/flow/lists.ts';
import { table } from '../../src/pdf/document/flow/table.ts';
import { heading, note, paragraph } from '../../src/pdf/document/flow/text-blocks.ts';
import { probeJpeg } from '../../src/pdf/document/probe-jpeg.ts';
import { newDocument, printBlocks } from './print-pdf.ts';
import { readPicture, turned } from './pictures.ts';

/** One of everything, over several pages. */
export async function printSample() {
  const document = newDocument();
  const jpeg = turned(readPicture('cmyk-adobe'), 6);
  const info = probeJpeg(jpeg);
  if (info.kind !== 'jpeg') throw new Error(info.reason);
  const image = document.addJpeg(new Blob([jpeg]), info);
  const modified = new Date('2026-11-19T09:00:00Z');
  document.attach({
    name: 'portfolio.json',
    mediaType: 'application/json',
    description: 'The records',
    relationship: 'Source',
    data: new TextEncoder().encode('{"a":1}'),
    modified,
  });
  document.attach({
    name: 'E1 method – ŵ.docx',
    mediaType: 'application/msword',
    description: 'Original',
    relationship: 'Supplement',
    data: new Blob(['docx']),
    modified,
  });

  const blocks = [
    section('Cover', [
      heading(1, 'Portfolio'),
      details(
        [
          ['Candidate', 'Siân Llŷr'],
          ['Centre', [paragraph('Coleg'), paragraph('Sir Gâr')]],
        ],
        { hasRules: true },
      ),
      contents([
        { title: 'Evidence', destination: 'evidence' },
        { title: 'First', destination: 'E1', level: 2 },
        { title: 'Not in this file', destination: 'nowhere' },
      ]),
    ]),
    pageBreak({ section: 'Evidence', reference: 'E1' }),
    section('Evidence', [
      heading(2, 'Evidence', { destination: 'evidence' }),
      heading(3, 'First', { destination: 'E1', above: 'Formal assessment' }),
      paragraph([
        'See ',
        reference('E1'),
        ', ',
        reference('E9'),
        ' and ',
        { text: 'a long address that goes over two lines, '.repeat(4), link: { address: 'https://example.org/ŵ(1)' } },
      ]),
      table({
        columns: [{ header: 'Risk', isRowHeader: true, points: 60 }, { header: 'What may happen', weight: 2 }, { header: 'Photo' }],
        rows: [
          [{ content: 'A title row' }],
          ...Array.from({ length: 24 }, (_, i) => [`R${i}`, 'Refund paid twice when the till is offline. '.repeat(2), '']),
        ],
      }),
      table({
        columns: [{ header: 'Before' }, { header: 'After' }],
        rows: [
          ['Long. '.repeat(450), { content: [photo(image, { alt: 'Ramp', caption: 'Photo 1' }), list(['one', 'two'])] }],
          [{ content: 'both', span: 2, isHeader: true }],
        ],
      }),
      columns([[photo(image, { alt: 'Ramp' })], [together([heading(4, 'Beside'), list(['a', 'b'], { isNumbered: true })])]]),
      box([paragraph([{ text: '▲ High ', bold: true }, '✓ → ≤ Ẩ ő İ ß ﷺ 😀']), note('small')]),
      rule(),
      drawing({ width: 80, height: 20, draw: (content, { x, y }) => content.circle({ x, y }, 5, { fill: '#c9c2b3', stroke: '#1d2421' }) }),
      signature({
        alt: 'Signature',
        strokes: [
          [
            { x: 0, y: 0 },
            { x: 30, y: 12 },
          ],
          [{ x: 5, y: 5 }],
        ],
      }),
    ]),
  ];
  return printBlocks(
    blocks,
    {
      furniture: ({ number, total, running }) => ({
        headerLeft: running.section ?? '',
        headerRight: `p. ${number}`,
        footerLeft: 'Unit 311',
        footerRight: `page ${number} of ${total}`,
        mark: 'Draft',
      }),
    },
    document,
  );
}
