/** For keeping and handing over, or for reading on paper with the pages of the candidate's own PDFs in their places. */
export type Edition = 'archival' | 'printing';

/** What is made, and what rides inside it. */
export interface Inside {
  /** False for a part of the portfolio by itself, in which nothing rides. */
  readonly isWhole: boolean;
  readonly edition: Edition;
  /** The original files, and every record as text. Never in a printing edition. */
  readonly attachesFiles: boolean;
  /** The signed records, so that Folio opens the PDF again. */
  readonly carriesRecords: boolean;
}

/** The whole portfolio with all its files. */
export const EVERYTHING: Inside = { isWhole: true, edition: 'archival', attachesFiles: true, carriesRecords: false };

/** A part by itself. */
export const PART: Inside = { isWhole: false, edition: 'archival', attachesFiles: false, carriesRecords: false };

/** One sentence or two for the cover; '' for a part. */
export function insideWords({ isWhole, edition, attachesFiles, carriesRecords }: Inside): string {
  if (!isWhole) return '';
  if (edition === 'printing')
    return 'Printing edition, for reading on paper: the pages of attached PDFs follow the evidence that they belong to. It is not the archival edition, holds no original files, and does not open again in Folio.';
  if (!attachesFiles) return 'No files are inside this PDF. Photos are shown on its pages; the originals and all other files are held in Folio.';
  return carriesRecords
    ? 'Inside this PDF are the original files, photos on their pages byte for byte and all others attached, and the portfolio’s signed records: “Open a package” in Folio opens it again.'
    : 'Inside this PDF are the original files, photos on their pages byte for byte and all others attached, and every record as portfolio.json.';
}
