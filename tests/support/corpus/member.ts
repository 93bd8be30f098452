import type { SnapshotWithEvents } from '../../../src/domain/snapshot.ts';
import type { SignOffLine } from '../../../src/domain/signature.ts';
import type { NodePdfOptions } from '../make-pdf-in-node.ts';

/** A portfolio of the corpus, and with what it is printed. */
export interface CorpusPortfolio extends NodePdfOptions {
  readonly snapshot: SnapshotWithEvents;
  /** Lines that are then signed digitally, one after the other. */
  readonly signedBy?: readonly SignOffLine[];
}

export interface CorpusMember {
  /** Name of its file, without ending. */
  readonly name: string;
  /** What it varies, for the table that is printed. */
  readonly varies: string;
  /** The same each time. */
  readonly build: () => CorpusPortfolio | Promise<CorpusPortfolio>;
}

export function member(name: string, varies: string, build: CorpusMember['build']): CorpusMember {
  return { name, varies, build };
}
