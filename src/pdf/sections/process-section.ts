import type { Block } from '../document/flow/context.ts';
import type { InlineText } from '../document/flow/inline.ts';
import { marked } from '../document/flow/marks.ts';
import { table } from '../document/flow/table.ts';
import { paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { ProcessReport } from '../report/process-report.ts';
import { emptySentence, mentionLinks, orDash, sectionStart } from './section-blocks.ts';

/** Stages in order, with the moments of truth. */
export function processSection({ explainedIn, stages }: ProcessReport): Block[] {
  const explained: InlineText =
    explainedIn.length === 0 ? 'The process is not explained yet.' : ['The process is explained in ', ...mentionLinks(explainedIn), '.'];
  if (stages.length === 0) return [...sectionStart('process'), paragraph(explained), emptySentence('No stages have been described yet.')];
  return [
    ...sectionStart(
      'process',
      'The stages that a customer goes through, in order. A star marks a moment of truth: where the customer’s opinion is made.',
    ),
    paragraph(explained, { gapBefore: 0 }),
    table({
      size: 9,
      columns: [
        { header: '', points: 24, isRowHeader: true },
        { header: 'Stage', weight: 1.1 },
        { header: 'What the customer sees', weight: 1.6, isTyped: true },
        { header: 'Behind the scenes', weight: 1.6, isTyped: true },
        { header: 'Moment of truth', weight: 1.4, isTyped: true },
      ],
      rows: stages.map(({ name, channel, customerSees, behindTheScenes, isMomentOfTruth, momentOfTruthReason }, index) => [
        String(index + 1),
        [{ text: name, bold: true, isTyped: true }, ...(channel.trim() === '' ? [] : ['\n', { text: channel, color: COLORS.muted, isTyped: true }])],
        orDash(customerSees),
        orDash(behindTheScenes),
        isMomentOfTruth
          ? { content: [marked('star', momentOfTruthReason.trim() === '' ? 'Yes' : momentOfTruthReason.trim())] }
          : orDash(momentOfTruthReason),
      ]),
    }),
  ];
}
