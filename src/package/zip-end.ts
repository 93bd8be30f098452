import { failure, success, type Result } from '../lib/result.ts';
import type { PackageLimits } from './format.ts';
import type { PackageError } from './package-error.ts';

const END = 22;
const ZIP64_LOCATOR = 20;
const ZIP64_END = 56;
/** Bytes of a directory entry at most: its head, a name that fits X2, and the field of a 64-bit size. */
const LARGEST_DIRECTORY_ENTRY = 46 + 255 + 64;

/**
 * X5: what can be known of a zip before its directory is read into memory: that it is one, begins and ends as such with
 * nothing behind it, and that the directory is neither too long nor lies elsewhere. Gives the place where
 * the directory begins.
 */
export async function checkZipEnd(blob: Blob, limits: PackageLimits): Promise<Result<number, PackageError>> {
  if (blob.size > limits.bytes) return failure({ type: 'too-large', name: 'The file', size: blob.size, limit: limits.bytes });
  const begin = await viewOf(blob, 0, 4);
  if (begin.byteLength < 4 || begin.getUint32(0) !== 0x504b0304) return failure({ type: 'not-a-package' });
  const tailSize = Math.min(blob.size, END + ZIP64_LOCATOR + ZIP64_END);
  const tail = await viewOf(blob, blob.size - tailSize, blob.size);
  const end = tailSize - END;
  if (end < 0 || tail.getUint32(end) !== 0x504b0506) return failure((await hasEnd(blob)) ? added : { type: 'cut-short' });
  if (tail.getUint16(end + 20, true) !== 0) return failure(added);
  const is64 = tailSize === END + ZIP64_LOCATOR + ZIP64_END && tail.getUint32(ZIP64_END) === 0x504b0607;
  if (is64 && tail.getUint32(0) !== 0x504b0606) return failure(contradicts);
  const count = is64 ? Number(tail.getBigUint64(32, true)) : tail.getUint16(end + 10, true);
  const size = is64 ? Number(tail.getBigUint64(40, true)) : tail.getUint32(end + 12, true);
  const offset = is64 ? Number(tail.getBigUint64(48, true)) : tail.getUint32(end + 16, true);
  if (count > limits.entries) return failure({ type: 'too-many-files', count, limit: limits.entries });
  const behind = is64 ? tailSize : END;
  if (offset + size + behind !== blob.size || size > count * LARGEST_DIRECTORY_ENTRY) return failure(contradicts);
  return success(offset);
}

const added: PackageError = { type: 'bad-zip', reason: 'something was added behind its end' };
const contradicts: PackageError = { type: 'bad-zip', reason: 'its table of contents does not fit' };

/** True when a whole end of a zip stands somewhere in the last 64 kB, where other programs would look for it. */
async function hasEnd(blob: Blob): Promise<boolean> {
  const tail = await viewOf(blob, Math.max(0, blob.size - 65_600), blob.size);
  for (let at = tail.byteLength - END; at >= 0; at -= 1) if (tail.getUint32(at) === 0x504b0506) return true;
  return false;
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}
