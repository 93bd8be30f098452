import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/attachments/hash-file.ts';
import { appVersion } from '../../src/exchange/app-version.ts';
import { createIdentity } from '../../src/exchange/identity.ts';
import { makePackage, packageName } from '../../src/exchange/make-package.ts';
import { stagePackage } from '../../src/exchange/stage-package.ts';
import { keepUnitFile, listUnits, unitFor } from '../../src/exchange/unit-files.ts';
import { readWorkplace } from '../../src/exchange/workplace.ts';
import { attachFile } from '../../src/storage/attachment-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { createRisk } from '../../src/storage/record-commands.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { memorySink, setupDevice, share, stateOf, takeIn } from '../support/device.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
const ID = 'portfolio-1';
const JO = { name: 'Jo Smith', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: '' } as const;

async function setup(fields: Parameters<typeof buildPortfolio>[0] = {}) {
  const device = setupDevice('candidate');
  const builder = buildPortfolio(fields)
    .stage()
    .risk()
    .evidence('everyday', { claims: ['1a'] })
    .evidence('everyday');
  valueOf(await addSnapshot(device.session, builder.snapshot()));
  const attach = async (evidenceId: string, name: string) => {
    const bytes = new Blob([name]);
    const sha256 = await hashFile(bytes);
    const facts = { name, kind: 'text', mediaType: 'text/plain', size: bytes.size, sha256, width: null, height: null } as const;
    const more = { original: null, hadLocation: false, alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z' };
    valueOf(await attachFile(device.session, device.files, (blob) => hashFile(blob), evidenceId, ID, { ...facts, ...more }, bytes));
    return sha256;
  };
  return { device, attach };
}

describe('T3: a backup', () => {
  test('counts only when it was read back whole', async () => {
    const { device } = await setup();
    const { sink, blob } = memorySink();
    const made = valueOf(await makePackage(device, ID, 'backup', sink));
    expect(made.isVerified).toBe(false);
    expect((await readWorkplace(device.session, ID)).backedUpAt).toBeNull();

    const torn = memorySink();
    const readTorn = () => Promise.resolve(torn.blob().slice(0, 2_000));
    expect(errorOf(await makePackage(device, ID, 'backup', torn.sink, { readBack: readTorn }))).toEqual({ type: 'not-verified' });
    expect(errorOf(await makePackage(device, ID, 'backup', memorySink().sink, { readBack: () => Promise.reject(new Error('Gone')) }))).toEqual({
      type: 'not-verified',
    });
    expect((await readWorkplace(device.session, ID)).backedUpAt).toBeNull();

    const whole = memorySink();
    expect(valueOf(await makePackage(device, ID, 'backup', whole.sink, { readBack: () => Promise.resolve(whole.blob()) })).isVerified).toBe(true);
    expect((await readWorkplace(device.session, ID)).backedUpAt).toBe('2026-11-12T09:00:00.000Z');
    expect((await device.session.db.events.toArray()).filter(({ type }) => type === 'backed up')).toHaveLength(1);
    // The same work gives the same bytes.
    expect(await hashFile(whole.blob())).toBe(await hashFile(blob()));
  });

  test('brings everything back after the portfolio was lost, on this device and on another', async () => {
    const { device, attach } = await setup();
    const sha256 = await attach('evidence-1', 'note.txt');
    const before = await stateOf(device, ID);
    const file = await share(device, ID, 'backup');
    const other = setupDevice('other');
    await takeIn(other, file);
    expect(await stateOf(other, ID)).toEqual(before);
    expect(await (await other.files.get(sha256))?.text()).toBe('note.txt');
  });

  test('locked with a passphrase opens with it alone; a weak one is refused', async () => {
    const { device } = await setup();
    const weak = await makePackage(device, ID, 'backup', memorySink().sink, { lock: { type: 'passphrase', passphrase: 'password1' } });
    expect(errorOf(weak)).toMatchObject({ type: 'package', error: { type: 'weak-passphrase' } });
    const passphrase = 'apple-boat-cat-drum-egg';
    const { sink, blob } = memorySink();
    const lock = { type: 'passphrase', passphrase } as const;
    valueOf(await makePackage(device, ID, 'backup', sink, { lock }));
    const other = setupDevice('other');
    valueOf(await createIdentity(other.session, JO));
    expect(errorOf(await stagePackage(other, blob()))).toMatchObject({ type: 'package', error: { type: 'encrypted', for: 'passphrase' } });
    expect(valueOf(await stagePackage(other, blob(), { passphrase })).candidateName).toBe('Aisha Khan');
  });

  test('locked for a device opens there, without a word', async () => {
    const { device } = await setup();
    const assessor = setupDevice('assessor');
    const { recipient } = valueOf(await createIdentity(assessor.session, JO));
    const file = await share(device, ID, 'submission', { lock: { type: 'recipients', recipients: [recipient] } });
    expect((await stagePackage(assessor, file)).ok).toBe(true);
    expect((await stagePackage(setupDevice('stranger'), file)).ok).toBe(false);
  });
});

describe('what is in a package', () => {
  test('a sample holds all logs and the files of the chosen evidence alone; the rest is named as missing', async () => {
    const { device, attach } = await setup();
    await attach('evidence-1', 'chosen.txt');
    await attach('evidence-2', 'other.txt');
    const iqa = setupDevice('iqa');
    const { staged } = await takeIn(iqa, await share(device, ID, 'sample', { evidenceIds: ['evidence-1'] }));
    expect(staged.plan.missingFiles.map(({ name }) => name)).toEqual(['other.txt']);
    expect((await stateOf(iqa, ID)).attachments).toHaveLength(2);
    // Missing is not deleted: a whole copy brings it later.
    const whole = await takeIn(iqa, await share(device, ID, 'full'));
    expect(whole.isNews).toBe(true);
    expect(whole.staged.plan.missingFiles).toEqual([]);
    expect(await iqa.session.db.files.count()).toBe(2);
  });

  test('files whose bytes are gone from this device do not stop a package; they are told', async () => {
    const { device, attach } = await setup();
    const sha256 = await attach('evidence-1', 'lost.txt');
    await device.session.db.files.delete(sha256);
    const { sink } = memorySink();
    expect(valueOf(await makePackage(device, ID, 'submission', sink)).missingFiles).toEqual([{ sha256, name: 'lost.txt' }]);
  });

  test('a review cannot begin a portfolio', async () => {
    const { device } = await setup();
    const assessor = setupDevice('assessor');
    const { keyId } = valueOf(await createIdentity(assessor.session, JO));
    await takeIn(assessor, await share(device, ID, 'submission'), { openAs: { keyId, role: 'assessor' } });
    const review = await share(assessor, ID, 'review');
    expect(errorOf(await stagePackage(setupDevice('stranger'), review))).toEqual({ type: 'nothing-to-begin-with' });
  });

  test('sharing twice without work between makes one batch, and both times it is noted', async () => {
    const { device } = await setup();
    await share(device, ID, 'submission');
    device.at('2026-11-13T09:00:00.000Z');
    await share(device, ID, 'submission');
    expect(await device.session.db.batches.count()).toBe(1);
    expect((await readWorkplace(device.session, ID)).sharedAt).toBe('2026-11-13T09:00:00.000Z');
    expect((await device.session.db.events.toArray()).filter(({ type }) => type === 'shared')).toHaveLength(2);
    valueOf(await createRisk(device.session, ID));
    await share(device, ID, 'submission');
    expect(await device.session.db.batches.count()).toBe(2);
  });

  test('a portfolio that is not here makes none', async () => {
    const { device } = await setup();
    expect(errorOf(await makePackage(device, 'unknown', 'full', memorySink().sink))).toEqual({ type: 'not-found' });
  });

  test('the name says whose it is, what it is, and of which day', () => {
    const candidate = { name: ' Aisha  O’Khan: ', enrolmentNumber: '', uln: '' };
    const now = new Date('2026-11-22T23:00:00.000Z');
    expect(packageName({ candidate, unitId: '311' }, 'submission', now)).toBe('Aisha-O’Khan--unit-311-submission-2026-11-22.folio.zip');
    expect(packageName({ candidate: { ...candidate, name: '' }, unitId: '311' }, 'backup', now, true)).toBe(
      'Portfolio-unit-311-backup-2026-11-22.folio.zip.age',
    );
  });

  test('the app’s version is that of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly version: string };
    expect(appVersion).toBe(version);
  });
});

