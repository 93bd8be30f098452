import { box, columns, space, together } from '../document/flow/containers.ts';
import type { Block } from '../document/flow/context.ts';
import { signature } from '../document/flow/figures.ts';
import { signatureField } from '../document/flow/signature-field.ts';
import type { Inline } from '../document/flow/inline.ts';
import { list } from '../document/flow/lists.ts';
import { table } from '../document/flow/table.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { Strokes } from '../../domain/person.ts';
import type { SignatureMark, SignOffLineReport, SignOffReport } from '../report/sign-off-report.ts';
import { emptyFieldLook, FIELD_HEIGHT } from '../signatures/field-look.ts';
import { signatureProvesOnPaper } from '../signatures/what-it-proves.ts';
import { sectionStart } from './section-blocks.ts';

/** The unit's sign-off sheet: its declaration, its lines in its order, and what was signed. */
export function signOffSection(report: SignOffReport): Block[] {
  return [
    ...sectionStart('sign-off', report.unit),
    paragraph(report.declaration, { gapAfter: 4 }),
    ...report.lines.flatMap(signOffLine),
    box(
      [
        paragraph([{ text: 'What was signed. ', bold: true }, report.signed.join(' '), ...(report.hasSeals ? [aboutSeals] : [])], {
          size: SIZES.footer,
          gapBefore: 0,
          gapAfter: 0,
        }),
        paragraph([{ text: 'Signed digitally. ', bold: true }, signatureProvesOnPaper], { size: SIZES.footer, gapBefore: 3.5, gapAfter: 0 }),
      ],
      { padding: 9 },
    ),
    ...openGaps(report),
    ...history(report),
  ];
}

/** A signature as drawn, the words that stand in its place, or nothing. */
export function markBlocks(mark: SignatureMark, alt: string, size: { readonly maxWidth: number; readonly height: number }): Block[] {
  if (mark.type === 'drawn') return [strokesBlock(mark.strokes, alt, size)];
  return mark.type === 'words' ? [paragraph(mark.words, { color: COLORS.muted, gapBefore: 0, gapAfter: 0 })] : [];
}

/** Drawn lines at any size. */
export function strokesBlock({ aspect, lines }: Strokes, alt: string, size: { readonly maxWidth: number; readonly height: number }): Block {
  // Both directions in one unit: widths of the pad. Larger than 1, so that a short stroke keeps its shape.
  const unit = 100 * Math.max(aspect, 1);
  return signature({ strokes: lines.map((points) => points.map(([x, y]) => ({ x: x * unit, y: y * unit }))), alt, ...size });
}

/** Where the document says what a seal proves; nothing in a part that does not. */
const aboutSeals: Inline = {
  text: (pageOf) => (pageOf('seals') === undefined ? '' : ` What a seal proves stands on page ${pageOf('seals')}.`),
  link: { destination: 'seals' },
  linkDescription: 'Go to Seals',
};

function signOffLine({ statement, label, person, mark, date, isIntact, isBroken, brokenBy, how, field }: SignOffLineReport): Block[] {
  const small = { size: SIZES.small, gapBefore: 1, gapAfter: 0 } as const;
  const signedHow: Block[] =
    how === null
      ? []
      : [
          paragraph(how.seal === '' ? how.words : `${how.words}:\n${how.seal}`, {
            ...small,
            color: how.isWarning ? COLORS.draft : COLORS.muted,
            bold: how.isWarning,
          }),
        ];
  return [
    together([
      ...(statement === null ? [space(10.5)] : [paragraph(statement, { bold: true, size: 9.6, gapBefore: 14, gapAfter: 7 })]),
      columns(
        [
          [paragraph(label, { bold: true, gapBefore: 0, gapAfter: 0 }), paragraph(person, { color: COLORS.muted, gapBefore: 0, gapAfter: 0 })],
          [
            ...(mark.type === 'blank'
              ? [roomForInk]
              : markBlocks(mark, `${label}: drawn signature of ${person}, ${date}`, { maxWidth: 170, height: INK_HEIGHT })),
            ...signedHow,
          ],
          [...(field === null ? [] : [signatureField({ ...field, height: FIELD_HEIGHT, draw: emptyFieldLook }), space(4)]), dateLine(date, isIntact)],
        ],
        { weights: [152, 163, 160], verticalAlign: 'bottom', gap: 12 },
      ),
      inkRule,
      ...(isBroken ? [paragraph([{ text: 'Changed since it was signed. ', bold: true }, brokenBy], { ...small, color: COLORS.draft })] : []),
    ]),
  ];
}

/** `18 November 2026, unchanged`; the word alone where it is still to be written. */
function dateLine(date: string, isIntact: boolean): Block {
  const since = isIntact ? [{ text: ', unchanged', size: SIZES.small, color: COLORS.muted }] : [];
  return paragraph(date === '' ? [{ text: 'Date', color: COLORS.muted }] : [date, ...since], { gapBefore: 0, gapAfter: 0 });
}

/** As high as a drawn signature, so that a pen has as much room. */
const roomForInk: Block = () => [{ height: INK_HEIGHT, gapBefore: 0, gapAfter: 0, draw: () => undefined }];

const INK_HEIGHT = 35;

/** A rule to sign on: stronger than one that only parts things. */
const inkRule: Block = (_, width) => [
  {
    height: 0.6,
    gapBefore: 5,
    gapAfter: 5,
    draw: (page, x, top) => page.rules.line({ x, y: top }, { x: x + width, y: top }, { stroke: COLORS.strongLine, lineWidth: 0.8 }),
  },
];

function openGaps({ openGaps: signed }: SignOffReport): Block[] {
  return signed.flatMap(({ who, reason, gaps }) => [
    heading(2, 'Signed with open gaps', { look: 'strong', outline: false }),
    paragraph([`${who}: “`, { text: reason.trim(), isTyped: true }, '”']),
    list(gaps),
  ]);
}

function history({ history: entries }: SignOffReport): Block[] {
  if (entries.length === 0) return [];
  return [
    heading(2, 'Earlier signatures and changes', { look: 'strong', outline: false }),
    note('Nothing that was signed is thrown away. A signature that no longer agrees with the portfolio is kept here.', { keepWithNext: true }),
    table({
      size: SIZES.small,
      columns: [
        { header: 'When', points: 112, isRowHeader: true, bold: false },
        { header: 'What', weight: 1.1 },
        { header: 'Details', weight: 2 },
        { header: 'Signature', points: 96 },
      ],
      rows: entries.map(({ when, what, detail, mark }) => [
        when,
        what,
        detail,
        { content: mark === null ? '–' : markBlocks(mark, `Earlier signature, ${when}`, { maxWidth: 80, height: 20 }) },
      ]),
    }),
  ];
}
