import type { ByteView } from './byte-view.ts';
import type { MediaType } from './media-types.ts';

/** The type of a binary file by the marks at its start; undefined when there are none, as in a text. */
export function sniffSignature(head: ByteView): MediaType | 'container/zip' | 'container/ole' | undefined {
  for (const [mediaType, at, mark] of signatures) {
    if (head.startsWith(mark, at)) return mediaType;
  }
  if (head.startsWith('RIFF')) return sniffRiff(head);
  if (head.startsWith('ftyp', 4)) return sniffBrand(head);
  if (head.startsWith('OggS')) return head.text(0, 512).includes('theora') ? 'video/ogg' : 'audio/ogg';
  if (head.startsWith('\x1aE\xdf\xa3')) return sniffMatroska(head);
  if (head.startsWith('BM') && head.u32(6) === 0 && BMP_HEADER_SIZES.has(head.u32(14, true))) return 'image/bmp';
  if (head.startsWith('MZ') && head.startsWith('PE\0\0', head.u32(60, true))) return 'application/x-msdownload';
  if (isMp3Frame(head)) return 'audio/mpeg';
  // Readers allow some bytes before the header of a PDF, so it is looked for last.
  if (head.text(0, 1024).includes('%PDF-')) return 'application/pdf';
  return undefined;
}

const signatures: readonly (readonly [MediaType | 'container/zip' | 'container/ole', number, string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/jxl', 0, '\xff\x0a'],
  ['image/jxl', 0, '\0\0\0\x0cJXL \r\n\x87\n'],
  ['application/pdf', 0, '%PDF-'],
  ['application/rtf', 0, '{\\rtf'],
  ['container/zip', 0, 'PK\x03\x04'],
  ['container/zip', 0, 'PK\x05\x06'],
  ['container/ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/aac', 0, '\xff\xf1'],
  ['audio/aac', 0, '\xff\xf9'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/amr', 0, '#!AMR'],
  ['video/mpeg', 0, '\0\0\x01\xba'],
  ['video/mpeg', 0, '\0\0\x01\xb3'],
  ['video/x-ms-asf', 0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
  // Old QuickTime files have no ftyp box.
  ['video/quicktime', 4, 'moov'],
  ['video/quicktime', 4, 'mdat'],
  ['video/quicktime', 4, 'wide'],
  ['application/x-7z-compressed', 0, '7z\xbc\xaf\x27\x1c'],
  ['application/vnd.rar', 0, 'Rar!\x1a\x07'],
  ['application/gzip', 0, '\x1f\x8b\x08'],
];

const BMP_HEADER_SIZES = new Set([12, 40, 52, 56, 64, 108, 124]);

function sniffRiff(head: ByteView): MediaType {
  switch (head.text(8, 4)) {
    case 'WEBP':
      return 'image/webp';
    case 'WAVE':
      return 'audio/wav';
    case 'AVI ':
      return 'video/x-msvideo';
    default:
      return 'application/octet-stream';
  }
}

/** Files of boxes (ISO base media) name their brand first and those they are compatible with after it. */
function sniffBrand(head: ByteView): MediaType {
  const major = head.text(8, 4);
  const brands = new Set(head.text(8, Math.min(head.u32(0), 256) - 8).match(/.{4}/gs));
  if (brands.has('avif') || brands.has('avis')) return 'image/avif';
  if (['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].includes(major)) return 'image/heic';
  if (major === 'qt  ') return 'video/quicktime';
  if (major.startsWith('M4A') || major.startsWith('M4B')) return 'audio/mp4';
  if (major.startsWith('3g')) return 'video/3gpp';
  return 'video/mp4';
}

function sniffMatroska(head: ByteView): MediaType {
  const start = head.text(0, 4096);
  if (!start.slice(0, 64).includes('webm')) return 'video/x-matroska';
  return start.includes('A_') && !start.includes('V_') ? 'audio/webm' : 'video/webm';
}

/** Two frame headers where the first says they are: two bytes alone would match too many other files. */
function isMp3Frame(head: ByteView): boolean {
  const [isLayer3, rate] = [(head.u16(0) & 0xffe6) === 0xffe2, [44_100, 48_000, 32_000][(head.u8(2) >> 2) & 3]];
  const isMpeg1 = (head.u8(1) & 0x18) === 0x18;
  const kilobits = (isMpeg1 ? MPEG1_KILOBITS : MPEG2_KILOBITS)[head.u8(2) >> 4];
  if (!isLayer3 || rate === undefined || kilobits === undefined) return false;
  const divisor = (head.u8(1) & 0x18) === 0 ? 4 : isMpeg1 ? 1 : 2;
  const length = Math.floor(((isMpeg1 ? 144_000 : 72_000) * kilobits) / (rate / divisor)) + ((head.u8(2) >> 1) & 1);
  return (head.u16(length) & 0xffe6) === 0xffe2;
}

const MPEG1_KILOBITS = [undefined, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2_KILOBITS = [undefined, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
