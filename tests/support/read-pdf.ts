import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader program finds in a PDF, so that tests can say what it should be. */
export interface ReadPdf {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly pages: readonly ReadPage[];
  readonly outline: readonly ReadBookmark[];
  readonly pageLabels: readonly string[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

interface ReadPage {
  /** In the order of the content stream, a line feed after each line of text. */
  readonly text: string;
  readonly links: readonly ReadLink[];
  /** Structure as an indented list, one element a line: `Figure "Ramp after rain"`. */
  readonly structure: string;
  readonly images: number;
}

interface ReadLink {
  /** Counted from 1. */
  readonly page: number | undefined;
  readonly url: string | undefined;
}

export interface ReadBookmark {
  readonly title: string;
  readonly page: number | undefined;
  readonly children: readonly ReadBookmark[];
}

/** Reads a PDF with pdf.js, the engine of Firefox. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the bytes for itself, hence the copy.
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useWorkerFetch: false, isEvalSupported: false });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number));
  const read: ReadPdf = {
    title: textOf(info, 'Title'),
    language: textOf(info, 'Language'),
    pages,
    outline: await readOutline(pdf, await pdf.getOutline()),
    pageLabels: (await pdf.getPageLabels()) ?? [],
    attachments: readAttachments(await pdf.getAttachments()),
  };
  await task.destroy();
  return read;
}

/** The text of all pages. */
export function allText(pdf: ReadPdf): string {
  return pdf.pages.map((page) => page.text).join('\n');
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent();
  const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const links: ReadLink[] = [];
  const annotations: unknown[] = await page.getAnnotations();
  for (const annotation of annotations) {
    if (valueOf(annotation, 'subtype') !== 'Link') continue;
    const url = valueOf(annotation, 'url');
    links.push({ page: await pageOf(pdf, valueOf(annotation, 'dest')), url: typeof url === 'string' ? url : undefined });
  }
  const structure = describe(await page.getStructTree(), 0).join('\n');
  return { text, links, structure, images: (structure.match(/^\s*Figure/gm) ?? []).length };
}

interface StructureNode {
  readonly role?: string;
  /** Of content that belongs to an element. */
  readonly type?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

function describe(node: StructureNode | null, depth: number): string[] {
  if (node?.role === undefined) return [];
  const line = `${'  '.repeat(depth)}${node.role}${node.alt ? ` "${node.alt}"` : ''}`;
  return [line, ...(node.children ?? []).flatMap((child) => describe(child, depth + 1))];
}

async function readOutline(pdf: PDFDocumentProxy, nodes: unknown): Promise<ReadBookmark[]> {
  const bookmarks: ReadBookmark[] = [];
  for (const node of listOf(nodes)) {
    const children = await readOutline(pdf, valueOf(node, 'items'));
    bookmarks.push({ title: String(valueOf(node, 'title')), page: await pageOf(pdf, valueOf(node, 'dest')), children });
  }
  return bookmarks;
}

function readAttachments(attachments: unknown): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [name, file] of entriesOf(attachments)) {
    const content = valueOf(file, 'content');
    if (content instanceof Uint8Array) files.set(name, content);
  }
  return files;
}

async function pageOf(pdf: PDFDocumentProxy, destination: unknown): Promise<number | undefined> {
  const [ref] = listOf(destination);
  const [num, gen] = [valueOf(ref, 'num'), valueOf(ref, 'gen')];
  if (typeof num !== 'number' || typeof gen !== 'number') return undefined;
  return (await pdf.getPageIndex({ num, gen })) + 1;
}

function textOf(object: unknown, key: string): string | undefined {
  const value = valueOf(object, key);
  return typeof value === 'string' ? value : undefined;
}

// The declarations of pdf.js say `any` for most of what it finds.

function valueOf(object: unknown, key: string): unknown {
  return entriesOf(object).find(([name]) => name === key)?.[1];
}

function entriesOf(object: unknown): [string, unknown][] {
  return typeof object === 'object' && object !== null ? Object.entries(object) : [];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
