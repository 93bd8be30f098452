import { corpus } from './corpus/corpus.ts';
import { makePdfInNode } from './make-pdf-in-node.ts';
import { checkPdf } from './pdf-check.ts';
import { faults, withFault } from './pdf-faults.ts';
import { printSample } from './sample-pdf.ts';
import { bytesOf, signInTurn } from './sign-pdf.ts';

/** A PDF for the judges, and what our own checker says of it. */
export interface PrintedPdf {
  readonly kind: 'corpus' | 'fault';
  readonly name: string;
  readonly varies: string;
  /** Of a planted fault, the rule that our checker has to name; null where nobody may say anything. */
  readonly rule: string | null;
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  readonly violations: readonly string[];
}

/**
 * Prints the members of the corpus that are named, one after the other; without names all of them, and then a sound PDF and
 * the same with a fault in it, for each fault.
 */
export async function* printForJudges(names: readonly string[] = []): AsyncGenerator<PrintedPdf> {
  for (const { name, varies, build } of corpus) {
    if (names.length > 0 && !names.includes(name)) continue;
    const { snapshot, signedBy = [], ...options } = await build();
    const { blob, pageCount } = await makePdfInNode(snapshot, options);
    const bytes = await bytesOf(await signInTurn(blob, signedBy));
    yield { kind: 'corpus', name, varies, rule: null, bytes, pageCount, violations: rulesOf(await checkPdf(bytes)) };
  }
  if (names.length > 0) return;
  const { bytes: sound } = await printSample();
  for (const { name, rule, plant } of [{ name: 'no fault', rule: null, plant: () => undefined }, ...faults]) {
    const bytes = await withFault(sound, { plant });
    yield { kind: 'fault', name, varies: '', rule, bytes, pageCount: 0, violations: rulesOf(await checkPdf(bytes)) };
  }
}

function rulesOf(violations: readonly { readonly rule: string }[]): readonly string[] {
  return [...new Set(violations.map(({ rule }) => rule))];
}
