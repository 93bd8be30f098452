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

export interface ReadPage {
  /** In the order of the content stream, a line feed after each line of text. */
  readonly text: string;
  readonly links: readonly ReadLink[];
  /** Structure as an indented list, one element a line: `Figure "Ramp after rain"`. */
  readonly structure: string;
  readonly images: number;
}

export interface ReadLink {
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
  const attachments: Record<string, { content: Uint8Array }> | null = await pdf.getAttachments();
  const read: ReadPdf = {
    title: textOf(info, 'Title'),
    language: textOf(info, 'Language'),
    pages,
    outline: await readOutline(pdf, await pdf.getOutline()),
    pageLabels: (await pdf.getPageLabels()) ?? [],
    attachments: new Map(Object.entries(attachments ?? {}).map(([name, { content }]) => [name, content])),
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
  const annotations: { subtype: string; dest?: unknown; url?: string }[] = await page.getAnnotations();
  for (const { subtype, dest, url } of annotations) if (subtype === 'Link') links.push({ page: await pageOf(pdf, dest), url });
  const tree: StructureNode | null = await page.getStructTree();
  const structure = tree ? describe(tree, 0).join('\n') : '';
  return { text, links, structure, images: (structure.match(/^\s*Figure/gm) ?? []).length };
}

interface StructureNode {
  readonly role?: string;
  /** Of content that belongs to an element. */
  readonly type?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

function describe(node: StructureNode, depth: number): string[] {
  if (node.role === undefined) return [];
  const line = `${'  '.repeat(depth)}${node.role}${node.alt ? ` "${node.alt}"` : ''}`;
  return [line, ...(node.children ?? []).flatMap((child) => describe(child, depth + 1))];
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

async function readOutline(pdf: PDFDocumentProxy, nodes: readonly OutlineNode[] | null): Promise<ReadBookmark[]> {
  const bookmarks: ReadBookmark[] = [];
  for (const { title, dest, items } of nodes ?? []) {
    const children: OutlineNode[] = items;
    bookmarks.push({ title, page: await pageOf(pdf, dest), children: await readOutline(pdf, children) });
  }
  return bookmarks;
}

async function pageOf(pdf: PDFDocumentProxy, destination: unknown): Promise<number | undefined> {
  const [ref]: unknown[] = Array.isArray(destination) ? destination : [];
  if (typeof ref !== 'object' || ref === null || !('num' in ref) || !('gen' in ref)) return undefined;
  return (await pdf.getPageIndex({ num: Number(ref.num), gen: Number(ref.gen) })) + 1;
}

function textOf(info: object, key: string): string | undefined {
  const entry: unknown = Object.entries(info).find(([name]) => name === key)?.[1];
  return typeof entry === 'string' ? entry : undefined;
}
