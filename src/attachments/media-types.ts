import type { FileKind } from '../domain/attachment.ts';

export type Preview = 'image' | 'audio' | 'video' | 'text' | 'none';

interface MediaTypeFacts {
  readonly kind: FileKind;
  /** Endings of names that fit the content; the first is the usual one. None where the name tells more than the content. */
  readonly extensions: readonly string[];
  /** As in "it is really …". */
  readonly words: string;
  /** How a page may show it. 'none' where it could run script, or where browsers cannot show it. */
  readonly preview: Preview;
}

/** Every type of file that Folio tells apart, by its media type. */
export const mediaTypes = {
  'image/jpeg': { kind: 'image', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], words: 'a JPEG picture', preview: 'image' },
  'image/png': { kind: 'image', extensions: ['png'], words: 'a PNG picture', preview: 'image' },
  'image/gif': { kind: 'image', extensions: ['gif'], words: 'a GIF picture', preview: 'image' },
  'image/webp': { kind: 'image', extensions: ['webp'], words: 'a WebP picture', preview: 'image' },
  'image/avif': { kind: 'image', extensions: ['avif'], words: 'an AVIF picture', preview: 'image' },
  'image/heic': { kind: 'image', extensions: ['heic', 'heif', 'hif'], words: 'a HEIC picture', preview: 'none' },
  'image/bmp': { kind: 'image', extensions: ['bmp', 'dib'], words: 'a BMP picture', preview: 'none' },
  'image/tiff': { kind: 'image', extensions: ['tif', 'tiff', 'dng', 'nef', 'cr2', 'arw'], words: 'a TIFF picture', preview: 'none' },
  'image/jxl': { kind: 'image', extensions: ['jxl'], words: 'a JPEG XL picture', preview: 'none' },
  'image/svg+xml': { kind: 'other', extensions: ['svg'], words: 'an SVG drawing', preview: 'none' },

  'application/pdf': { kind: 'pdf', extensions: ['pdf'], words: 'a PDF', preview: 'none' },

  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': office(['docx', 'docm', 'dotx'], 'a Word document'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': office(['xlsx', 'xlsm', 'xltx'], 'an Excel workbook'),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': office(['pptx', 'pptm', 'ppsx', 'potx'], 'a PowerPoint presentation'),
  'application/msword': office(['doc', 'dot'], 'a Word document'),
  'application/vnd.ms-excel': office(['xls', 'xlt'], 'an Excel workbook'),
  'application/vnd.ms-powerpoint': office(['ppt', 'pps'], 'a PowerPoint presentation'),
  'application/vnd.oasis.opendocument.text': office(['odt', 'ott'], 'an OpenDocument text'),
  'application/vnd.oasis.opendocument.spreadsheet': office(['ods', 'ots'], 'an OpenDocument spreadsheet'),
  'application/vnd.oasis.opendocument.presentation': office(['odp', 'otp'], 'an OpenDocument presentation'),
  'application/rtf': office(['rtf', 'doc'], 'a rich text document'),

  'message/rfc822': { kind: 'email', extensions: ['eml', 'mht', 'mhtml'], words: 'an e-mail', preview: 'text' },
  'application/vnd.ms-outlook': { kind: 'email', extensions: ['msg', 'oft'], words: 'an Outlook e-mail', preview: 'none' },

  'text/plain': { kind: 'text', extensions: ['txt', 'text', 'md', 'log', 'csv', 'tsv', 'json'], words: 'plain text', preview: 'text' },
  'text/csv': { kind: 'text', extensions: ['csv', 'tsv', 'txt'], words: 'a table of comma-separated values', preview: 'text' },
  'application/json': { kind: 'text', extensions: ['json', 'txt'], words: 'JSON data', preview: 'text' },
  'text/html': { kind: 'other', extensions: ['html', 'htm', 'xhtml'], words: 'a web page', preview: 'none' },
  'application/xml': { kind: 'other', extensions: ['xml', 'txt'], words: 'an XML file', preview: 'none' },

  'audio/mpeg': { kind: 'audio', extensions: ['mp3'], words: 'an MP3 recording', preview: 'audio' },
  'audio/mp4': { kind: 'audio', extensions: ['m4a', 'mp4', '3gp'], words: 'an MPEG-4 sound recording', preview: 'audio' },
  'audio/aac': { kind: 'audio', extensions: ['aac'], words: 'an AAC recording', preview: 'audio' },
  'audio/ogg': { kind: 'audio', extensions: ['ogg', 'oga', 'opus'], words: 'an Ogg recording', preview: 'audio' },
  'audio/webm': { kind: 'audio', extensions: ['weba', 'webm'], words: 'a WebM sound recording', preview: 'audio' },
  'audio/wav': { kind: 'audio', extensions: ['wav'], words: 'a WAV recording', preview: 'audio' },
  'audio/flac': { kind: 'audio', extensions: ['flac'], words: 'a FLAC recording', preview: 'audio' },
  'audio/amr': { kind: 'audio', extensions: ['amr'], words: 'an AMR recording', preview: 'none' },

  'video/mp4': { kind: 'video', extensions: ['mp4', 'm4v', 'mov', '3gp'], words: 'an MP4 video', preview: 'video' },
  'video/quicktime': { kind: 'video', extensions: ['mov', 'qt', 'mp4'], words: 'a QuickTime video', preview: 'video' },
  'video/3gpp': { kind: 'video', extensions: ['3gp', '3g2', 'mp4'], words: 'a 3GP video', preview: 'video' },
  'video/webm': { kind: 'video', extensions: ['webm'], words: 'a WebM video', preview: 'video' },
  'video/ogg': { kind: 'video', extensions: ['ogv', 'ogg'], words: 'an Ogg video', preview: 'video' },
  'video/x-matroska': { kind: 'video', extensions: ['mkv', 'mka'], words: 'a Matroska video', preview: 'none' },
  'video/x-msvideo': { kind: 'video', extensions: ['avi'], words: 'an AVI video', preview: 'none' },
  'video/x-ms-asf': { kind: 'video', extensions: ['wmv', 'asf', 'wma'], words: 'a Windows Media recording', preview: 'none' },
  'video/mpeg': { kind: 'video', extensions: ['mpg', 'mpeg', 'vob'], words: 'an MPEG video', preview: 'none' },

  'application/zip': { kind: 'other', extensions: ['zip', 'pages', 'numbers', 'key'], words: 'a ZIP archive', preview: 'none' },
  'application/x-7z-compressed': { kind: 'other', extensions: ['7z'], words: 'a 7-Zip archive', preview: 'none' },
  'application/vnd.rar': { kind: 'other', extensions: ['rar'], words: 'a RAR archive', preview: 'none' },
  'application/gzip': { kind: 'other', extensions: ['gz', 'tgz'], words: 'a gzip archive', preview: 'none' },
  'application/x-ole-storage': { kind: 'other', extensions: [], words: 'an old Office file of a type Folio does not know', preview: 'none' },
  // No ending: a download that was harmless by its name must not come back as a program.
  'application/x-msdownload': { kind: 'other', extensions: [], words: 'a Windows program', preview: 'none' },
  'application/octet-stream': { kind: 'other', extensions: [], words: 'a file of a type Folio does not know', preview: 'none' },
} as const satisfies Record<string, MediaTypeFacts>;

