import type { PdfFile } from '../reading/pdf-file.ts';
import type { PdfReadError } from '../reading/pdf-read-error.ts';

/** What is said of a PDF, after its name. */
export const sentences = {
  damaged: 'It is damaged, so its pages could not be printed here.',
  empty: 'It has no pages.',
  fonts: 'It uses fonts that it does not hold: the printer puts others in their place.',
  incomplete: 'A part of it is damaged, so something may be missing on its pages.',
  layers: 'It has layers that are switched off; here all of them show.',
  scriptsAttached: 'It holds scripts or actions. It is attached as it is.',
  scriptsPrinted: 'It holds scripts or actions, which are left out here.',
  tooMany: (printed: number, count: number) => `Of its ${count} pages the first ${printed} are printed here; open the original for the others.`,
  lost: (pages: readonly number[]) =>
    pages.length === 1
      ? `Its page ${pages.join('')} is damaged and could not be printed.`
      : `Its pages ${pages.join(', ')} are damaged and could not be printed.`,
} as const;

/** Why the pages of a PDF are not printed. */
export function refusalSentence(error: PdfReadError): string {
  switch (error.type) {
    case 'encrypted':
      return 'It is locked with a password or against copying, so its pages could not be printed here: open and print the original.';
    case 'not-a-pdf':
      return 'It is not a PDF, whatever its name says, so there are no pages to print.';
    case 'too-big':
      return 'It holds more than could be taken in, so its pages are not printed here: open and print the original.';
    case 'damaged':
    case 'unreadable':
      return sentences.damaged;
  }
}

/** What whoever opens the attached original should know. */
export function attachedSentence(error: PdfReadError): string {
  switch (error.type) {
    case 'encrypted':
      return 'It is locked with a password or against copying; it is attached as it is.';
    case 'not-a-pdf':
      return 'It is not a PDF, whatever its name says; it is attached as it is.';
    case 'too-big':
    case 'damaged':
    case 'unreadable':
      return 'It seems to be damaged; it is attached as it is.';
  }
}

/** True when a PDF hides some of what it draws (ISO 32000-1, 8.11.4). */
export async function layersAreOff(file: PdfFile): Promise<boolean> {
  const standard = await file.get(await file.get(await file.root(), 'OCProperties'), 'D');
  const off = await file.array(standard, 'OFF');
  return (off?.size() ?? 0) > 0 || (await file.name(standard, 'BaseState')) === 'OFF';
}
