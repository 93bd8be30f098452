import { PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { type Attachment, writeAttachment, writeAttachmentNames } from './attachments.ts';
import { contentId } from './content-id.ts';
import { embedFont } from './font-embedding.ts';
import { FontFamily, type FontFiles } from './font-family.ts';
import { ImageWriter, type JpegImage } from './image.ts';
import { writeLink } from './links.ts';
import { type DocumentInfo, writeInformation, writeMetadata, writeOutputIntent } from './metadata.ts';
import { type OutlineEntry, writeOutline } from './outline.ts';
import { type PageLabelRange, writePageLabels } from './page-labels.ts';
import { A4, type PageSize, PageWriter } from './page-writer.ts';
import { asciiBytes } from './pdf-syntax.ts';
import { writeForm, writeSignatureField } from './signature-fields.ts';
import type { JpegInfo } from './probe-jpeg.ts';
import { type Data, StreamStore } from './stream-store.ts';
import { PartsWriter } from './stream-writer.ts';
import { StructureElement } from './structure.ts';
import { type ParentEntry, writeStructure } from './structure-writer.ts';

/**
 * A PDF that is tagged (PDF/UA-1, ISO 14289-1) and archival (PDF/A-3a, ISO 19005-3) by construction. It knows pages,
 * structure, fonts and files, and nothing of what is written in it. The same calls give the same bytes.
 */
export class TaggedDocument {
  readonly fonts: FontFamily;
  readonly pages: PageWriter[] = [];
  /** Named places that links and bookmarks lead to. */
  readonly destinations = new Map<string, { page: PDFRef; y: number }>();
  readonly outline: OutlineEntry[] = [];
  pageLabels: readonly PageLabelRange[] = [{ from: 0, style: 'decimal' }];
  /** The top of the structure tree; `flow` puts its own in place. */
  root = new StructureElement('Document');
  private readonly context = PDFContext.create();
  private readonly streams = new StreamStore(this.context);
  private readonly writer = new PartsWriter(this.context, this.streams);
  private readonly images = new ImageWriter(this.streams, (items) => this.context.obj([...items]));
  private readonly files: { name: string; ref: PDFRef }[] = [];

  constructor(
    private readonly info: DocumentInfo,
    fonts: FontFiles,
  ) {
    this.fonts = new FontFamily(fonts);
  }

  /** BCP 47. */
  get language(): string {
    return this.info.language;
  }

  addPage(size: PageSize = A4): PageWriter {
    const page = new PageWriter(this.context.nextRef(), size, () => this.context.nextRef());
    this.pages.push(page);
    return page;
  }

  /** Takes a photo in; its bytes go into the file as they are. `info` comes from `probeJpeg` or `probeJpegBlob`. */
  addJpeg(data: Data, info: JpegInfo): JpegImage {
    return this.images.add(data, info);
  }

  /** Where copies of what is in other PDFs go (printing/object-copier.ts). */
  get copyTarget(): { readonly context: PDFContext; readonly streams: StreamStore } {
    return { context: this.context, streams: this.streams };
  }

  /** Puts a file inside the PDF. Throws when a file of that name is already there. */
  attach(attachment: Attachment): void {
    const { name } = attachment;
    if (this.files.some((file) => file.name === name)) throw new Error(`Two attachments are named "${name}"`);
    this.files.push({ name, ref: writeAttachment(this.context, this.streams, attachment) });
  }

  /** The file's next parts, as far as they are certain: photos, and what else was stored since. The file is the same however often it is called. */
  takeReady(): Promise<Data[]> {
    return this.writer.takeStreams();
  }

  /** Writes everything else. Call it once. The parts, with those that were taken before them, are the file. */
  async finish(): Promise<Data[]> {
    const { context, streams } = this;
    const contents = this.pages.map((page) => page.finish());
    const parents: ParentEntry[] = [];
    const pageTree = context.nextRef();
    const fonts = context.register(
      context.obj(Object.fromEntries(this.fonts.fonts.filter((font) => font.isUsed).map((font) => [font.key, embedFont(font, context, streams)]))),
    );

    for (const [index, page] of this.pages.entries()) {
      const structParents = parents.push(page.marked) - 1;
      for (const link of page.links) writeLink(context, link, parents.push(link.element) - 1, this.destinations);
      for (const field of page.fields) {
        writeSignatureField(context, streams, field, { page: page.ref, fonts, parentNumber: parents.push(field.element) - 1 });
      }
      const annotations = [...page.links, ...page.fields].map(({ ref }) => ref);
      const dict = context.obj({
        Type: 'Page',
        Parent: pageTree,
        MediaBox: [0, 0, page.size.width, page.size.height],
        Resources: { Font: fonts, ...(page.images.size > 0 ? { XObject: Object.fromEntries(page.images) } : {}) },
        Contents: streams.add(asciiBytes(contents[index] ?? '')),
        StructParents: structParents,
        // Tab moves through links and fields in the order of the structure (PDF/UA-1, 7.18.3).
        Tabs: 'S',
      });
      if (annotations.length > 0) dict.set(PDFName.of('Annots'), context.obj(annotations));
      context.assign(page.ref, dict);
    }
    context.assign(pageTree, context.obj({ Type: 'Pages', Kids: this.pages.map((page) => page.ref), Count: this.pages.length }));

    const outline = writeOutline(context, this.outline, this.destinations);
    const files = this.files.length > 0 ? { Names: writeAttachmentNames(context, this.files), AF: this.files.map((file) => file.ref) } : {};
    const fields = this.pages.flatMap((page) => page.fields);
    const catalog = context.obj({
      Type: 'Catalog',
      Pages: pageTree,
      Lang: PDFString.of(this.info.language),
      MarkInfo: { Marked: true },
      ViewerPreferences: { DisplayDocTitle: true },
      StructTreeRoot: writeStructure(context, this.root, parents),
      PageLabels: writePageLabels(context, this.pageLabels),
      Metadata: writeMetadata(streams, this.info),
      ...(this.info.claimsStandards === false ? {} : { OutputIntents: [writeOutputIntent(context, streams)] }),
      ...(outline ? { Outlines: outline, PageMode: 'UseOutlines' } : {}),
      ...(fields.length > 0 ? { AcroForm: writeForm(context, fields) } : {}),
      ...files,
    });

    const id = PDFHexString.of(contentId([JSON.stringify(this.info), ...contents, ...this.files.map((file) => file.name)]));
    context.trailerInfo.Root = context.register(catalog);
    context.trailerInfo.Info = writeInformation(context, this.info);
    context.trailerInfo.ID = context.obj([id, id]);
    return this.writer.finish();
  }
}
