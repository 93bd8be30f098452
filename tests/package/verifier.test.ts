import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeyPair } from '../../src/signing/keys.ts';
import { verifyPackage } from '../support/verify-package.ts';
import { bytesOf, fileOf, headsOf, logOf, packed, samplePackage } from './package-fixture.ts';
import { relisted, repacked, setText, textIn, unpacked } from './bag-content.ts';

const COUNT = 200;
const NOW = '2026-11-22T10:00:00.000Z';
const script = join(import.meta.dirname, '../tools/verify.py');

function has(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

const tools = [
  { name: 'python3', isThere: has('python3', ['-c', 'import zipfile']) },
  { name: 'openssl', isThere: has('openssl', ['version']) },
];
const lacking = tools.filter(({ isThere }) => !isThere).map(({ name }) => name);
if (lacking.length > 0) console.warn(`Not compared with the independent verifier: ${lacking.join(' and ')} is missing here.`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folio-verifier-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the independent verifier says of each file. One process looks at all of them. */
function verdictsOfPython(packages: readonly Uint8Array[]): readonly string[] {
  const paths = packages.map((bytes, index) => {
    const path = join(folder, `${index}.folio.zip`);
    writeFileSync(path, bytes);
    return path;
  });
  const { stdout } = spawnSync('python3', [script, ...paths], { encoding: 'utf8', maxBuffer: 10_000_000 });
  return stdout.trim().split('\n');
}

async function verdictOfOurs(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { status } = await verifyPackage(new Blob([bytes]), { now: NOW });
  return status === 0 ? 'ok' : 'bad';
}

async function compare(packages: readonly Uint8Array<ArrayBuffer>[]): Promise<{ readonly ok: number; readonly bad: number }> {
  const theirs = verdictsOfPython(packages);
  const ours = [];
  for (const bytes of packages) ours.push(await verdictOfOurs(bytes));
  expect(theirs).toHaveLength(packages.length);
  const lines = ours.map((verdict, index) => `${verdict} ${theirs[index] ?? ''}`);
  expect(lines.filter((line) => !/^(ok|bad) \1\t/.test(line))).toEqual([]);
  return { ok: ours.filter((verdict) => verdict === 'ok').length, bad: ours.filter((verdict) => verdict === 'bad').length };
}

/** Many packages of all kinds: with and without signature, unit, snapshot, files; of one log and of two. */
async function manyPackages(count: number): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const { input } = await samplePackage();
  const [one, other] = [await createKeyPair(), await createKeyPair()];
  const packages = [];
  for (let index = 0; index < count; index += 1) {
    const portfolioId = `portfolio-${index % 7}`;
    const batches = [
      ...(await logOf(
        one,
        'candidate',
        portfolioId,
        Array.from({ length: 1 + (index % 2) }, () => []),
      )),
      ...(index % 3 === 0 ? await logOf(other, 'assessor', portfolioId, [[]]) : []),
    ];
    packages.push(
      await packed({
        ...input,
        portfolioId,
        kind: (['full', 'backup', 'submission', 'sample'] as const)[index % 4] ?? 'full',
        batches,
        heads: headsOf(batches),
        snapshot: index % 5 === 0 && portfolioId === 'portfolio-1' ? input.snapshot : null,
        unit: index % 4 === 0 ? input.unit : null,
        files: Array.from({ length: index % 4 }, (_, at) => fileOf(`Photo ${at}.jpg`, bytesOf(300 + index, at))),
        signer: index % 2 === 0 ? (index % 6 === 0 ? other : one) : null,
      }),
    );
  }
  return packages;
}

/** What somebody might do to a package, from clumsy to careful. */
const tampering: readonly ((bytes: Uint8Array<ArrayBuffer>, index: number) => Uint8Array<ArrayBuffer>)[] = [
  (bytes, index) => {
    const at = 40 + ((index * 7_919) % (bytes.length - 400));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  },
  (bytes, index) => bytes.slice(0, bytes.length - 1 - ((index * 131) % 5_000)),
  (bytes, index) => changed(bytes, ({ content }, paths) => void content.delete(paths[index % paths.length] ?? '')),
  (bytes, index) => changed(bytes, ({ content }, paths) => void content.delete(paths[index % paths.length] ?? ''), false),
  (bytes) => changed(bytes, ({ content }) => setText(content, 'data/files/added.txt', 'added')),
  (bytes, index) => changed(bytes, ({ content }, paths) => edit(content, logsIn(paths)[0], index)),
  (bytes, index) => changed(bytes, ({ content }) => edit(content, 'data/portfolio.json', index)),
  (bytes, index) => changed(bytes, ({ content }) => edit(content, 'manifest-sha256.txt', index), false),
  (bytes, index) => changed(bytes, ({ content }) => edit(content, 'bag-info.txt', index), false),
  (bytes) => changed(bytes, ({ content }, paths) => exchange(content, logsIn(paths)[0], logsIn(paths).at(-1))),
  (bytes) => changed(bytes, ({ content }, paths) => exchange(content, keysIn(paths)[0], logsIn(paths)[0])),
  (bytes) => changed(bytes, ({ content }, paths) => void content.delete(logsIn(paths).at(-1) ?? '')),
  (bytes) => changed(bytes, ({ content }, paths) => highS(content, logsIn(paths)[0])),
  (bytes) => changed(bytes, ({ content }) => void content.delete('signature.jws'), false),
];

const logsIn = (paths: readonly string[]) => paths.filter((path) => path.startsWith('data/log/'));
const keysIn = (paths: readonly string[]) => paths.filter((path) => path.startsWith('data/keys/'));

function changed(
  bytes: Uint8Array,
  change: (bag: ReturnType<typeof unpacked>, paths: readonly string[]) => void,
  makesLists = true,
): Uint8Array<ArrayBuffer> {
  const bag = unpacked(bytes);
  change(bag, [...bag.content.keys()].sort());
  return repacked(makesLists && bag.content.has('bag-info.txt') ? relisted(bag) : bag);
}

function edit(content: Map<string, Uint8Array>, path: string | undefined, index: number): void {
  if (path === undefined || !content.has(path)) return;
  const text = textIn(content, path);
  const at = (index * 37) % text.length;
  setText(content, path, `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`);
}

function exchange(content: Map<string, Uint8Array>, one: string | undefined, other: string | undefined): void {
  const [left, right] = [content.get(one ?? ''), content.get(other ?? '')];
  if (one === undefined || other === undefined || !left || !right) return;
  content.set(one, right).set(other, left);
}

/** The other signature that holds for the same words: s turned into n − s. */
function highS(content: Map<string, Uint8Array>, path: string | undefined): void {
  if (path === undefined) return;
  const [head = '', body = '', tail = ''] = textIn(content, path).split('.');
  const mark = Buffer.from(tail, 'base64url');
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = order - BigInt(`0x${mark.subarray(32).toString('hex')}`);
  const turned = Buffer.concat([mark.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
  setText(content, path, `${head}.${body}.${turned.toString('base64url')}`);
}

describe.skipIf(lacking.length > 0)('an independent verifier: Python’s own library and openssl', () => {
  test('it has at most 100 lines', () => {
    expect(readFileSync(script, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(100);
  });

  test(`it agrees on ${COUNT} good packages`, async () => {
    expect(await compare(await manyPackages(COUNT))).toEqual({ ok: COUNT, bad: 0 });
  });

  test(`it agrees on ${COUNT} packages that were tampered with`, async () => {
    const packages = await manyPackages(COUNT);
    const tampered = packages.map((bytes, index) => tampering[index % tampering.length]?.(bytes, index) ?? bytes);
    const { ok, bad } = await compare(tampered);
    // A signature taken off, and a log without its newest batch and its key, are packages that hold, and say less.
    expect(bad).toBeGreaterThan(COUNT * 0.8);
    expect(ok).toBeGreaterThan(0);
  });

  test('sha256sum and the words of readme.txt are enough', async () => {
    const { input } = await samplePackage();
    const { folder: top, content } = unpacked(await packed(input));
    const root = join(folder, top);
    for (const [path, bytes] of content) {
      execFileSync('mkdir', ['-p', join(root, path, '..')]);
      writeFileSync(join(root, path), bytes);
    }
    const commands = (title: string) => {
      const [, rest = ''] = textIn(content, 'readme.txt').split(title);
      return (rest.split(/\n\n|\nIt must/)[0] ?? '')
        .split('\n')
        .filter((line) => line.startsWith('  '))
        .join('\n');
    };
    const run = (lines: string) =>
      execFileSync('bash', ['-e'], {
        cwd: root,
        input: lines.replace(/\bread -r ([A-Z ]+) < ("\$JWS")/, 'read -r $1 < $2 || true'),
        encoding: 'utf8',
      });
    expect(run(commands('TO CHECK THAT NOTHING WAS CHANGED').replace(/^ .*\)$/m, ''))).not.toMatch(/FAILED/);
    const check = commands('TO CHECK ONE SIGNATURE WITH OPENSSL');
    expect(run(check)).toContain('Verified OK');
    expect(run(check.replace('ls data/log/*/*.jws | head -n 1', 'ls signature.jws'))).toContain('Verified OK');
  });
});