export type MediaType = keyof typeof mediaTypes;

/**
 * How a page may show a file of this type. SVG and HTML are 'none': they can hold script, so they are kept and handed
 * back, and never opened. A PDF is 'none' too: it is shown by pages drawn from it, not by the browser's own viewer.
 */
export function mayPreview(mediaType: string): Preview {
  return isMediaType(mediaType) ? mediaTypes[mediaType].preview : 'none';
}

/**
 * R55: the type under which a file is handed back. SVG, HTML, XML, e-mails with pages in them and whatever is not known go as bytes
 * without a type, so that no browser opens them in the place of Folio.
 */
export function downloadType(mediaType: string): string {
  const kind = isMediaType(mediaType) ? mediaTypes[mediaType].kind : 'other';
  return kind === 'other' || kind === 'email' ? 'application/octet-stream' : mediaType;
}

/** Such as 'a PDF', for sentences. */
export function mediaTypeWords(mediaType: string): string {
  return mediaTypes[isMediaType(mediaType) ? mediaType : 'application/octet-stream'].words;
}

/** The ending without its dot that this content usually has; '' where there is none. */
export function usualExtension(mediaType: string): string {
  const extensions: readonly string[] = isMediaType(mediaType) ? mediaTypes[mediaType].extensions : [];
  return extensions[0] ?? '';
}

/** Whether the ending belongs to this content, to another, or is not known at all. */
export function extensionFits(extension: string, mediaType: string): 'fits' | 'belongs-to-another' | 'unknown' {
  const wanted = extension.toLowerCase();
  const has = (facts: MediaTypeFacts) => facts.extensions.includes(wanted);
  if (isMediaType(mediaType) && has(mediaTypes[mediaType])) return 'fits';
  return Object.values(mediaTypes).some(has) ? 'belongs-to-another' : 'unknown';
}

function isMediaType(mediaType: string): mediaType is MediaType {
  return Object.hasOwn(mediaTypes, mediaType);
}

function office<const Extensions extends readonly string[]>(extensions: Extensions, words: string) {
  return { kind: 'document', extensions, words, preview: 'none' } as const;
}
