import { pageBreak } from '../document/flow/containers.ts';
import { contents, type ContentsEntry } from '../document/flow/contents.ts';
import type { Block } from '../document/flow/context.ts';
import { heading } from '../document/flow/text-blocks.ts';
import type { ReportSection } from '../build-report.ts';
import { heldAtEnd, sectionTitles } from './section-blocks.ts';

/** The sections that follow, with the pieces of evidence under theirs. */
export function contentsSection(sections: readonly ReportSection[]): Block[] {
  const entries = sections.flatMap((section): ContentsEntry[] => {
    if (section.type === 'cover' || section.type === 'contents') return [];
    const own: ContentsEntry = { title: sectionTitles[section.type], destination: section.type };
    if (section.type === 'evidence')
      return [
        own,
        ...section.pages.map(({ reference, title }): ContentsEntry => ({ title: `${reference}  ${title}`, destination: reference, level: 2 })),
      ];
    return [own];
  });
  return [pageBreak({ section: 'Contents', reference: '' }), heading(1, 'Contents', { destination: 'contents' }), heldAtEnd([contents(entries)], 6)];
}
