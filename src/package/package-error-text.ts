import { fileSizeText } from '../lib/file-size-text.ts';
import type { PackageError } from './package-error.ts';

const ASK_AGAIN = 'Nothing was changed here. Ask whoever sent it to make and send the file again.';

/** What went wrong and what to do, in words for anybody. */
export function packageErrorText(error: PackageError): string {
  switch (error.type) {
    case 'not-a-package':
      return 'This is not a portfolio file from Folio. Choose the file as it was sent to you; its name ends in .folio.zip or .folio.zip.age.';
    case 'cut-short':
      return 'This file is cut short: its end is missing. Copy or download it again, and if that does not help, ask for it to be sent again.';
    case 'bad-zip':
      return `This file was not written by Folio alone, or it was damaged on its way (${error.reason}). ${ASK_AGAIN}`;
    case 'repacked':
      return 'This file was unpacked and packed again by another program, so Folio cannot check it. Nothing was changed here. Ask for the file as Folio made it; on a Mac, turn off “Open safe files after downloading” in Safari first.';
    case 'bad-name':
      return `This file holds something under a name that Folio never gives (${shown(error.name)}). Somebody else made or changed it. ${ASK_AGAIN}`;
    case 'too-many-files':
      return `This file holds ${error.count.toLocaleString('en-GB')} parts; Folio reads ${error.limit.toLocaleString('en-GB')} at most. ${ASK_AGAIN}`;
    case 'too-large':
      return `${shown(error.name)} is too large: ${fileSizeText(error.size)}, and at most ${fileSizeText(error.limit)} can be handled. Remove or shorten the largest files and try again.`;
    case 'newer-format':
    case 'newer-data':
      return 'This file was made by a newer Folio than this one. Nothing was changed here. Go online and reload this page to get the newest Folio, then open the file again.';
    case 'missing-file':
      return `A part of this file is missing (${shown(error.name)}). ${ASK_AGAIN}`;
    case 'unlisted-file':
      return `Something was put into this file that does not belong to it (${shown(error.name)}). ${ASK_AGAIN}`;
    case 'changed-file':
      return `A part of this file was changed after Folio wrote it, or was damaged on its way (${shown(error.name)}). ${ASK_AGAIN}`;
    case 'bad-content':
      return `A part of this file does not say what it should (${shown(error.name)}: ${error.reason}). ${ASK_AGAIN}`;
    case 'bad-signature':
      return `The signature on this file does not hold (${error.reason}): it was changed after it was signed. ${ASK_AGAIN}`;
    case 'bad-batch':
      return `What somebody signed in this file does not hold (${shown(error.name)}: ${error.reason}). ${ASK_AGAIN}`;
    case 'encrypted':
      return error.for === 'passphrase'
        ? 'This file is locked with a passphrase. Enter the words that whoever sent it told you.'
        : 'This file is locked for another device. Open it on the device that it was made for, or ask for one that is locked for this device.';
    case 'wrong-passphrase':
      return 'These words do not open this file. Check each word with whoever sent it; capitals and spaces do not matter.';
    case 'not-for-this-device':
      return 'This file is locked for another device. Open it on the device that it was made for, or ask for one that is locked for this device.';
    case 'damaged-encryption':
      return `This locked file was damaged on its way, or cut short. ${ASK_AGAIN}`;
    case 'bad-recipient':
      return `“${shown(error.recipient)}” is not a key that a file can be locked for. It begins with age1; copy it again from the other device.`;
    case 'weak-passphrase':
      return `This passphrase can be guessed. Add ${error.words === 1 ? 'one more word' : `${error.words} more words`}, or take the one that Folio made up.`;
    case 'file-lost':
      return `${shown(error.name)} is no longer on this device, so the file was not made. Add it again or remove it from the evidence, then try again.`;
    case 'file-damaged':
      return `${shown(error.name)} was damaged on this device, so the file was not made. Add it again from where it came, then try again.`;
    case 'not-written':
      return `The file could not be written (${error.reason}). Check that there is space and that the place is still there, then try again.`;
    case 'not-readable':
      return `The file could not be read (${error.reason}). Check that it is still there and fully downloaded, then choose it again.`;
    case 'cancelled':
      return 'You cancelled. Nothing was changed.';
    default:
      return error satisfies never;
  }
}

/** A name from a hostile file: no control characters, nothing that turns text round, not too long. */
function shown(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
