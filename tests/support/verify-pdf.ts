import { corpus } from './corpus/corpus.ts';
import { makePdfInNode } from './make-pdf-in-node.ts';
import { checkPdf } from './pdf-check.ts';
import { faults, withFault } from './pdf-faults.ts';
import { printSample } from './sample-pdf.ts';
import { bytesOf, signInTurn } from './sign-pdf.ts';

/** A printed PDF and what our own checker says of it. */
export interface PrintedMember {
  readonly name: string;
  readonly varies: string;
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  readonly violations: readonly string[];
}

/** Prints the corpus, or those of its members that are named, one after the other. */
export async function* printCorpus(names: readonly string[] = []): AsyncGenerator<PrintedMember> {
  for (const { name, varies, build } of corpus) {
    if (names.length > 0 && !names.includes(name)) continue;
    const { snapshot, signedBy = [], ...options } = await build();
    const { blob, pageCount } = await makePdfInNode(snapshot, options);
    const bytes = await bytesOf(await signInTurn(blob, signedBy));
    yield { name, varies, bytes, pageCount, violations: rulesOf(await checkPdf(bytes)) };
  }
}

export interface PlantedFault {
  readonly name: string;
  /** The rule that our checker has to name; null for the sound file, of which nobody may say anything. */
  readonly rule: string | null;
  readonly bytes: Uint8Array;
  readonly violations: readonly string[];
}

/** A sound PDF, and then the same with a fault in it, for each fault. */
export async function* plantFaults(): AsyncGenerator<PlantedFault> {
  const { bytes: sound } = await printSample();
  for (const { name, rule, plant } of [{ name: 'no fault', rule: null, plant: () => undefined }, ...faults]) {
    const bytes = await withFault(sound, { plant });
    yield { name, rule, bytes, violations: rulesOf(await checkPdf(bytes)) };
  }
}

function rulesOf(violations: readonly { readonly rule: string }[]): readonly string[] {
  return [...new Set(violations.map(({ rule }) => rule))];
}
