import type { Attachment } from '../../domain/attachment.ts';
import { evidenceReference, evidenceTitle, type Evidence } from '../../domain/evidence.ts';
import { canBeLogo, logoOf, logoWords } from '../../domain/logo.ts';
import { isFilled } from '../../domain/record.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { formatDate } from '../../lib/dates.ts';
import { splitFileName, withoutForbidden } from '../../lib/file-name.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { shortDigest } from '../../signing/digest.ts';
import { CARRIED_NAME, RECORDS_NAME } from '../attachment-names.ts';
import { joinFacts, type ReportContext } from './report-context.ts';

/** A file that is no photo, as it is listed on the page of its evidence. */
export interface FileReport {
  readonly sha256: string;
  readonly name: string;
  /** `1.2 MB`. */
  readonly size: string;
  readonly digest: string;
  /** Name of the copy inside the PDF; '' when it is not in it. */
  readonly attachedAs: string;
  readonly description: string;
}

/** A photo to be placed on the page of its evidence. */
export interface PhotoReport {
  readonly sha256: string;
  readonly name: string;
  /** What it shows, for people who cannot see it. */
  readonly alternativeText: string;
  /** `Photo 1.` */
  readonly label: string;
  readonly caption: string;
  /** `12 Nov 2026 · 220 kB · SHA-256 9f2c 41aa … 77e0`. */
  readonly facts: string;
  /** Name of the copy inside the PDF; '' when it is not in it. */
  readonly attachedAs: string;
}

/** A file that goes into the PDF, once, however often it is listed. */
export interface EmbeddedFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  /** When it was added to the portfolio, as an instant. */
  readonly modified: string;
  readonly isPhoto: boolean;
  readonly isPdf: boolean;
}

/** Every file of these pieces of evidence, each content once, with a name that is unique and safe on any system. */
export function embeddedFiles(context: ReportContext): ReadonlyMap<string, EmbeddedFile> {
  const bySha256 = new Map<string, EmbeddedFile>();
  const taken = new Set<string>([RECORDS_NAME, CARRIED_NAME]);
  for (const item of context.evidence) {
    for (const file of filesOf(item, context)) {
      if (bySha256.has(file.sha256)) continue;
      const name = uniqueName(`${evidenceReference(item)} ${writableName(file.name)}`, taken);
      taken.add(name.toLowerCase());
      bySha256.set(file.sha256, {
        sha256: file.sha256,
        name,
        mediaType: file.mediaType,
        description: `${evidenceReference(item)} ${evidenceTitle(item)}: ${isFilled(file.alternativeText) ? file.alternativeText.trim() : file.name}`,
        modified: file.addedAt,
        isPhoto: isPhoto(file),
        isPdf: file.mediaType === 'application/pdf',
      });
    }
  }
  return bySha256;
}

/** The centre's logo; null when there is none that can stand on paper. */
export function logoFile(snapshot: Pick<Snapshot, 'portfolio' | 'attachments'>): EmbeddedFile | null {
  const logo = logoOf(snapshot);
  if (!logo || !canBeLogo(logo)) return null;
  const { sha256, name, mediaType, addedAt } = logo;
  return { sha256, name, mediaType, description: logoWords(snapshot.portfolio), modified: addedAt, isPhoto: true, isPdf: false };
}

/** Files that the evidence names and the portfolio still has. */
export function filesOf(evidence: Evidence, { attachmentById }: ReportContext): readonly Attachment[] {
  return evidence.attachmentIds.flatMap((id) => attachmentById.get(id) ?? []);
}

/** The name that a file has inside the PDF; '' when it is not in it. */
export type AttachedAs = (sha256: string) => string;

export function photoReports(evidence: Evidence, files: readonly Attachment[], attachedAs: AttachedAs): readonly PhotoReport[] {
  return files.filter(isPhoto).map((file, index) => ({
    sha256: file.sha256,
    name: file.name,
    alternativeText: isFilled(file.alternativeText)
      ? file.alternativeText.trim()
      : `Photo ${file.name} of ${evidenceReference(evidence)}, ${evidenceTitle(evidence)}`,
    label: `Photo ${index + 1}.`,
    caption: isFilled(file.alternativeText) ? file.alternativeText.trim() : 'Not described.',
    facts: joinFacts(formatDate(file.takenOn), fileSizeText(file.size), `SHA-256 ${shortDigest(file.sha256)}`),
    attachedAs: attachedAs(file.sha256),
  }));
}

export function fileReports(files: readonly Attachment[], attachedAs: AttachedAs): readonly FileReport[] {
  return files
    .filter((file) => !isPhoto(file))
    .map((file) => ({
      sha256: file.sha256,
      name: file.name,
      size: fileSizeText(file.size),
      digest: shortDigest(file.sha256),
      attachedAs: attachedAs(file.sha256),
      description: file.alternativeText.trim(),
    }));
}

/** Characters that Windows, macOS and Linux all allow; no path, nothing invisible, at most 100 of them. */
export function writableName(name: string): string {
  const plain = withoutForbidden(
    name
      .normalize('NFC')
      .replace(/^.*[/\\]/s, '')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
      .replace(/\s+/g, ' '),
  ).trim();
  const { stem, ending } = splitFileName(plain);
  return plain === '' ? 'file' : cutText(stem, 100 - ending.length) + ending;
}

/** At most this many letters, none of them cut in two. */
export function cutText(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

function isPhoto(file: Attachment): boolean {
  return file.kind === 'image' && file.mediaType === 'image/jpeg';
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  const { stem, ending } = splitFileName(name);
  let unique = name;
  for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${stem} (${count})${ending}`;
  return unique;
}
