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
  /** Of a planted fault: veraPDF has no test for it. */
  readonly isSeenByUsAlone: boolean;
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  readonly violations: readonly string[];
}

/**
 * Prints the members of the corpus that are named, one after the other. Without names all of them (or none, where only
 * faults are wanted), and then a sound PDF and the same with a fault in it, for each fault.
 */
export async function* printForJudges(names: readonly string[], { faultsOnly = false } = {}): AsyncGenerator<PrintedPdf> {
  for (const { name, varies, build } of corpus) {
    if (faultsOnly || (names.length > 0 && !names.includes(name))) continue;
    const { snapshot, signedBy = [], ...options } = await build();
    const { blob, pageCount } = await makePdfInNode(snapshot, options);
    const bytes = await bytesOf(await signInTurn(blob, signedBy));
    yield { kind: 'corpus', name, varies, rule: null, isSeenByUsAlone: false, bytes, pageCount, violations: rulesOf(await checkPdf(bytes)) };
  }
  if (names.length > 0) return;
  const { bytes: sound } = await printSample();
  const noFault = { name: 'no fault', rule: null, plant: () => undefined, isSeenByUsAlone: false };
  for (const { name, rule, plant, isSeenByUsAlone } of [noFault, ...faults]) {
    const bytes = await withFault(sound, { plant });
    yield { kind: 'fault', name, varies: '', rule, isSeenByUsAlone, bytes, pageCount: 0, violations: rulesOf(await checkPdf(bytes)) };
  }
}

function rulesOf(violations: readonly { readonly rule: string }[]): readonly string[] {
  return [...new Set(violations.map(({ rule }) => rule))];
}
