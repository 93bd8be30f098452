import { type PDFContext, type PDFRef, PDFString } from 'pdf-lib';
import { pdfDate, textString } from './pdf-syntax.ts';
import { srgbProfile } from './srgb-profile.ts';
import type { StreamStore } from './stream-store.ts';

/** What the document says about itself. The date is given, never read from the clock: equal input, equal bytes. */
export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** A language tag such as `en-GB` (PDF/UA-1, 7.2). */
  readonly language: string;
  readonly created: Date;
  /** The program that made the content. */
  readonly creator: string;
  /** False where pages of others are within, for which nobody can vouch: then no standard is claimed. */
  readonly claimsStandards?: boolean;
}

/** The XMP packet (ISO 16684-1), uncompressed so that any program finds it (PDF/A-3, 6.6.2.1). */
export function writeMetadata(streams: StreamStore, info: DocumentInfo): PDFRef {
  return streams.addAsIs(new TextEncoder().encode(xmpPacket(info)), { Type: 'Metadata', Subtype: 'XML' });
}

/** The older information dictionary, which has to say the same as the XMP packet. */
export function writeInformation(context: PDFContext, info: DocumentInfo): PDFRef {
  return context.register(
    context.obj({
      Title: textString(info.title),
      Author: textString(info.author),
      Subject: textString(info.subject),
      Creator: textString(info.creator),
      Producer: textString(PRODUCER),
      CreationDate: pdfDate(info.created),
      ModDate: pdfDate(info.created),
    }),
  );
}

/** Declares that all colours are sRGB (PDF/A-3, 6.2.3). */
export function writeOutputIntent(context: PDFContext, streams: StreamStore): PDFRef {
  return context.register(
    context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: streams.add(srgbProfile(), { N: 3 }),
    }),
  );
}

const PRODUCER = 'Folio on pdf-lib 1.17.1';

function xmpPacket({ title, author, subject, language, created, creator, claimsStandards = true }: DocumentInfo): string {
  const date = created.toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n',
    description(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      [
        '<dc:format>application/pdf</dc:format>',
        `<dc:title>${localised(title)}</dc:title>`,
        `<dc:creator><rdf:Seq><rdf:li>${xmlText(author)}</rdf:li></rdf:Seq></dc:creator>`,
        `<dc:description>${localised(subject)}</dc:description>`,
        `<dc:language><rdf:Bag><rdf:li>${xmlText(language)}</rdf:li></rdf:Bag></dc:language>`,
      ].join(''),
    ),
    description(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      [
        `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>`,
        `<xmp:CreatorTool>${xmlText(creator)}</xmp:CreatorTool>`,
      ].join(''),
    ),
    description('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', `<pdf:Producer>${PRODUCER}</pdf:Producer>`),
    ...(claimsStandards ? STANDARDS : []),
    '</rdf:RDF></x:xmpmeta>\n',
    // Room for programs that edit metadata in place.
    `${' '.repeat(99)}\n`.repeat(4),
    '<?xpacket end="w"?>',
  ].join('');
}

const EXTENSION_NAMESPACES = [
  'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
  'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
].join(' ');

/** PDF/A does not know the PDF/UA identifier, so its schema has to be described in the file (PDF/A-3, 6.6.2.3). */
const UA_EXTENSION_SCHEMA = [
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>The part of the PDF/UA standard that the file follows</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas>',
].join('');

/** Archival PDF of part 3, level a: tagged, with any kind of file attached (PDF/A-3, 6.6.4); and PDF/UA. */
const STANDARDS = [
  description('xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"', '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'),
  description('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', '<pdfuaid:part>1</pdfuaid:part>'),
  description(EXTENSION_NAMESPACES, UA_EXTENSION_SCHEMA),
];

function description(namespaces: string, properties: string): string {
  return `<rdf:Description rdf:about="" ${namespaces}>${properties}</rdf:Description>\n`;
}

function localised(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${xmlText(text)}</rdf:li></rdf:Alt>`;
}

/** XML 1.0 knows neither control characters, not even escaped, nor halves of characters, nor two code points that are none. */
function xmlText(text: string): string {
  return Array.from(text.replace(/\s/g, ' '), (character) => (character < ' ' ? '' : XML_CHARACTER.test(character) ? character : '\uFFFD'))
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

const XML_CHARACTER = /^[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u;
