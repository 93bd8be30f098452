import { PDFArray, PDFDict, type PDFObject, type PDFPage } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import type { Owners } from './pdf-check-structure.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { inlineValue, type Operation, readOperations } from './pdf-tokens.ts';

interface Mark {
  readonly tag: string;
  readonly id: number | undefined;
}

/** Everything that is painted is either tagged or an artifact, and every glyph means something. */
export function checkContent(objects: PdfObjects, page: PDFPage, where: string, owners: Owners, report: Report): void {
  const marks: Mark[] = [];
  const seen = new Set<number>();
  const fonts = readFonts(objects, page);
  let font: FontCodes | undefined;
  let depth = 0;

  const begin = ({ operator, operands }: Operation): void => {
    const tag = operands[0]?.slice(1) ?? '';
    const value = operator === 'BDC' ? inlineValue(operands, 'MCID') : undefined;
    const id = value === undefined ? undefined : Number(value);
    const isInside = (test: (mark: Mark) => boolean) => marks.some(test);
    if (tag === 'Artifact' && isInside((mark) => mark.id !== undefined)) report('UA 7.1-1', `${where}: artifact in tagged content`);
    if (id !== undefined) {
      if (isInside((mark) => mark.tag === 'Artifact')) report('UA 7.1-2', `${where}: tagged content in an artifact`);
      if (isInside((mark) => mark.id !== undefined)) report('UA 7.1', `${where}: tagged content in tagged content`);
      if (seen.has(id)) report('PT', `${where}: MCID ${id} is used twice`);
      seen.add(id);
      const owner = owners.contents.get(`${page.ref.toString()}/${id}`);
      const entry = owners.parents.get(objects.number(page.node, 'StructParents') ?? -1);
      if (!owner) report('UA 7.1-3', `${where}: MCID ${id} is not in the structure tree`);
      if (!(entry instanceof PDFArray) || objects.resolve(entry.asArray()[id]) !== owner)
        report('PT', `${where}: parent tree does not lead from MCID ${id} to its element`);
      if (owner && objects.name(owner, 'S') !== tag) report('tag', `${where}: MCID ${id} says ${tag}`);
    }
    marks.push({ tag, id });
  };

  for (const operation of readOperations(objects.bytes(objects.get(page.node, 'Contents')))) {
    const { operator, operands } = operation;
    if (operator === 'BDC' || operator === 'BMC') begin(operation);
    else if (operator === 'EMC') {
      if (!marks.pop()) report('UA 7.1-3', `${where}: EMC without a beginning`);
    } else if (operator === 'Tf') font = fonts.get(operands[0]?.slice(1) ?? '');
    else if (operator === 'q' || operator === 'Q') depth += operator === 'q' ? 1 : -1;
    else if (PAINTING.has(operator)) {
      if (!marks.some((mark) => mark.tag === 'Artifact' || mark.id !== undefined))
        report('UA 7.1-3', `${where}: ${operator} is neither tagged nor artifact`);
      if (operator === 'TJ' || operator === 'Tj') checkGlyphs(operands, font, where, report);
    } else if (operator === 'k' || operator === 'K') report('A 6.2.4.3-3', `${where}: CMYK colour`);
    if (depth > 28) report('A 6.1.13-8', `${where}: q nested too deep`);
  }
  if (marks.length > 0) report('UA 7.1-3', `${where}: marked content is not closed`);
  if (depth !== 0) report('A 6.2.2', `${where}: q and Q do not match`);
  if (!objects.get(page.node, 'Resources')) report('A 6.2.2-2', `${where}: no resources`);
  for (const key of owners.contents.keys()) {
    const [ref, id] = key.split('/');
    if (ref === page.ref.toString() && !seen.has(Number(id))) report('PT', `${where}: the structure tree expects MCID ${id ?? ''}`);
  }
}

const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'EI']);

/** Codes with a meaning and how many glyphs the font has widths for. */
interface FontCodes {
  readonly meanings: ReadonlySet<string>;
  readonly widths: number;
}

function readFonts(objects: PdfObjects, page: PDFPage): Map<string, FontCodes> {
  const fonts = new Map<string, FontCodes>();
  const dict = objects.dict(objects.get(page.node, 'Resources'), 'Font');
  for (const [name, value] of dict?.entries() ?? []) {
    const font = objects.resolve(value);
    const map = new TextDecoder('latin1').decode(objects.bytes(objects.get(font, 'ToUnicode')));
    const meanings = new Set([...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]+>/gi)].map((match) => (match[1] ?? '').toLowerCase()));
    const [descendant] = objects.list(font, 'DescendantFonts').map((item) => objects.resolve(item));
    fonts.set(name.decodeText(), { meanings, widths: widthCount(objects, descendant) });
  }
  return fonts;
}

function widthCount(objects: PdfObjects, font: PDFObject | undefined): number {
  if (!(font instanceof PDFDict)) return 0;
  const [, widths] = objects.list(font, 'W').map((item) => objects.resolve(item));
  return widths instanceof PDFArray ? widths.size() : 0;
}

function checkGlyphs(operands: readonly string[], font: FontCodes | undefined, where: string, report: Report): void {
  if (!font) return report('A 6.2.11', `${where}: text in an unknown font`);
  for (const operand of operands) {
    if (!operand.startsWith('<')) continue;
    const hex = operand.slice(1, -1).toLowerCase();
    if (hex.length % 4 !== 0) report('A 6.1.6-1', `${where}: odd string ${hex}`);
    for (let i = 0; i + 4 <= hex.length; i += 4) {
      const code = hex.slice(i, i + 4);
      if (code === '0000') report('UA 7.21.8-1', `${where}: .notdef is drawn`);
      if (!font.meanings.has(code)) report('UA 7.21.7-1', `${where}: glyph ${code} has no Unicode value`);
      if (Number.parseInt(code, 16) >= font.widths) report('A 6.2.11.5', `${where}: glyph ${code} has no width`);
    }
  }
}
