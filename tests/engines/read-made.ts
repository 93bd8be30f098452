import { portfolioInPdf } from '../../src/pdf/reading/portfolio-in-pdf.ts';
import { words } from '../journeys/words.ts';
import { allText, readPdf } from '../support/read-pdf.ts';
import { flat } from '../support/typed-texts.ts';

export { words };

/** What is wrong with a PDF that the main journey made: not one, not opened by our own reader, or without words that were typed. */
export async function problemsOfPdf(bytes: Buffer): Promise<readonly string[]> {
  if (bytes.subarray(0, 4).toString('latin1') !== '%PDF') return ['it does not begin as PDFs do'];
  const inside = await portfolioInPdf(new Blob([new Uint8Array(bytes)]));
  if (!inside.ok) return [`our reader does not open it: ${inside.error.type}`];
  const printed = flat(allText(await readPdf(new Uint8Array(bytes))));
  const { everyday, assessment, discussion, actioned, tolerated, toCustomers, toStaff, knowledge } = words;
  const typed = [
    words.candidate.name,
    ...words.stages.flatMap(({ name, customerSees }) => [name, customerSees]),
    ...words.risks.flatMap(({ hazard, event }) => [hazard, event]),
    ...[everyday, assessment, discussion, actioned, tolerated, toCustomers, toStaff].map(({ title }) => title),
    ...Object.values(knowledge).map(({ answer }) => answer),
  ];
  return typed.filter((text) => !printed.includes(flat(text))).map((text) => `not in the PDF: ${text}`);
}
