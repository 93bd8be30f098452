import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';

/** The page is served as it would be, with its fonts and photos. The variant `started` counts starting the browser too. */
export async function prepare({ root, blocks, title, footer, variant }) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url);
    if (path === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(toHtml(blocks, title));
    else response.end(readFileSync(path.startsWith('/fonts/') ? join(root, 'public', path) : path.slice('/photo'.length)));
  });
  await new Promise((done) => server.listen(0, 'localhost', done));
  const { launchOptions } = await findBrowser();
  const open = async () => (await chromium.launch(launchOptions)).newPage();
  const ready = variant === 'started' ? undefined : await open();
  return async () => {
    const page = ready ?? (await open());
    await page.goto(`http://localhost:${server.address().port}/`, { waitUntil: 'load' });
    return page.pdf({
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: `<div style="font-size:8px;width:100%;padding:0 50px">${escape(footer)} page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`,
    });
  };
}

function toHtml(blocks, title) {
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${escape(title)}</title><style>
@font-face{font-family:Noto;src:url(/fonts/NotoSans-Regular.ttf)}@font-face{font-family:Noto;font-weight:700;src:url(/fonts/NotoSans-Bold.ttf)}
@page{size:A4;margin:60pt 50pt}body{font:10pt/1.35 Noto;margin:0}p{margin:2pt 0}table{border-collapse:collapse;font-size:9pt;width:100%}
td,th{border-bottom:.5pt solid #999;text-align:left;vertical-align:top;padding:2pt}img{display:block;max-width:280pt;max-height:260pt}.new{break-before:page}
</style>${blocks.map(blockHtml).join('\n')}`;
}

function blockHtml(block) {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}${block.startsPage ? ' class="new"' : ''}>${escape(block.text)}</h${block.level}>`;
    case 'table': {
      const [head, ...body] = block.rows;
      const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
      return `<table><thead>${row(head, 'th')}</thead><tbody>${body.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
    }
    case 'photo':
      return `<img alt="${escape(block.alt)}" src="/photo${encodeURI(block.path)}">`;
    default:
      return `<p>${escape(block.text)}</p>`;
  }
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
