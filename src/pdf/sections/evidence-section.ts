import { columns, pageBreak, running, rule, section, together } from '../document/flow/containers.ts';
import type { Block } from '../document/flow/context.ts';
import { photo } from '../document/flow/figures.ts';
import type { Inline, InlineText } from '../document/flow/inline.ts';
import { details, list } from '../document/flow/lists.ts';
import { heading, note, paragraph, withText } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { InSituReport } from '../report/claim-findings.ts';
import type { EvidencePageReport, EvidenceReport, ConfirmationReport } from '../report/evidence-report.ts';
import type { PhotoReport } from '../report/file-report.ts';
import type { LoadedFiles } from '../load-files.ts';
import type { LoadedPdfs } from '../printing/load-pdfs.ts';
import { unplaceableWords } from '../unplaceable-words.ts';
import { fileBlocks } from './file-blocks.ts';
import { pdfPages } from './pdf-pages.ts';
import { rowBlocks } from './row-blocks.ts';
import { BETWEEN, emptySentence, heldAtEnd, heldAtStart, pointLink, sectionStart, sectionTitles } from './section-blocks.ts';
import { markBlocks } from './sign-off-section.ts';

/** Every piece of evidence, each from the top of its own page. */
export function evidenceSection({ pages }: EvidenceReport, files: LoadedFiles, pdfs: LoadedPdfs): Block[] {
  if (pages.length === 0) return [...sectionStart('evidence'), emptySentence('There is no evidence yet.')];
  return [
    pageBreak({ section: sectionTitles.evidence, reference: '' }),
    heading(1, sectionTitles.evidence, { look: 'section', destination: 'evidence' }),
    paragraph(
      `${pages.length === 1 ? 'One piece' : `${pages.length} pieces`} of evidence, in the order of their references${pages.some(({ reference }) => reference.startsWith('A')) ? ': E the candidate’s, A the assessor’s own' : ''}. Each begins on its own page and carries its reference at the top right of every sheet.`,
      { color: COLORS.muted, gapBefore: 0 },
    ),
    rule(),
    ...pages.flatMap((page, index) => [
      index === 0 ? running({ reference: page.reference }) : pageBreak({ section: sectionTitles.evidence, reference: page.reference }),
      section(page.reference, [...evidencePage(page, files, pdfs), ...pdfPages(page, pdfs)]),
    ]),
  ];
}

function evidencePage(page: EvidencePageReport, files: LoadedFiles, pdfs: LoadedPdfs): Block[] {
  const { reference, title, above, isDraft, rows } = page;
  const draft = { text: `${above === '' ? '' : ' · '}Draft, not ready yet`, color: COLORS.draft, bold: true };
  return [
    heading(2, `${reference} ${title}`, { isTyped: true, destination: reference, above: isDraft ? [above, draft] : above, gapBefore: 10 }),
    paragraph(claimsLine(page), { color: COLORS.muted, gapBefore: 0, gapAfter: 8 }),
    ...(rows.length === 0 ? [emptySentence('Nothing has been written in it yet.')] : rowBlocks(rows)),
    ...photos(page.photos, files),
    ...fileBlocks(page.files, files, pdfs),
    ...confirmations(page.confirmations),
    ...seenInSitu(page.inSitu),
    ...claimList(page),
  ];
}

function claimsLine({ claimsLine: line }: EvidencePageReport): InlineText {
  return line === '' ? 'Claims no point yet' : `Claims ${line}`;
}

/** What is claimed and where to look, and in small type how the evidence came about. */
function claimList(page: EvidencePageReport): Block[] {
  const { claims } = page;
  if (claims.length === 0) return authenticity(page);
  const items = claims.map(({ pointId, statement, locator, finding }): Inline[] => [
    pointLink(pointId),
    ` ${statement}`,
    ...(locator === ''
      ? []
      : [
          { text: `${BETWEEN}see `, color: COLORS.muted },
          { text: locator, color: COLORS.muted, isTyped: true },
        ]),
    { text: finding === '' ? '' : `${BETWEEN}${finding}`, bold: true, color: finding.startsWith('Accepted') ? COLORS.muted : COLORS.draft },
  ]);
  const blocks = [heading(3, 'What it is claimed for', { look: 'strong', outline: false }), small(list(items)), ...authenticity(page)];
  return [claims.length > MOST_TOGETHER ? heldAtEnd([heldAtStart(blocks, 4)], 4) : together(blocks)];
}

/** So few claims are not torn apart. */
const MOST_TOGETHER = 6;

function small(block: Block): Block {
  return (context, width) => block(withText(context, { size: SIZES.small }), width);
}