describe('units from a file', () => {
  const other = { ...unit311, id: '999', title: 'Another unit' };

  test('are checked as strictly as those that came with the app, and travel with the portfolio', async () => {
    const { device } = await setup({ unitId: '999' });
    expect(await unitFor(device.session, { unitId: '999', unitVersion: 1 })).toBeNull();
    expect(errorOf(await keepUnitFile(device.session, { ...other, points: 'none' }, 'unit-999.json'))).toMatchObject({
      type: 'unit-file',
      path: 'points',
    });
    expect(valueOf(await keepUnitFile(device.session, other, 'unit-999.json')).title).toBe('Another unit');
    expect((await listUnits(device.session)).map(({ id }) => id)).toEqual(['311', '999']);
    const assessor = setupDevice('assessor');
    await takeIn(assessor, await share(device, ID, 'submission'));
    expect((await unitFor(assessor.session, { unitId: '999', unitVersion: 1 }))?.title).toBe('Another unit');
    expect((await unitFor(assessor.session, { unitId: '311', unitVersion: 1 }))?.id).toBe('311');
  });

  test('the same version with other content is refused; the same again changes nothing', async () => {
    const { device } = await setup();
    valueOf(await keepUnitFile(device.session, other, 'unit-999.json'));
    valueOf(await keepUnitFile(device.session, other, 'unit-999.json'));
    valueOf(await keepUnitFile(device.session, unit311, 'unit-311.json'));
    expect(await device.session.db.units.count()).toBe(1);
    const changed = await keepUnitFile(device.session, { ...unit311, title: 'Easier' }, 'unit-311.json');
    expect(errorOf(changed)).toMatchObject({ type: 'unit-file', path: 'version' });
  });
});
