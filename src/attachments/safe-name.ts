import { splitFileName, withoutForbidden } from '../lib/file-name.ts';
import { extensionFits, usualExtension } from './media-types.ts';

/**
 * A file's name as it may be shown and stored: without path, control characters and the invisible characters that turn
 * text round (with them `gpj.exe` reads as `exe.jpg`), in one line of at most 120 characters. Never empty.
 */
export function safeName(name: string): string {
  const lastPart = name.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const visible = lastPart
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, '');
  // A half of a surrogate pair cannot be written in UTF-8.
  const readable = visible
    .replaceAll(/\p{Cs}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return isOnlyDots(readable) ? 'file' : shortened(readable);
}

/**
 * The name under which a file is handed back: one that every system can write to disk, with an ending that fits what
 * the file is (a HEIC photo was kept as JPEG, so `leak.heic` comes back as `leak.jpg`).
 */
export function downloadName(name: string, mediaType: string): string {
  const { stem, ending } = splitFileName(fittingName(withoutForbidden(safeName(name)), mediaType));
  // Windows keeps these names for devices, whatever the ending. A dot in front would hide the file.
  const allowed = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(stem) || stem.startsWith('.') ? `_${stem}` : stem;
  return shortened(allowed + ending);
}

/** What stands behind the last dot, in lower case; '' where there is nothing that could be an ending. */
export function extensionOf(name: string): string {
  return splitFileName(name).ending.slice(1).toLowerCase();
}

const LONGEST_NAME = 120;

function isOnlyDots(name: string): boolean {
  return /^[. ]*$/.test(name);
}

/** Cuts the middle, so that the ending stays. Counts letters as UTF-16 does, and cuts no letter in two. */
function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const { stem, ending } = splitFileName(name);
  return `${stem.slice(0, LONGEST_NAME - 1 - ending.length).replaceAll(/\p{Cs}/gu, '')}…${ending}`;
}

function fittingName(name: string, mediaType: string): string {
  const { stem, ending } = splitFileName(name);
  const usual = usualExtension(mediaType);
  const fit = extensionFits(ending.slice(1), mediaType);
  if (usual === '' || fit === 'fits') return name;
  return fit === 'belongs-to-another' ? `${stem}.${usual}` : `${name}.${usual}`;
}
