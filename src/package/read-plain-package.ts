import { failure, success, type Result } from '../lib/result.ts';
import type { Batch } from '../log/batch.ts';
import { dataVersion } from '../migrations/steps.ts';
import { BAGIT_TEXT, formatIn, parseBagInfo, parseManifest, type Oxum } from './bag.ts';
import { largestAt, PACKAGE_FORMAT, type PackageInfo, type PackageLimits, type PackageUnit, type PackageWork } from './format.ts';
import type { PackageError } from './package-error.ts';
import * as places from './places.ts';
import { parsePortfolioJson, type ListedFile, type PortfolioJson } from './portfolio-json.ts';
import type { PackedFile, ReadPackage } from './read-package.ts';
import { keyProblem, readPackedBatch, readSignature, readUnit } from './read-parts.ts';
import { hasGaps, openZip, readFile, type ReadFile, type ZippedFile } from './read-zip.ts';

interface Work extends PackageWork {
  readonly limits: PackageLimits;
}

/** Ends reading at once; caught where it began. */
class Refused extends Error {
  readonly error: PackageError;
  constructor(error: PackageError) {
    super(error.type);
    this.error = error;
  }
}

/** Reads and proves a package that is not encrypted. May throw what reading the Blob throws. */
export async function readPlainPackage(blob: Blob, work: Work): Promise<Result<ReadPackage, PackageError>> {
  try {
    return success(await new PackageReader(blob, work).read());
  } catch (cause) {
    if (cause instanceof Refused) return failure(cause.error);
    throw cause;
  }
}

