import type { Block } from '../document/flow/context.ts';
import { emblem } from '../document/flow/figures.ts';
import { details } from '../document/flow/lists.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { LoadedFiles } from '../load-files.ts';
import type { CoverReport } from '../report/cover-report.ts';
import type { EmbeddedFile } from '../report/file-report.ts';

/** Whose portfolio of which unit it is, and how far it has come. */
export function coverSection(cover: CoverReport, logo: EmbeddedFile | null, files: LoadedFiles): Block[] {
  const { unit, unitTitle, unitFacts, candidate, facts, state, stateWords, tally, isExample, inside } = cover;
  return [
    top(logo, files),
    paragraph(`${unit} · ${unitFacts}`, { size: 11, color: COLORS.muted, gapAfter: 7 }),
    heading(1, unitTitle, { look: 'cover', outline: 'Cover', destination: 'cover', gapBefore: 0, gapAfter: 14 }),
    paragraph(['Portfolio of evidence', ...(candidate === '' ? [] : [' of ', { text: candidate, bold: true }])], {
      size: 14,
      gapBefore: 0,
      gapAfter: 35,
    }),
    details(
      facts.map(([label, value, isTyped]) => [label, isTyped === true ? [{ text: value, isTyped }] : value]),
      { hasRules: true, labelShare: 0.32 },
    ),
    paragraph([{ text: state, bold: true, color: state === 'Draft' ? COLORS.draft : COLORS.ink }, `\u2002·\u2002${stateWords}`], {
      gapBefore: 28,
      gapAfter: 7,
    }),
    paragraph(
      tally.flatMap(([label, value], index) => [index === 0 ? '' : '   ·   ', { text: value, bold: true }, ` ${label}`]),
      { gapAfter: 8 },
    ),
    ...(inside === '' ? [] : [note(inside)]),
    ...(isExample ? [note('This is the example portfolio that comes with Folio. Its people and its workplace are invented.')] : []),
  ];
}

/** The centre's logo. White space at the top of a page counts for nothing, so without one an empty line of its size stands there. */
function top(logo: EmbeddedFile | null, files: LoadedFiles): Block {
  const file = logo && files.get(logo.sha256);
  if (logo && file?.type === 'photo') return emblem(file.image, { alt: logo.description, maxWidth: 200, maxHeight: 70, height: TOP });
  return () => [{ height: TOP, gapBefore: 0, gapAfter: 0, draw: () => undefined }];
}

const TOP = 126;
