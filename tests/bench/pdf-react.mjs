import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Font, Image, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { createElement as element } from 'react';

export async function prepare({ root, blocks, title, footer }) {
  const source = (weight) => join(root, `public/fonts/NotoSans-${weight}.ttf`);
  Font.register({ family: 'Noto', fonts: [{ src: source('Regular') }, { src: source('Bold'), fontWeight: 700 }] });
  Font.registerHyphenationCallback((word) => [word]);
  const photos = new Map(blocks.filter(({ type }) => type === 'photo').map(({ path }) => [path, { data: readFileSync(path), format: 'jpg' }]));
  const foot = element(Text, {
    key: 'foot',
    fixed: true,
    style: { position: 'absolute', bottom: 28, left: 50, right: 50, fontSize: 8 },
    render: ({ pageNumber, totalPages }) => `${footer} page ${pageNumber} of ${totalPages}`,
  });
  return async () => {
    const pages = parts(blocks).map((part, index) =>
      element(
        Page,
        { key: index, size: 'A4', style: { fontFamily: 'Noto', fontSize: 10, padding: [60, 50] } },
        ...part.map((block, at) => draw(block, at, photos)),
        foot,
      ),
    );
    return new Uint8Array(await renderToBuffer(element(Document, { title, language: 'en-GB' }, ...pages)));
  };
}

/** One Page for each part that begins on a page of its own: laid out apart, which is quicker than all in one. */
function parts(blocks) {
  const found = [[]];
  for (const block of blocks) {
    if (block.startsPage) found.push([]);
    found.at(-1).push(block);
  }
  return found.filter((part) => part.length > 0);
}

function draw(block, key, photos) {
  switch (block.type) {
    case 'heading':
      return element(Text, { key, style: { fontWeight: 700, fontSize: [20, 16, 13][block.level - 1] ?? 11, marginBottom: 4 } }, block.text);
    case 'table':
      return element(
        View,
        { key, style: { marginBottom: 6, fontSize: 9 } },
        ...block.rows.map((cells, row) =>
          element(
            View,
            { key: row, wrap: false, style: { flexDirection: 'row', borderBottom: '0.5pt solid #999', fontWeight: row === 0 ? 700 : 400 } },
            ...cells.map((cell, column) => element(Text, { key: column, style: { width: `${100 / cells.length}%`, padding: 2 } }, cell)),
          ),
        ),
      );
    case 'photo':
      return element(Image, { key, src: photos.get(block.path), style: { objectFit: 'contain', maxWidth: 280, maxHeight: 260, marginBottom: 6 } });
    default:
      return element(Text, { key, style: { marginBottom: 2 } }, block.text);
  }
}
