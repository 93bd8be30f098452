import { ByteView, readBytes } from './byte-view.ts';
import type { MediaType } from './media-types.ts';

/** What a zip file is, by its `mimetype` entry (OpenDocument) or the names in its directory (Office). Nothing is unpacked. */
export async function sniffZip(file: Blob, head: ByteView): Promise<MediaType> {
  const declared = openDocumentType(head);
  if (declared !== undefined) return declared;
  const names = await zipNames(file);
  // Without a directory the file is cut short; the first entries still tell what it was.
  const has = (folder: string) => (names.length > 0 ? names.some((name) => name.startsWith(folder)) : head.text(0, 4096).includes(folder));
  if (names.length > 0 && !names.includes('[Content_Types].xml')) return 'application/zip';
  if (has('word/')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (has('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (has('ppt/')) return 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
  return 'application/zip';
}

/** Where the directory of a zip file lies; undefined when the file has none, because its end is missing. */
export async function zipDirectory(file: Blob): Promise<{ readonly at: number; readonly size: number } | undefined> {
  const tailAt = Math.max(0, file.size - LONGEST_ZIP_TAIL);
  const tail = new ByteView(await readBytes(file, tailAt));
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.u8(at) === 0x50 && tail.startsWith('PK\x05\x06', at)) return { at: tail.u32(at + 16, true), size: tail.u32(at + 12, true) };
  }
  return undefined;
}

/** What an old Office file is, by the streams that its directory names (in UTF-16). */
export async function sniffOle(file: Blob, head: ByteView): Promise<MediaType> {
  const sectorSize = 2 ** Math.min(head.u16(30, true), 12);
  const directoryAt = (head.u32(48, true) + 1) * sectorSize;
  // The directory may lie in pieces; the streams that tell the type are among its first entries.
  const directory = new ByteView(await readBytes(file, directoryAt, directoryAt + 16_384));
  const text = directory.text(0, directory.length).replaceAll('\0', '');
  return oleStreams.find(([stream]) => text.includes(stream))?.[1] ?? 'application/x-ole-storage';
}

const LONGEST_ZIP_TAIL = 22 + 65_535;
const LONGEST_DIRECTORY = 1_000_000;

const oleStreams: readonly (readonly [string, MediaType])[] = [
  ['__properties_version', 'application/vnd.ms-outlook'],
  ['WordDocument', 'application/msword'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
];

/** OpenDocument puts an unpacked entry named `mimetype` first, so that its type can be read at a fixed place. */
function openDocumentType(head: ByteView): MediaType | undefined {
  if (!head.startsWith('mimetypeapplication/vnd.oasis.opendocument.', 30)) return undefined;
  const declared = head.text(38, head.u32(22, true) || 64);
  if (declared.includes('opendocument.text')) return 'application/vnd.oasis.opendocument.text';
  if (declared.includes('opendocument.spreadsheet')) return 'application/vnd.oasis.opendocument.spreadsheet';
  if (declared.includes('opendocument.presentation')) return 'application/vnd.oasis.opendocument.presentation';
  return undefined;
}

async function zipNames(file: Blob): Promise<readonly string[]> {
  const directory = await zipDirectory(file);
  if (directory === undefined) return [];
  const view = new ByteView(await readBytes(file, directory.at, directory.at + Math.min(directory.size, LONGEST_DIRECTORY)));
  const names: string[] = [];
  for (let at = 0; view.startsWith('PK\x01\x02', at);) {
    const nameLength = view.u16(at + 28, true);
    names.push(view.text(at + 46, nameLength));
    at += 46 + nameLength + view.u16(at + 30, true) + view.u16(at + 32, true);
  }
  return names;
}
