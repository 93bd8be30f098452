import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * What a tagged PDF says, as blocks that any engine can set: `heading`, `text`, `table` and `photo`, in reading order. So every engine
 * gets the very words, tables and photos that Folio prints. `photos` are looked up by their descriptions; drawings are left out.
 */
export async function readContent(bytes, photos) {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useWorkerFetch: false });
  const pdf = await task.promise;
  const blocks = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = textsById(await page.getTextContent({ includeMarkedContent: true }));
    const found = [];
    collect(await page.getStructTree(), { texts, photos, found });
    const [first] = found;
    const before = blocks.at(-1);
    // A table that goes on over the page is one table.
    if (first?.type === 'table' && before?.type === 'table' && first.rows[0]?.length === before.rows[0]?.length) {
      before.rows.push(...found.shift().rows);
    } else if (first?.type === 'heading' && number > 1) first.startsPage = true;
    blocks.push(...found);
  }
  await task.destroy();
  return blocks;
}

function textsById({ items }) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop();
    else if (item.type !== undefined) open.push(item.id);
    else {
      const id = open.findLast((candidate) => typeof candidate === 'string');
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    }
  }
  return texts;
}

function collect(node, context) {
  if (!node) return;
  const { photos, found } = context;
  const say = (block) => block.text !== '' && found.push(block);
  if (/^H[1-6]$/.test(node.role ?? '')) say({ type: 'heading', level: Number(node.role[1]), text: textOf(node, context) });
  else if (node.role === 'Table') {
    const rows = rowsOf(node, context);
    const columns = Math.max(0, ...rows.map((row) => row.length));
    // Engines other than ours want rows of the same length.
    if (columns > 0) found.push({ type: 'table', rows: rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]) });
  } else if (node.role === 'Figure') {
    const [photo] = photos.filter(({ alt }) => alt !== '' && node.alt?.includes(alt)).toSorted((a, b) => b.alt.length - a.alt.length);
    if (photo) found.push({ type: 'photo', ...photo });
  } else if (['P', 'LI', 'TOCI', 'Caption'].includes(node.role)) say({ type: 'text', text: textOf(node, context) });
  else for (const child of node.children ?? []) collect(child, context);
}

function rowsOf(node, context) {
  if (node.role === 'TR') return [node.children.map((cell) => textOf(cell, context))];
  return (node.children ?? []).flatMap((child) => rowsOf(child, context));
}

function textOf(node, { texts }) {
  const walk = (inside) => (inside.type === 'content' ? (texts.get(inside.id) ?? '') : (inside.children ?? []).map(walk).join(' '));
  return walk(node).replace(/\s+/g, ' ').trim();
}
