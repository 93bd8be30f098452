import { splitFileName } from '../../lib/file-name.ts';
import { pageBreak } from '../document/flow/containers.ts';
import type { Block } from '../document/flow/context.ts';
import type { Piece } from '../document/flow/piece.ts';
import { paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { PagePicture } from '../printing/page-form.ts';
import type { LoadedPdfs } from '../printing/load-pdfs.ts';
import type { EvidencePageReport } from '../report/evidence-report.ts';
import { cutText } from '../report/file-report.ts';
import { sectionTitles } from './section-blocks.ts';

/** The pages of the PDFs of a piece of evidence, each on a page of ours whose header says what it is. */
export function pdfPages({ reference, files }: EvidencePageReport, pdfs: LoadedPdfs): Block[] {
  const blocks = files.flatMap(({ sha256, name }) => {
    const { pages = [], pageCount = 0 } = pdfs.get(sha256) ?? {};
    const short = shortName(name);
    return pages.flatMap((page, index): Block[] => {
      const place = `page ${index + 1} of ${pageCount}`;
      return [
        pageBreak({ section: `${reference} · ${short}, ${place}`, reference }),
        page
          ? pagePicture(page, `${name}, attached to ${reference}: ${place}`)
          : paragraph(`This page of ${name} is damaged and could not be printed.`, { color: COLORS.draft }),
      ];
    });
  });
  return blocks.length === 0 ? [] : [...blocks, pageBreak({ section: sectionTitles.evidence, reference })];
}

/** Small pages, such as cards, are enlarged only so far. */
const LARGEST_SCALE = 1.5;

/** The ending is kept. More than this would run into the middle of the header, where “Draft” stands. */
function shortName(name: string): string {
  const { stem, ending } = splitFileName(name);
  return name.length <= LONGEST_NAME ? name : `${cutText(stem, LONGEST_NAME - 1 - ending.length)}…${ending}`;
}

const LONGEST_NAME = 24;

/** As large as our page allows, in the middle of it, with a thin line round its edges. */
function pagePicture(picture: PagePicture, alt: string): Block {
  return (context, width) => {
    const scale = Math.min(width / picture.width, context.maxHeight / picture.height, LARGEST_SCALE);
    const size = { width: picture.width * scale, height: picture.height * scale };
    const figure = context.parent?.add('Figure', { alt });
    const draw: Piece['draw'] = (page, x, top) => {
      const box = { x: x + (width - size.width) / 2, y: top - size.height, ...size };
      if (figure) page.image(figure, picture, box);
      page.rules.rectangle(box.x, box.y, box.width, box.height, { stroke: COLORS.line });
    };
    return [{ height: size.height, gapBefore: 0, gapAfter: 0, draw }];
  };
}
