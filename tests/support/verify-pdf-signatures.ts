import { readPdfSignatures } from '../../src/pdf/signatures/read-signatures.ts';
import { finishedExample } from './example.ts';
import { makePdfInNode } from './make-pdf-in-node.ts';
import { allLines, blankSheet, bytesOf, signInTurn } from './sign-pdf.ts';

/** A signed PDF for other programs to judge, with what Folio itself says of it. */
export interface SignedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many signed it, and how many of their signatures hold with nothing but signatures after them. */
  readonly signed: number;
  readonly sound: number;
}

/** Sheets with one to six signatures, a whole portfolio with three, and some of them with a byte changed here and there. */
export async function* signedFiles(): AsyncGenerator<SignedFile> {
  const blank = await blankSheet();
  for (const count of [1, 2, 6]) yield judged(`sheet-signed-by-${count}`, await bytesOf(await signInTurn(blank, allLines.slice(0, count))), count);
  const portfolio = await bytesOf(await signInTurn((await makePdfInNode(finishedExample)).blob, ['candidate', 'assessor', 'iqa']));
  yield judged('portfolio-signed-by-3', portfolio, 3);

  const five = await bytesOf(await signInTurn(blank, allLines.slice(0, 5)));
  for (const share of [0.02, 0.1, 0.15]) {
    const changed = five.slice();
    const place = Math.floor(share * changed.length);
    changed[place] = (changed[place] ?? 0) ^ 1;
    yield judged(`sheet-signed-by-5-byte-${place}-changed`, changed, 5);
  }
  const text = new TextDecoder('latin1').decode(five);
  const third = [...text.matchAll(/\/Reason <feff/g)][2]?.index ?? 0;
  const reworded = five.slice();
  reworded[third + 15] = (reworded[third + 15] ?? 0) ^ 1;
  yield judged('sheet-signed-by-5-third-statement-changed', reworded, 5);
}

async function judged(name: string, bytes: Uint8Array<ArrayBuffer>, signed: number): Promise<SignedFile> {
  const read = await readPdfSignatures(new Blob([bytes]));
  const sound = read.ok ? read.value.signatures.filter(({ state, later }) => state === 'holds' && later !== 'changes').length : 0;
  return { name, bytes, signed, sound };
}
