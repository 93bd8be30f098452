import { expect, test } from 'vitest';
import { hashFile } from '../../src/attachments/hash-file.ts';
import { logoOf, logoWords } from '../../src/domain/logo.ts';
import { brokenBy } from '../../src/domain/broken-by.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import { readPackage } from '../../src/package/read-package.ts';
import { addLogo, changeLogo } from '../../src/storage/logo-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupDevice, share, takeIn } from '../support/device.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

const ID = 'portfolio-1';

async function setup(fields: Parameters<typeof buildPortfolio>[0] = {}) {
  const device = setupDevice('candidate');
  const builder = buildPortfolio({ centre: { name: 'Northgate College', number: '' }, ...fields }).evidence('everyday', { claims: ['1a'] });
  valueOf(await addSnapshot(device.session, builder.snapshot()));
  const add = async (words: string) => {
    const bytes = new Blob([words], { type: 'image/jpeg' });
    const facts = {
      name: `${words}.jpg`,
      kind: 'image',
      mediaType: 'image/jpeg',
      size: bytes.size,
      sha256: await hashFile(bytes),
      width: 40,
      height: 20,
    } as const;
    const more = { original: null, hadLocation: false, alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z' };
    return addLogo(device.session, device.files, (blob) => hashFile(blob), ID, { ...facts, ...more }, bytes);
  };
  const read = async (storage = device) => {
    const found = await readSnapshot(storage.session.db, ID);
    if (!found) throw new Error('No portfolio');
    return found.snapshot;
  };
  return { device, add, read };
}

test('a logo is a file of the portfolio and of no evidence; it is replaced, removed, and each is taken back', async () => {
  const { device, add, read } = await setup();
  const first = valueOf(await add('first')).logoId;
  const before = await read();
  expect([logoOf(before)?.name, logoWords(before.portfolio)]).toEqual(['first.jpg', 'Logo of Northgate College']);
  expect(before.evidence.flatMap(({ attachmentIds }) => attachmentIds)).toEqual([]);

  valueOf(await add('second'));
  expect((await read()).attachments.map(({ name }) => name)).toEqual(['second.jpg']);
  valueOf(await changeLogo(device.session, ID, first));
  expect((await read()).attachments.map(({ name }) => name)).toEqual(['first.jpg']);
  valueOf(await changeLogo(device.session, ID, null));
  const without = await read();
  expect([logoOf(without), without.attachments, without.portfolio.logoId]).toEqual([undefined, [], null]);
});

test('it changes nothing that a signature covers, and a locked portfolio keeps what it has', async () => {
  const { add, read } = await setup();
  const subject = { type: 'sign-off', line: 'candidate' } as const;
  const covered = JSON.stringify(signedContent(await read(), subject));
  valueOf(await add('first'));
  const after = await read();
  expect(JSON.stringify(signedContent(after, subject))).toBe(covered);
  expect(brokenBy({ subject, signedAt: '2026-01-01T00:00:00.000Z' }, after.events, after)).toEqual([]);
  expect(errorOf(await (await setup({ isLocked: true })).add('late'))).toEqual({ type: 'locked' });
});

test.each(['submission', 'full', 'backup'] as const)('travels in a package: %s', async (kind) => {
  const { device, add, read } = await setup({ paper: 'Letter' });
  valueOf(await add('first'));
  const file = await share(device, ID, kind);
  const held = valueOf(await readPackage(file));
  expect(held.files.map(({ path }) => path)).toEqual(['data/files/logo-first.jpg']);
  const other = setupDevice('other');
  await takeIn(other, file);
  const there = await read(other);
  expect([logoOf(there)?.name, there.portfolio.paper]).toEqual(['first.jpg', 'Letter']);
  expect(await (await other.files.get(logoOf(there)?.sha256 ?? ''))?.text()).toBe('first');
});
