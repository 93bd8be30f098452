import type { Sheet } from '../../../src/domain/register-sheet.ts';
import { readRegisterFile, type RegisterFile } from '../../../src/features/register/read-register-file.ts';
import { valueOf } from '../../support/storage-session.ts';

/** A file as Folio reads it. Throws when it is refused. */
export async function read(content: string | Uint8Array<ArrayBuffer> | Blob, name: string): Promise<RegisterFile> {
  return valueOf(await readRegisterFile(new File([content], name)));
}

/** The rows of its first sheet. */
export async function rowsOf(content: string | Uint8Array<ArrayBuffer> | Blob, name: string): Promise<Sheet> {
  return (await read(content, name)).sheets[0]?.rows ?? [];
}

/** A register with what files like to lose: accents, dashes and quotation marks. */
export const table = [
  ['Hazard', 'Risk'],
  ['Café – “ice”', 'A fall; €50'],
];
