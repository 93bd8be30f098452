import type { Block } from '../document/flow/context.ts';
import type { Inline } from '../document/flow/inline.ts';
import { table } from '../document/flow/table.ts';
import { heading, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { GridPointReport, GridReport } from '../report/grid-report.ts';
import type { Mention } from '../report/report-context.ts';
import { BETWEEN, mentionLink, placed, pointPlace, sectionStart } from './section-blocks.ts';

/** The unit's own grid, part by part, with its words. */
export function gridSection({ parts }: GridReport, hasPages: boolean): Block[] {
  return [
    ...sectionStart('grid', hasPages ? 'Evidence references are links; the page of each is printed beside it.' : undefined),
    ...parts.flatMap(({ id, title, instruction, tally, groups }) => [
      heading(2, title, { look: 'section', destination: `part ${id}` }),
      paragraph(boldAll(instruction), { gapBefore: 0, gapAfter: 2, keepWithNext: true }),
      paragraph(`${tally}.`, { color: COLORS.muted, gapBefore: 0, keepWithNext: true }),
      ...groups.flatMap(({ id: group, statement, points }) => [
        heading(3, `${group} ${statement}`, { look: 'strong', outline: false }),
        table({
          size: 9,
          columns: [
            { header: 'Point', points: 54, isRowHeader: true },
            { header: 'What the unit asks', weight: 1 },
            { header: 'Evidence reference', points: 176, shade: COLORS.shade },
          ],
          rows: points.map((point) => [
            { content: placed(pointPlace(point.id), point.id), isHeader: true, bold: true },
            point.statement,
            referenceCell(point),
          ]),
        }),
      ]),
    ]),
  ];
}

/** The unit prints the word in bold: all of the points. */
function boldAll(instruction: string): Inline[] {
  return instruction.split(/\b(all)\b/).map((part) => (part === 'all' ? { text: part, bold: true } : part));
}

function referenceCell({ mentions, empty }: GridPointReport) {
  if (mentions.length === 0) return { content: empty, color: COLORS.muted };
  const hasLocators = mentions.some(({ locator, isDraft }) => locator !== '' || isDraft);
  if (!hasLocators) return { content: mentions.flatMap((mention, index) => [...(index === 0 ? [] : [BETWEEN]), mentionLink(mention)]) };
  return { content: mentions.flatMap((mention, index) => [...(index === 0 ? [] : ['\n']), mentionLink(mention), ...after(mention)]) };
}

function after({ locator, isDraft }: Mention): Inline[] {
  const look = { color: COLORS.muted, size: 8 };
  return [
    ...(locator === '' ? [] : ['  ', { text: locator, isTyped: true, ...look }]),
    ...(isDraft ? [{ text: locator === '' ? '  draft' : ', draft', ...look }] : []),
  ];
}