/** Setting, confidentiality and help, in one small paragraph unless somebody wrote more than a few words. */
function authenticity({ authenticity: facts }: EvidencePageReport): Block[] {
  if (facts.some(([, value]) => value.length > 160))
    return [together([heading(3, 'About this evidence', { look: 'strong', outline: false }), details(facts)])];
  const words = facts.flatMap(([label, value], index) => [index === 0 ? `${label}: ` : `${BETWEEN}${label}: `, { text: value, color: COLORS.ink }]);
  return [note(words, { gapBefore: 12 })];
}

/** One photo has its caption beside it; several stand in pairs with their captions below. */
function photos(all: readonly PhotoReport[], files: LoadedFiles): Block[] {
  const [only] = all;
  if (only && all.length === 1) return [columns([[picture(only, files, HIGHEST)], caption(only, files)], { weights: [shareOf(only, files), 1] })];
  const withCaption = (one: PhotoReport | undefined) => (one ? [picture(one, files, 210), ...caption(one, files)] : []);
  return Array.from({ length: Math.ceil(all.length / 2) }, (_, index) => columns([withCaption(all[index * 2]), withCaption(all[index * 2 + 1])]));
}

/** Of one photo by itself, in points. */
const HIGHEST = 260;

/** How much wider than its caption a photo is: an upright one leaves no gap between the two. */
function shareOf({ sha256 }: PhotoReport, files: LoadedFiles): number {
  const file = files.get(sha256);
  if (file?.type !== 'photo') return WIDEST_SHARE;
  const width = (HIGHEST * file.image.width) / file.image.height / BOTH_COLUMNS;
  return Math.min(WIDEST_SHARE, width / Math.max(0.1, 1 - width));
}

const WIDEST_SHARE = 1.35;
/** Points across the page without the gap between photo and caption. */
const BOTH_COLUMNS = 483;

function picture({ sha256, name, alternativeText, label, attachedAs }: PhotoReport, files: LoadedFiles, maxHeight: number): Block {
  const file = files.get(sha256);
  if (file?.type === 'photo') return photo(file.image, { alt: alternativeText, isTyped: true, maxHeight });
  const why = file?.type === 'unplaceable' ? unplaceableWords(file.reason, attachedAs !== '') : 'could not be found on the device that made this PDF';
  return paragraph(`${label} ${name} ${why}.`, { color: COLORS.draft, gapBefore: 0 });
}

function caption({ label, name, caption: words, facts, sha256, attachedAs }: PhotoReport, files: LoadedFiles): Block[] {
  return [
    paragraph(
      [
        { text: `${label} `, bold: true },
        { text: words, isTyped: true },
      ],
      { size: SIZES.table, gapBefore: 0, gapAfter: 1 },
    ),
    // What is on the page is inside already, byte for byte.
    note(`${facts} · ${files.get(sha256)?.type === 'unplaceable' && attachedAs !== '' ? `attached as ${attachedAs}` : name}`, { gapBefore: 0 }),
  ];
}

/** What is held at the workplace and was seen there by an assessor; earlier visits stand below the latest, in grey. */
function seenInSitu(all: readonly InSituReport[]): Block[] {
  if (all.length === 0) return [];
  return [
    together([
      heading(3, 'Seen at the workplace', { look: 'strong', outline: false }),
      ...all.map(({ by, seen, notes, isLatest, isChanged }) =>
        paragraph(
          [
            { text: by, bold: true },
            ` saw the original ${seen}.`,
            ...(notes === '' ? [] : [' ', { text: notes, isTyped: true }]),
            ...(isChanged ? [{ text: ' The evidence has changed since.', bold: true, color: COLORS.draft }] : []),
          ],
          { gapBefore: 0, gapAfter: 3, ...(isLatest ? {} : { color: COLORS.muted }) },
        ),
      ),
    ]),
  ];
}

function confirmations(all: readonly ConfirmationReport[]): Block[] {
  if (all.length === 0) return [];
  return [
    heading(3, 'Confirmed by', { look: 'strong', outline: false }),
    ...all.map(({ who, statement, date, mark, isBroken }) =>
      together([
        columns(
          [
            [
              paragraph(who, { bold: true, gapBefore: 0, gapAfter: 0 }),
              ...(statement.trim() === '' ? [] : [paragraph(statement.trim(), { size: SIZES.table, gapBefore: 0, gapAfter: 0 })]),
              ...(isBroken
                ? [paragraph('Changed since it was signed', { bold: true, color: COLORS.draft, size: SIZES.small, gapBefore: 1, gapAfter: 0 })]
                : []),
            ],
            markBlocks(mark, `Drawn signature of ${who}, ${date}`, { maxWidth: 130, height: 32 }),
            [paragraph(date, { gapBefore: 0, gapAfter: 0 })],
          ],
          { weights: [2.6, 1.5, 1.1], verticalAlign: 'bottom' },
        ),
        rule(),
      ]),
    ),
  ];
}
