import { describe, expect, test } from 'vitest';
import { commitWork } from '../../src/exchange/commit-work.ts';
import { createIdentity, listIdentities, removeIdentity, updateIdentity } from '../../src/exchange/identity.ts';
import { openAs, readWorkplace } from '../../src/exchange/workplace.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { createRecord, createRisk, saveEdits } from '../../src/storage/record-commands.ts';
import { setupDevice, stateOf } from '../support/device.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
async function setup() {
  const device = setupDevice('candidate');
  const { session } = device;
  const portfolio = valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  return { device, session, portfolio };
}

const assessor = { name: 'Jo Smith', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: 'Westbury College' } as const;

describe('commitWork', () => {
  test('T1: founds the logs with a key made in silence, signs what changed, and nothing when nothing did', async () => {
    const { session, portfolio } = await setup();
    const first = valueOf(await commitWork(session, portfolio.id, 'share'));
    expect(first?.payload).toMatchObject({ seq: 1, previous: null, founds: true, signer: { name: 'Aisha Khan', role: 'candidate' } });
    expect(await readWorkplace(session, portfolio.id)).toMatchObject({ role: 'candidate', keyId: first?.keyId, founderKeyId: first?.keyId });
    expect((await listIdentities(session)).map(({ name }) => name)).toEqual(['Aisha Khan']);
    expect(valueOf(await commitWork(session, portfolio.id, 'share'))).toBeNull();

    const risk = valueOf(await createRisk(session, portfolio.id, { event: 'A parcel is lost' }));
    const second = valueOf(await commitWork(session, portfolio.id, 'share'));
    expect(second?.payload).toMatchObject({ seq: 2, previous: first?.hash, founds: false });
    const said = second?.payload.entries.filter(({ table }) => table !== 'events').map(({ table, record }) => [table, record['id']]);
    expect(said).toEqual([
      ['portfolios', portfolio.id],
      ['risks', risk.id],
    ]);
    expect(second?.payload.entries.some(({ table }) => table === 'events')).toBe(true);
  });

  test('two tabs that commit at once make one log, not a fork', async () => {
    const { session, portfolio } = await setup();
    const both = await Promise.all([commitWork(session, portfolio.id, 'share'), commitWork(session, portfolio.id, 'share')]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    const stored = await session.db.batches.toArray();
    expect(stored.map(({ seq }) => seq)).toEqual([1]);
    expect(await session.db.identities.count()).toBe(1);
  });

  test('what is written while a batch is signed is in the next one', async () => {
    const { session, portfolio } = await setup();
    const [committed] = await Promise.all([commitWork(session, portfolio.id, 'share'), createRisk(session, portfolio.id)]);
    valueOf(committed);
    valueOf(await commitWork(session, portfolio.id, 'share'));
    const said = (await session.db.batches.toArray()).length;
    expect(said).toBeGreaterThan(0);
    expect(valueOf(await commitWork(session, portfolio.id, 'share'))).toBeNull();
  });

  test('T1: a commit ends a sitting: what is changed after it stands in an entry of its own', async () => {
    const { device, session, portfolio } = await setup();
    const risk = valueOf(await createRisk(session, portfolio.id));
    const once = valueOf(await saveEdits(session, 'risks', risk, { ...risk, event: 'Before' }));
    valueOf(await commitWork(session, portfolio.id, 'share'));
    device.at('2026-11-12T09:01:00.000Z');
    valueOf(await saveEdits(session, 'risks', once, { ...once, event: 'After' }));
    const edits = (await session.db.events.toArray()).filter(({ type, table }) => type === 'edited' && table === 'risks');
    expect(edits.map(({ changes }) => changes.map(({ from, to }) => [from, to]))).toEqual([[['', 'Before']], [['Before', 'After']]]);
  });

  test('T4: a log is not continued from a copy that lacks what its key signed before', async () => {
    const { session, portfolio } = await setup();
    valueOf(await commitWork(session, portfolio.id, 'share'));
    valueOf(await createRisk(session, portfolio.id));
    const second = valueOf(await commitWork(session, portfolio.id, 'share'));
    // As after an older backup was put in place of the database's newer state.
    await session.db.batches.filter(({ seq }) => seq === second?.payload.seq).delete();
    valueOf(await createRisk(session, portfolio.id));
    expect(errorOf(await commitWork(session, portfolio.id, 'share'))).toEqual({ type: 'log-behind', signed: 2, here: 1 });
  });
});

describe('openAs', () => {
  test('T2: commits in the former role, then works in the new one, and lists the person once', async () => {
    const { device, session, portfolio } = await setup();
    const jo = valueOf(await createIdentity(session, assessor));
    const opened = valueOf(await openAs(session, portfolio.id, jo.keyId, 'assessor'));
    expect(opened).toMatchObject({ role: 'assessor', keyId: jo.keyId, founderKeyId: opened.trusted[0]?.keyId });
    expect((await session.db.batches.toArray()).map(({ keyId, seq }) => [keyId === jo.keyId, seq])).toEqual([[false, 1]]);
    expect((await stateOf(device, portfolio.id)).people.map(({ name, role, qualification }) => [name, role, qualification])).toEqual([
      ['Jo Smith', 'assessor', 'TAQA'],
    ]);
    valueOf(await openAs(session, portfolio.id, jo.keyId, 'assessor'));
    expect((await stateOf(device, portfolio.id)).people).toHaveLength(1);

    valueOf(
      await createRecord(device.as('assessor'), 'planItems', portfolio.id, {
        agreedOn: '2026-11-12',
        what: 'More on risks',
        pointIds: ['1a'],
        due: '',
        doneOn: '',
        outcome: '',
      }),
    );
    const batch = valueOf(await commitWork(session, portfolio.id, 'share'));
    expect(batch?.payload).toMatchObject({ seq: 1, signer: { role: 'assessor', name: 'Jo Smith' } });
    expect(batch?.payload.entries.flatMap(({ table }) => (table === 'events' ? [] : [table])).sort()).toEqual(['people', 'planItems']);
  });

  test('a role other than the candidate’s needs an identity', async () => {
    const { session, portfolio } = await setup();
    expect(errorOf(await openAs(session, portfolio.id, null, 'assessor'))).toEqual({ type: 'no-identity' });
    expect(errorOf(await openAs(session, portfolio.id, 'f'.repeat(64), 'assessor'))).toEqual({ type: 'no-identity' });
  });
});

describe('identities', () => {
  test('keep the secret that opens packages as text where the browser cannot keep it hidden', async () => {
    const { session } = await setup();
    session.db.table('deviceSettings').hook('creating', (id) => {
      if (id === 'folio-key-probe') throw new DOMException('Evaluating the object store’s key path did not yield a value.', 'DataError');
    });
    const jo = valueOf(await createIdentity(session, assessor));
    expect(jo.recipientSecret).toMatch(/^AGE-SECRET-KEY-1/);
    expect(jo.privateKey.extractable).toBe(false);
  });

  test('have a key that cannot be read out, and may be changed in all but the key', async () => {
    const { session } = await setup();
    const jo = valueOf(await createIdentity(session, assessor));
    const kept = (await listIdentities(session))[0];
    expect(kept?.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', jo.privateKey)).rejects.toThrow(/extractable/);
    valueOf(await updateIdentity(session, jo.keyId, { name: 'Jo Smythe' }));
    expect((await listIdentities(session)).map(({ name, keyId }) => [name, keyId])).toEqual([['Jo Smythe', jo.keyId]]);
    expect(errorOf(await updateIdentity(session, 'f'.repeat(64), {}))).toEqual({ type: 'not-found' });
  });

  test('are kept while a portfolio is signed with them', async () => {
    const { session, portfolio } = await setup();
    const jo = valueOf(await createIdentity(session, assessor));
    valueOf(await openAs(session, portfolio.id, jo.keyId, 'assessor'));
    expect(errorOf(await removeIdentity(session, jo.keyId))).toEqual({ type: 'identity-in-use', portfolioIds: [portfolio.id] });
    const other = valueOf(await createIdentity(session, assessor));
    valueOf(await removeIdentity(session, other.keyId));
    expect(await session.db.identities.get(other.keyId)).toBeUndefined();
  });
});
