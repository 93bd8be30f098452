import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pdfmake from 'pdfmake';

export async function prepare({ root, blocks, title, footer }) {
  const font = (weight) => join(root, `public/fonts/NotoSans-${weight}.ttf`);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.addFonts({ Noto: { normal: font('Regular'), bold: font('Bold') } });
  const photos = new Map(
    blocks.filter(({ type }) => type === 'photo').map(({ path }) => [path, `data:image/jpeg;base64,${readFileSync(path).toString('base64')}`]),
  );
  return async () => {
    const definition = {
      pageSize: 'A4',
      pageMargins: [50, 60, 50, 60],
      info: { title },
      language: 'en-GB',
      defaultStyle: { font: 'Noto', fontSize: 10 },
      footer: (page, count) => ({ margin: [50, 20], columns: [footer, { text: `page ${page} of ${count}`, alignment: 'right' }], fontSize: 8 }),
      content: blocks.map((block) => toContent(block, photos)),
    };
    return pdfmake.createPdf(definition).getBuffer();
  };
}

function toContent(block, photos) {
  switch (block.type) {
    case 'heading':
      return {
        text: block.text,
        bold: true,
        fontSize: [20, 16, 13][block.level - 1] ?? 11,
        margin: [0, 10, 0, 4],
        tocItem: false,
        headlineLevel: block.level,
        ...(block.startsPage ? { pageBreak: 'before' } : {}),
      };
    case 'table':
      return {
        table: { headerRows: 1, widths: block.rows[0].map(() => '*'), body: block.rows },
        fontSize: 9,
        layout: 'lightHorizontalLines',
        margin: [0, 4],
      };
    case 'photo':
      return { image: photos.get(block.path), fit: [280, 260], margin: [0, 4] };
    default:
      return { text: block.text, margin: [0, 2] };
  }
}
