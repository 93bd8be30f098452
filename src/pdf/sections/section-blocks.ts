import type { Mention } from '../report/report-context.ts';
import { anchor, pageBreak } from '../document/flow/containers.ts';
import { type Block, layoutBlocks } from '../document/flow/context.ts';
import { keptTogether } from '../document/flow/piece.ts';
import { type Inline, type InlineSpan, reference } from '../document/flow/inline.ts';
import type { Column } from '../document/flow/table.ts';
import { heading, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';

/** Titles of sections, which contents, bookmarks and running heads share. The key is also the name of the place. */
export const sectionTitles = {
  'sign-off': 'Unit sign-off',
  grid: 'Unit grid',
  index: 'Evidence index',
  process: 'Service process',
  register: 'Risk register',
  worksheets: 'SWOT, PESTLE and cost/benefit',
  evidence: 'Evidence',
  assessment: 'Assessment',
  people: 'People and witnesses',
  sampling: 'Sampling',
  standard: 'National standard',
  seals: 'Seals',
  audit: 'Audit log',
  rules: 'Rules and bands used',
} as const;

export type TitledSection = keyof typeof sectionTitles;

/** A section's beginning on a new page, with its heading and a line that says what it is. */
export function sectionStart(type: TitledSection, intro?: string): Block[] {
  return [
    pageBreak({ section: sectionTitles[type], reference: '' }),
    heading(1, sectionTitles[type], { destination: type }),
    ...(intro === undefined ? [] : [paragraph(intro, { color: COLORS.muted, gapBefore: 0, gapAfter: 9 })]),
  ];
}

/** Blocks that may be torn apart, but not within their first pieces: a heading keeps some rows of its table. */
export function heldAtStart(blocks: readonly Block[], pieces: number): Block {
  return (context, width) => {
    const laidOut = layoutBlocks(blocks, context, width);
    return [...keptTogether(laidOut.slice(0, pieces + 1)), ...laidOut.slice(pieces + 1)];
  };
}

/** A section that has nothing to show: its heading and one sentence, on the page where it falls. */
export function emptySection(type: TitledSection, sentence: string): Block[] {
  return [heading(1, sectionTitles[type], { destination: type, gapBefore: 30 }), emptySentence(sentence)];
}

/** Blocks of which the last pieces stay together: a small note goes with the end of what it is about. */
export function heldAtEnd(blocks: readonly Block[], pieces: number): Block {
  return (context, width) => {
    const laidOut = layoutBlocks(blocks, context, width);
    return [...laidOut.slice(0, -pieces), ...keptTogether(laidOut.slice(-pieces))];
  };
}

/** One calm sentence where there is nothing yet. */
export function emptySentence(text: string): Block {
  return paragraph(text, { color: COLORS.muted });
}

/** What was typed, or a dash where nothing was. */
export function orDash(text: string): string {
  return text.trim() === '' ? '–' : text.trim();
}

/** A dot between two things; it stays with the first when the line breaks. */
export const BETWEEN = '\u00A0· ';

/** Links to evidence with their printed pages: `E4 p. 14 · E9 p. 22`. */
export function mentionLinks(mentions: readonly Mention[], empty = '–'): Inline[] {
  if (mentions.length === 0) return [empty];
  return mentions.flatMap((mention, index) => [...(index === 0 ? [] : [BETWEEN]), mentionLink(mention), ...(mention.isDraft ? [' (draft)'] : [])]);
}

/** Links to evidence where there is no room for pages: `E4 · E9`. */
export function mentionNames(mentions: readonly Mention[]): Inline[] {
  if (mentions.length === 0) return ['–'];
  return mentions.flatMap(({ reference: name }, index) => [
    ...(index === 0 ? [] : [BETWEEN]),
    { text: name, bold: true, link: { destination: name }, linkDescription: `Go to ${name}` },
  ]);
}

export function mentionLink({ reference: name }: Mention): InlineSpan {
  return { ...reference(name), bold: true };
}

/** Where the grid's row of a point is. */
export function pointPlace(pointId: string): string {
  return `point ${pointId}`;
}

/** A point's id as a link to its row of the grid. */
export function pointLink(pointId: string): InlineSpan {
  return { text: pointId, bold: true, link: { destination: pointPlace(pointId) }, linkDescription: `Go to ${pointId} in the unit grid` };
}

/** Where the register's row of a risk is. */
export function riskPlace(riskReference: string): string {
  return `risk ${riskReference}`;
}

export function riskLink(riskReference: string): InlineSpan {
  return {
    text: riskReference,
    bold: true,
    link: { destination: riskPlace(riskReference) },
    linkDescription: `Go to ${riskReference} in the risk register`,
  };
}

/** A named place within a table cell, with its text. */
export function placed(name: string, text: string): Block[] {
  return [anchor(name), paragraph(text, { gapBefore: 0, gapAfter: 0 })];
}

/** Steps and class of a rating, as columns. */
export const ratingColumns: readonly Column[] = [
  { header: 'P', points: 20, align: 'center' },
  { header: 'F', points: 20, align: 'center' },
  { header: 'R', points: 20, align: 'center' },
  { header: 'HS', points: 26, align: 'center' },
  { header: 'Class', points: 64 },
];