function must<T>(result: Result<T, PackageError>): T {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

function refuse(error: PackageError): never {
  throw new Refused(error);
}

class PackageReader {
  readonly #blob: Blob;
  readonly #work: Work;
  #files: ReadonlyMap<string, ZippedFile> = new Map();
  #total = 0;
  #done = 0;

  constructor(blob: Blob, work: Work) {
    this.#blob = blob;
    this.#work = work;
  }

  async read(): Promise<ReadPackage> {
    const zip = must(await openZip(this.#blob, this.#work.limits));
    this.#files = new Map(zip.files.map((file) => [file.path, file]));
    this.#total = zip.files.reduce((sum, { size }) => sum + size, 0);
    const { info, oxum, hashes, tagManifest } = await this.#readTags();
    if (zip.folder !== places.topFolder(info.portfolioId)) refuse({ type: 'bad-name', name: zip.folder });
    this.#checkLists(hashes, oxum);
    const signature = this.#files.get(places.SIGNATURE);
    const signed = signature ? must(readSignature(await this.#text(signature), tagManifest.text)) : null;
    const payload = await this.#readPayload(info, hashes);
    if (hasGaps(zip.files, zip.directoryAt)) refuse({ type: 'bad-zip', reason: 'something lies between its parts' });
    const problem = keyProblem(payload.keys, [...payload.batches, ...(signed ? [signed] : [])]);
    if (problem) refuse(problem);
    return {
      info,
      batches: payload.batches,
      heads: headsOf(payload.portfolio, payload.batches),
      signedBy: signed && { keyId: signed.keyId, publicKey: signed.publicKey },
      unit: payload.unit,
      ...filesOf(payload.portfolio.files, payload.files),
      digest: tagManifest.sha256,
      readable: payload.portfolio.readable,
    };
  }

  /** X3, X6: the tag files. The format is looked at first: a newer one may have other rules. */
  async #readTags() {
    const infoFile = this.#need(places.BAG_INFO);
    const infoText = await this.#hashed(infoFile);
    const format = formatIn(infoText.text);
    if (format !== null && format > PACKAGE_FORMAT) refuse({ type: 'newer-format', version: format });
    const { info, oxum } = must(parseBagInfo(infoText.text));
    if (info.format !== PACKAGE_FORMAT) refuse({ type: 'bad-content', name: places.BAG_INFO, reason: 'no known format' });
    if (info.dataVersion > dataVersion) refuse({ type: 'newer-data', version: info.dataVersion });
    const tagManifest = await this.#hashed(this.#need(places.TAG_MANIFEST));
    const tagHashes = parseManifest(tagManifest.text);
    if (tagHashes?.size !== places.taggedFiles.length) return refuse(badList(places.TAG_MANIFEST));
    const texts = new Map([[places.BAG_INFO as string, infoText]]);
    for (const name of places.taggedFiles) {
      const text = texts.get(name) ?? (await this.#hashed(this.#need(name)));
      if (!tagHashes.has(name)) refuse(badList(places.TAG_MANIFEST));
      if (tagHashes.get(name) !== text.sha256) refuse({ type: 'changed-file', name });
      texts.set(name, text);
    }
    if (texts.get(places.BAGIT)?.text !== BAGIT_TEXT) refuse({ type: 'bad-content', name: places.BAGIT, reason: 'it is not BagIt 1.0' });
    const hashes = parseManifest(texts.get(places.MANIFEST)?.text ?? '') ?? refuse(badList(places.MANIFEST));
    return { info, oxum, hashes, tagManifest };
  }

  /** X6: every file is in the manifest and every line of the manifest is a file, at places that Folio writes. */
  #checkLists(hashes: ReadonlyMap<string, string>, oxum: Oxum): void {
    const counted = { bytes: 0, count: 0 };
    for (const { path, size } of this.#files.values()) {
      const place = places.placeOf(path);
      if (!place) return refuse({ type: 'bad-name', name: path });
      const limit = largestAt(path, this.#work.limits);
      if (size > limit) refuse({ type: 'too-large', name: path, size, limit });
      if (place.type === 'tag') continue;
      if (!hashes.has(path)) refuse({ type: 'unlisted-file', name: path });
      counted.bytes += size;
      counted.count += 1;
    }
    const missing = [...hashes.keys()].find((path) => !this.#files.has(path));
    if (missing !== undefined) refuse({ type: 'missing-file', name: missing });
    if (counted.bytes !== oxum.bytes || counted.count !== oxum.count)
      refuse({ type: 'bad-content', name: places.BAG_INFO, reason: 'its count of bytes and files is wrong' });
  }

  /** X6, X8, X9: everything under `data/`. */
  async #readPayload(info: PackageInfo, hashes: ReadonlyMap<string, string>) {
    const batches: Batch[] = [];
    const keys = new Map<string, string>();
    const files = new Map<string, Omit<PackedFile, 'name'>>();
    let portfolio: PortfolioJson | null = null;
    let unit: PackageUnit | null = null;
    for (const file of this.#files.values()) {
      const place = places.placeOf(file.path);
      if (!place || place.type === 'tag') continue;
      const proved = await this.#proved(file);
      const { sha256, bytes } = proved;
      if (hashes.get(file.path) !== sha256) refuse({ type: 'changed-file', name: file.path });
      if (place.type === 'file') files.set(file.path, { sha256, size: file.size, path: file.path, bytes });
      else if (place.type === 'key') keys.set(place.keyId, await textOf(proved, file.path));
      else if (place.type === 'batch') batches.push(must(readPackedBatch(file.path, await textOf(proved, file.path), info.portfolioId)));
      else if (place.type === 'portfolio') portfolio = must(parsePortfolioJson(await textOf(proved, file.path), info));
      else if (place.type === 'unit') {
        if (unit) refuse({ type: 'unlisted-file', name: file.path });
        unit = must(readUnit(file.path, sha256, await textOf(proved, file.path)));
      }
    }
    return { batches, keys, files, unit, portfolio: portfolio ?? refuse({ type: 'missing-file', name: places.PORTFOLIO_JSON }) };
  }

  #need(path: string): ZippedFile {
    const file = this.#files.get(path) ?? refuse({ type: 'missing-file', name: path });
    const limit = largestAt(path, this.#work.limits);
    return file.size > limit ? refuse({ type: 'too-large', name: path, size: file.size, limit }) : file;
  }

  async #text(file: ZippedFile): Promise<string> {
    return (await this.#hashed(file)).text;
  }

  async #hashed(file: ZippedFile): Promise<{ readonly text: string; readonly sha256: string }> {
    const proved = await this.#proved(file);
    return { text: await textOf(proved, file.path), sha256: proved.sha256 };
  }

  async #proved(file: ZippedFile) {
    const { onProgress, signal } = this.#work;
    return must(
      await readFile(this.#blob, file, {
        signal,
        onBytes: (count) => {
          this.#done += count;
          onProgress?.({ bytes: this.#done, total: this.#total });
        },
      }),
    );
  }
}

/** X8: of a log that is in the package, the head is its last batch here. */
function headsOf({ heads }: PortfolioJson, batches: readonly Batch[]): PortfolioJson['heads'] {
  const last = new Map(batches.map((batch) => [batch.keyId, batch]));
  for (const [keyId, { payload, hash }] of last) {
    const head = heads[keyId];
    if (head?.seq !== payload.seq || head.hash !== hash)
      refuse({ type: 'bad-content', name: places.PORTFOLIO_JSON, reason: 'the newest batch of a log is not the one it names' });
  }
  return heads;
}

/** X4, X8: the files that lie here are those that the portfolio lists with a place, each content once. */
function filesOf(
  listed: readonly ListedFile[],
  packed: ReadonlyMap<string, Omit<PackedFile, 'name'>>,
): Pick<ReadPackage, 'files' | 'filesNotIncluded'> {
  const bad = (reason: string) => refuse({ type: 'bad-content', name: places.PORTFOLIO_JSON, reason });
  const files = listed.flatMap(({ sha256, size, name, path }): PackedFile[] => {
    if (path === null) return [];
    const file = packed.get(path) ?? refuse({ type: 'missing-file', name: path });
    return file.sha256 === sha256 && file.size === size ? [{ ...file, name }] : bad(`it lists another file as ${path}`);
  });
  const paths = new Set(files.map(({ path }) => path));
  const extra = [...packed.keys()].find((path) => !paths.has(path));
  if (extra !== undefined) refuse({ type: 'unlisted-file', name: extra });
  return { files, filesNotIncluded: listed.flatMap(({ path, ...file }) => (path === null ? [file] : [])) };
}

async function textOf({ held, bytes }: ReadFile, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(held ?? (await bytes.arrayBuffer()));
  } catch (cause) {
    if (cause instanceof TypeError) return refuse({ type: 'bad-content', name, reason: 'it is not text' });
    throw cause;
  }
}

function badList(name: string): PackageError {
  return { type: 'bad-content', name, reason: 'its lines are not those that Folio writes' };
}
