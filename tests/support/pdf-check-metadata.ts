import type { Report } from './pdf-check.ts';

/** The XMP packet: whole XML, declared as PDF/A-3a and PDF/UA-1, with a title, and with nothing in it that no schema describes. */
export function checkMetadata(bytes: Uint8Array, report: Report): void {
  let xmp: string;
  try {
    xmp = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return report('A 6.6.2.1-5', 'metadata is not UTF-8');
  }
  const problem = xmlProblem(xmp);
  if (problem !== null) report('A 6.6.2.1-4', `metadata is not well formed: ${problem}`);
  if (/<\?xpacket[^>]*(?:bytes|encoding)=/.test(xmp)) report('A 6.6.2.1-2', 'the packet names its length or encoding');
  if (!/<pdfuaid:part>1</.test(xmp)) report('UA 5-1', 'not declared as PDF/UA-1');
  if (!/<pdfaid:part>3</.test(xmp)) report('A 6.6.4-2', 'not declared as PDF/A-3');
  if (!/<pdfaid:conformance>A</.test(xmp)) report('A 6.6.4-3', 'not declared as level A');
  if (/<dc:title>.*?<rdf:li[^>]*>([^<]+)</s.exec(xmp)?.[1] === undefined) report('UA 7.1-9', 'no title');

  const described = /pdfaExtension:schemas/.test(xmp) && xmp.includes('>http://www.aiim.org/pdfua/ns/id/<');
  if (/<pdfuaid:/.test(xmp) && !described) report('A 6.6.2.3.1-1', 'pdfuaid without its schema');
  const properties = [...xmp.matchAll(/<([a-z]+:[A-Za-z]+)[\s>/]/gi)].map(([, name = '']) => name);
  for (const name of new Set(properties)) if (!KNOWN.test(name)) report('A 6.6.2.3.1-1', `no schema describes ${name}`);
}

/** What the schemas that XMP and PDF/A define say of a document, as far as this app writes it. */
const KNOWN =
  /^(?:x:xmpmeta|rdf:(?:RDF|Description|Alt|Seq|Bag|li)|dc:(?:format|title|creator|description|language|subject|date)|xmp:(?:CreateDate|ModifyDate|MetadataDate|CreatorTool)|pdf:(?:Producer|Keywords)|pdfaid:(?:part|conformance)|pdfuaid:part|pdfaExtension:schemas|pdfaSchema:(?:schema|namespaceURI|prefix|property)|pdfaProperty:(?:name|valueType|category|description))$/;

/** What keeps a text from being XML, as far as tags, entities and characters go; null when nothing does. */
function xmlProblem(text: string): string | null {
  const bad = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (bad) return `U+${bad[0].codePointAt(0)?.toString(16) ?? ''} is no character of XML`;
  const open: string[] = [];
  let at = 0;
  for (const match of text.matchAll(/<(?:\?[^]*?\?|(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/g)) {
    const [tag, isEnd, name, , isEmpty] = match;
    const between = text.slice(at, match.index);
    if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(between)) return `unescaped: ${between.trim().slice(0, 40)}`;
    at = match.index + tag.length;
    if (name === undefined || isEmpty === '/') continue;
    if (isEnd !== '/') open.push(name);
    else if (open.pop() !== name) return `</${name}> ends nothing`;
  }
  if (/[<&]/.test(text.slice(at))) return 'something is left open at the end';
  return open.length > 0 ? `${open.join(', ')} is not ended` : null;
}
