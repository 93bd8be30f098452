import { cutText, writableName } from './report/file-report.ts';

export interface FileNameFacts {
  readonly unitId: string;
  readonly candidateName: string;
  /** `portfolio`, `risk register`. */
  readonly what: string;
  readonly isForPrinting: boolean;
  readonly isDraft: boolean;
  /** `2026-11-22`. */
  readonly day: string;
}

/** `Aisha Khan – Unit 311 portfolio (draft) – 2026-11-22.pdf`: safe on every system. */
export function pdfFileName({ unitId, candidateName, what, isForPrinting, isDraft, day }: FileNameFacts): string {
  const content = `Unit ${unitId} ${what}${isForPrinting ? ' for printing' : ''}${isDraft ? ' (draft)' : ''}`;
  const words = [cutText(candidateName.trim(), 60), content, day].filter((word) => word.trim() !== '');
  return `${writableName(words.join(' – ').replace(/[/\\]/g, '-'))}.pdf`;
}
