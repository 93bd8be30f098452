import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

const MARGIN = 50;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - 60;

export async function prepare({ root, blocks, title, footer }) {
  const fonts = ['Regular', 'Bold'].map((weight) => ({ weight, bytes: readFileSync(join(root, `public/fonts/NotoSans-${weight}.ttf`)) }));
  const photos = new Map(blocks.filter(({ type }) => type === 'photo').map(({ path }) => [path, readFileSync(path)]));
  return () =>
    new Promise((resolve, reject) => {
      const pdf = new PDFDocument({
        size: 'A4',
        bufferPages: true,
        lang: 'en-GB',
        info: { Title: title },
        margins: { top: 60, bottom: 60, left: MARGIN, right: MARGIN },
      });
      const parts = [];
      pdf.on('data', (part) => parts.push(part));
      pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
      pdf.on('error', reject);
      for (const { weight, bytes } of fonts) pdf.registerFont(weight, bytes);
      for (const block of blocks) draw(pdf, block, photos);
      const { count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        pdf.switchToPage(page);
        // Below the margin a new page would begin.
        pdf.page.margins.bottom = 0;
        pdf.font('Regular').fontSize(8).text(footer, MARGIN, 812, { lineBreak: false });
        pdf.text(`page ${page + 1} of ${count}`, MARGIN, 812, { width: WIDTH, align: 'right', lineBreak: false });
      }
      pdf.end();
    });
}

function draw(pdf, block, photos) {
  switch (block.type) {
    case 'heading':
      if (block.startsPage) pdf.addPage();
      return pdf
        .font('Bold')
        .fontSize([20, 16, 13][block.level - 1] ?? 11)
        .text(block.text, MARGIN, pdf.y, { width: WIDTH })
        .moveDown(0.3);
    case 'table':
      return drawTable(pdf, block.rows);
    case 'photo': {
      const scale = Math.min(280 / block.width, 260 / block.height);
      if (pdf.y + block.height * scale > BOTTOM) pdf.addPage();
      return pdf.image(photos.get(block.path), MARGIN, pdf.y, { fit: [280, 260] }).moveDown(0.5);
    }
    default:
      return pdf.font('Regular').fontSize(10).text(block.text, MARGIN, pdf.y, { width: WIDTH }).moveDown(0.2);
  }
}

/** Cell by cell: pdfkit's own `table` takes several times as long. */
function drawTable(pdf, rows) {
  const width = WIDTH / rows[0].length;
  const inner = { width: width - 4 };
  pdf.fontSize(9);
  for (const [index, cells] of rows.entries()) {
    pdf.font(index === 0 ? 'Bold' : 'Regular');
    const height = Math.max(...cells.map((cell) => pdf.heightOfString(cell, inner))) + 4;
    if (pdf.y + height > BOTTOM) pdf.addPage();
    const top = pdf.y;
    for (const [column, cell] of cells.entries()) pdf.text(cell, MARGIN + column * width + 2, top + 2, inner);
    pdf
      .moveTo(MARGIN, top + height)
      .lineTo(MARGIN + WIDTH, top + height)
      .lineWidth(0.5)
      .stroke('#999999');
    pdf.y = top + height;
  }
  pdf.moveDown(0.5);
}
