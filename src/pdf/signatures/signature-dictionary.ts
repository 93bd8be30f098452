import { bytesToHex } from '@noble/hashes/utils.js';
import { asciiBytes, pdfDate, textString } from '../document/pdf-syntax.ts';

/** What a signature dictionary says (ISO 32000-1, 12.8.1), besides the signature itself. */
export interface SignatureFacts {
  readonly name: string;
  readonly reason: string;
  readonly at: Date;
  /** R54: version and build of the program. */
  readonly program?: string | undefined;
}

/** The dictionary with room kept for what is known only once the file around it is finished. */
export function emptySignature({ name, reason, at, program }: SignatureFacts): string {
  const facts = `/Name ${textString(name).toString()} /Reason ${textString(reason).toString()} /M ${pdfDate(at).toString()}`;
  const build = program === undefined ? '' : ` /REx ${textString(program).toString()}`;
  return `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${facts} /Prop_Build <</App <</Name /Folio${build}>>>> ${EMPTY_RANGE} ${EMPTY_CONTENTS}>>`;
}

/** Where the room for the signature begins and ends within these bytes. Throws when there is none, or more than one. */
export function findRoom(bytes: Uint8Array): { readonly from: number; readonly to: number } {
  const from = onlyPlace(bytes, EMPTY_CONTENTS) + CONTENTS_KEY.length;
  return { from, to: from + EMPTY_CONTENTS.length - CONTENTS_KEY.length };
}

/** Writes into its room which bytes are signed: all `size` of them but those from `gapFrom` to `gapTo`. */
export function fillRange(bytes: Uint8Array, { gapFrom, gapTo, size }: { gapFrom: number; gapTo: number; size: number }): void {
  const range = `/ByteRange [0 ${gapFrom} ${gapTo} ${size - gapTo}]`;
  bytes.set(asciiBytes(range.padEnd(EMPTY_RANGE.length)), onlyPlace(bytes, EMPTY_RANGE));
}

/** Writes the signature into its room, which starts at `from`; the rest stays nought. */
export function fillContents(bytes: Uint8Array, from: number, signature: Uint8Array): void {
  if (signature.length > ROOM) throw new Error('The signature does not fit into its room');
  bytes.set(asciiBytes(bytesToHex(signature)), from + 1);
}

/** Bytes: several times what a signature takes, so that a time stamp could be added to it; PDF/A allows strings up to 32,767. */
const ROOM = 8_192;
const CONTENTS_KEY = '/Contents ';
const EMPTY_CONTENTS = `${CONTENTS_KEY}<${'0'.repeat(2 * ROOM)}>`;
/** Three numbers of ten digits: more than any place in a file of 2 GiB has. */
const EMPTY_RANGE = `/ByteRange [0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`;

function onlyPlace(bytes: Uint8Array, text: string): number {
  const latin1 = new TextDecoder('latin1').decode(bytes);
  const place = latin1.indexOf(text);
  if (place < 0 || latin1.includes(text, place + 1)) throw new Error('The room for the signature was not found');
  return place;
}
