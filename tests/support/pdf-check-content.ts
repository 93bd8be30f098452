import { PDFArray, type PDFObject, type PDFPage } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import { checkGlyphs, type FontCodes, readFontCodes } from './pdf-check-fonts.ts';
import type { Owners } from './pdf-check-structure.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { inlineValue, type Operation, readOperations } from './pdf-tokens.ts';

interface Mark {
  readonly tag: string;
  readonly id: number | undefined;
  /** Another text stands for what is drawn. */
  readonly isReplaced: boolean;
}

/** Everything that is painted is either tagged or an artifact, and every glyph means something. */
export function checkContent(objects: PdfObjects, page: PDFPage, where: string, owners: Owners, report: Report): void {
  const marks: Mark[] = [];
  const seen = new Set<number>();
  const resources = objects.get(page.node, 'Resources');
  if (!resources) report('A 6.2.2-2', `${where}: no resources`);
  const drawing = new Drawing(objects, resources, where, report);

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
    marks.push({ tag, id, isReplaced: operands.includes('/ActualText') });
  };

  for (const operation of readOperations(objects.bytes(objects.get(page.node, 'Contents')))) {
    const { operator } = operation;
    if (operator === 'BDC' || operator === 'BMC') begin(operation);
    else if (operator === 'EMC') {
      if (!marks.pop()) report('UA 7.1-3', `${where}: EMC without a beginning`);
    } else if (PAINTING.has(operator) && !marks.some((mark) => mark.tag === 'Artifact' || mark.id !== undefined))
      report('UA 7.1-3', `${where}: ${operator} is neither tagged nor artifact`);
    drawing.take(
      operation,
      marks.some(({ isReplaced }) => isReplaced),
    );
  }
  if (marks.length > 0) report('UA 7.1-3', `${where}: marked content is not closed`);
  drawing.end();
  for (const key of owners.contents.keys()) {
    const [ref, id] = key.split('/');
    if (ref === page.ref.toString() && !seen.has(Number(id))) report('PT', `${where}: the structure tree expects MCID ${id ?? ''}`);
  }
}

/** The look of a form field: a drawing of its own, which is tagged as a whole. */
export function checkAppearance(objects: PdfObjects, stream: PDFObject, where: string, report: Report): void {
  const drawing = new Drawing(objects, objects.get(stream, 'Resources'), where, report);
  for (const operation of readOperations(objects.bytes(stream))) {
    drawing.take(operation, operation.operands.includes('/ActualText'));
    if (operation.operator === 'BDC' && inlineValue(operation.operands, 'MCID') !== undefined) report('UA 7.20-2', `${where}: tagged content inside`);
  }
  drawing.end();
}

const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'EI']);
/** Every operator of ISO 32000-1, annex A, but for the inline images and shadings that this app has no use for. */
const OPERATORS = new Set(
  'b B b* B* BDC BMC BT c cm CS cs d Do DP EMC ET f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
);

/** What is drawn, without what it is: colours, fonts, glyphs, and how deep it is nested. */
class Drawing {
  private readonly fonts: ReadonlyMap<string, FontCodes>;
  private font: FontCodes | undefined;
  private depth = 0;

  constructor(
    private readonly objects: PdfObjects,
    private readonly resources: PDFObject | undefined,
    private readonly where: string,
    private readonly report: Report,
  ) {
    this.fonts = readFontCodes(objects, resources);
  }

  take({ operator, operands }: Operation, isReplaced: boolean): void {
    const { where, report } = this;
    if (!OPERATORS.has(operator)) report('A 6.2.2-1', `${where}: unknown operator ${operator}`);
    if (operator === 'Tf') this.font = this.fonts.get(operands[0]?.slice(1) ?? '');
    else if (operator === 'q' && ++this.depth > 28) report('A 6.1.13-8', `${where}: q nested too deep`);
    else if (operator === 'Q') this.depth -= 1;
    else if (operator === 'TJ' || operator === 'Tj') checkGlyphs(operands, this.font, isReplaced, where, report);
    else if (operator === 'k' || operator === 'K') report('A 6.2.4.3-3', `${where}: device ink`);
    else if (operator === 'Do' && !this.objects.get(this.objects.get(this.resources, 'XObject'), operands[0]?.slice(1) ?? ''))
      report('A 6.2.2-2', `${where}: ${operands[0] ?? ''} is not in the resources`);
  }

  end(): void {
    if (this.depth !== 0) this.report('A 6.2.2', `${this.where}: q and Q do not match`);
  }
}
