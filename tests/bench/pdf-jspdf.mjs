import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';

const MARGIN = 50;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - 60;

export async function prepare({ root, blocks, title, footer }) {
  const fonts = ['Regular', 'Bold'].map((weight) => ({
    weight,
    base64: readFileSync(join(root, `public/fonts/NotoSans-${weight}.ttf`)).toString('base64'),
  }));
  const photos = new Map(blocks.filter(({ type }) => type === 'photo').map(({ path }) => [path, new Uint8Array(readFileSync(path))]));
  return async () => {
    const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
    for (const { weight, base64 } of fonts) {
      pdf.addFileToVFS(`${weight}.ttf`, base64);
      pdf.addFont(`${weight}.ttf`, 'Noto', weight === 'Bold' ? 'bold' : 'normal');
    }
    pdf.setProperties({ title });
    pdf.setLanguage('en-GB');
    let y = 60;
    const startPage = () => {
      pdf.addPage();
      y = 60;
    };
    const write = (text, { size = 10, bold = false, gap = 4 }) => {
      pdf.setFont('Noto', bold ? 'bold' : 'normal').setFontSize(size);
      for (const line of pdf.splitTextToSize(text, WIDTH)) {
        if (y + size * 1.35 > BOTTOM) startPage();
        pdf.text(line, MARGIN, y + size);
        y += size * 1.35;
      }
      y += gap;
    };
    for (const block of blocks) {
      if (block.type === 'heading') {
        if (block.startsPage) startPage();
        write(block.text, { size: [20, 16, 13][block.level - 1] ?? 11, bold: true });
      } else if (block.type === 'table') {
        const [head, ...body] = block.rows;
        autoTable(pdf, {
          startY: y,
          margin: { left: MARGIN, right: MARGIN, top: 60, bottom: 60 },
          head: [head],
          body,
          theme: 'plain',
          styles: { font: 'Noto', fontSize: 9 },
          headStyles: { fontStyle: 'bold' },
        });
        y = pdf.lastAutoTable.finalY + 8;
      } else if (block.type === 'photo') {
        const scale = Math.min(280 / block.width, 260 / block.height);
        if (y + block.height * scale > BOTTOM) startPage();
        pdf.addImage(photos.get(block.path), 'JPEG', MARGIN, y, block.width * scale, block.height * scale);
        y += block.height * scale + 8;
      } else write(block.text, {});
    }
    const count = pdf.getNumberOfPages();
    for (let page = 1; page <= count; page += 1) {
      pdf.setPage(page).setFont('Noto', 'normal').setFontSize(8);
      pdf.text(footer, MARGIN, 812);
      pdf.text(`page ${page} of ${count}`, MARGIN + WIDTH, 812, { align: 'right' });
    }
    return new Uint8Array(pdf.output('arraybuffer'));
  };
}
