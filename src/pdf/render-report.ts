import { attachFiles } from './attach-files.ts';
import type { ReportModel, ReportSection, SectionType } from './build-report.ts';
import { TaggedDocument } from './document/document.ts';
import { renderFlow } from './document/flow.ts';
import type { Block } from './document/flow/context.ts';
import type { FontFiles } from './document/font-family.ts';
import { A4, LETTER } from './document/page-writer.ts';
import type { Data } from './document/stream-store.ts';
import { type LoadedFiles, loadFiles, type ReadFile } from './load-files.ts';
import { fileRemarks } from './file-remarks.ts';
import { type LoadedPdfs, loadPdfs, pdfsOf } from './printing/load-pdfs.ts';
import type { EmbeddedFile } from './report/file-report.ts';
import { assessmentSection } from './sections/assessment-section.ts';
import { auditSection } from './sections/audit-section.ts';
import { contentsSection } from './sections/contents-section.ts';
import { coverSection } from './sections/cover-section.ts';
import { evidenceSection } from './sections/evidence-section.ts';
import { gridSection } from './sections/grid-section.ts';
import { indexSection } from './sections/index-section.ts';
import { peopleSection } from './sections/people-section.ts';
import { processSection } from './sections/process-section.ts';
import { registerSection } from './sections/register-section.ts';
import { rulesSection } from './sections/rules-section.ts';
import { samplingSection } from './sections/sampling-section.ts';
import { sealsSection } from './sections/seals-section.ts';
import { signOffSection } from './sections/sign-off-section.ts';
import { standardSection } from './sections/standard-section.ts';
import { worksheetsSection } from './sections/worksheets-section.ts';

export interface RenderOptions {
  readonly fonts: FontFiles;
  readonly readFile: ReadFile;
  /** What rides inside so that Folio opens the PDF again. */
  readonly carried?: Blob | undefined;
  /** Takes the next parts of the file, as soon as they are certain. Photos and attachments are still the Blobs that were read. */
  readonly onParts: (parts: readonly Data[]) => void;
  readonly onProgress?: ((progress: PdfProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How far it got. Files are read first, then all pages are laid out, then the file is written. */
export type PdfProgress =
  | { readonly stage: 'files'; readonly done: number; readonly total: number }
  | { readonly stage: 'pages'; readonly evidence: number }
  | { readonly stage: 'writing'; readonly pages: number };

export interface RenderedReport {
  readonly pageCount: number;
  /** Printed page by the name of the place: `E4`, `point 1a`, `sign-off`. */
  readonly pages: ReadonlyMap<string, number>;
  /** Characters that no font has and that were drawn as a replacement mark. */
  readonly missingCharacters: readonly string[];
  /** One sentence for each file that could not be shown or needs care. */
  readonly remarks: readonly string[];
}

/**
 * Draws a report as a tagged, archival PDF. The same model, fonts and files give the same bytes. Photos are handed on while later ones
 * are still being read. Rejects with the signal's reason when it is aborted.
 */
export async function renderReport(
  model: ReportModel,
  { fonts, readFile, carried, onParts, onProgress, signal }: RenderOptions,
): Promise<RenderedReport> {
  const created = new Date(model.created);
  const document = new TaggedDocument(
    {
      title: model.title,
      author: model.author,
      subject: model.subject,
      language: model.language,
      created,
      creator: 'Folio',
      claimsStandards: model.inside.edition === 'archival',
    },
    fonts,
  );
  const toRead = filesToRead(model);
  const total = toRead.length + pdfsOf(model).length;
  const reading = (before: number) => ({
    readFile,
    signal,
    onLoaded: (done: number) => onProgress?.({ stage: 'files', done: before + done, total }),
  });
  const beforePdfs = reading(0);
  const files = await loadFiles(document, toRead, {
    ...beforePdfs,
    onLoaded: async (done) => {
      beforePdfs.onLoaded(done);
      const ready = await document.takeReady();
      if (ready.length > 0) onParts(ready);
    },
  });
  const pdfs = await loadPdfs(document, model, files, reading(toRead.length));

  const blocks = model.sections.flatMap((section) => sectionBlocks(section, { model, files, pdfs }));
  onProgress?.({
    stage: 'pages',
    evidence: model.sections.reduce((sum, section) => sum + (section.type === 'evidence' ? section.pages.length : 0), 0),
  });
  const { pageCount, pages } = renderFlow(document, blocks, {
    paper: { A4, Letter: LETTER }[model.paper],
    ownLanguage: 'en-GB',
    furniture: ({ number, total: count, running }) => ({
      ...(running.section === undefined
        ? {}
        : { headerLeft: running.section, headerRight: `${running.reference ? `${running.reference} · ` : ''}p. ${number}` }),
      footerLeft: model.footer,
      footerRight: `SHA-256 ${model.digest} · page ${number} of ${count}`,
      ...(model.isDraft ? { mark: 'Draft' } : {}),
    }),
  });

  signal?.throwIfAborted();
  attachFiles(document, model, files, carried);
  onProgress?.({ stage: 'writing', pages: pageCount });
  const parts = await document.finish();
  signal?.throwIfAborted();
  onParts(parts);
  return { pageCount, pages, missingCharacters: [...document.fonts.missing], remarks: fileRemarks(model, files, pdfs) };
}

/** Each content once: the logo may be attached to evidence as well. */
function filesToRead({ files, logo, inside }: ReportModel): readonly EmbeddedFile[] {
  const needed = files.filter(({ isPhoto }) => inside.attachesFiles || isPhoto);
  return logo === null || needed.some(({ sha256 }) => sha256 === logo.sha256) ? needed : [logo, ...needed];
}

/** What sections are drawn from. */
interface Drawn {
  readonly model: ReportModel;
  readonly files: LoadedFiles;
  readonly pdfs: LoadedPdfs;
}

/** One drawer per section; the compiler asks for each. */
const drawers: { readonly [T in SectionType]: (section: Extract<ReportSection, { type: T }>, drawn: Drawn) => Block[] } = {
  cover: (section, { model, files }) => coverSection(section, model.logo, files),
  contents: (_, { model }) => contentsSection(model.sections),
  'sign-off': signOffSection,
  grid: (section, { model }) => gridSection(section, hasEvidence(model.sections)),
  index: (section, { model }) => indexSection(section, hasEvidence(model.sections)),
  process: processSection,
  register: registerSection,
  worksheets: worksheetsSection,
  evidence: (section, { files, pdfs }) => evidenceSection(section, files, pdfs),
  assessment: assessmentSection,
  people: peopleSection,
  sampling: samplingSection,
  standard: standardSection,
  seals: sealsSection,
  audit: auditSection,
  rules: rulesSection,
};

function hasEvidence(sections: readonly ReportSection[]): boolean {
  return sections.some(({ type }) => type === 'evidence');
}

function sectionBlocks<T extends SectionType>(section: Extract<ReportSection, { type: T }>, drawn: Drawn): Block[] {
  const draw = drawers[section.type];
  return draw(section, drawn);
}
