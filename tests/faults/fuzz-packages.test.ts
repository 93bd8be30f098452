import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stagePackage } from '../../src/exchange/stage-package.ts';
import { exchangeErrorText } from '../../src/features/exchange-error-text.ts';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { createRisk } from '../../src/storage/record-commands.ts';
import { dice, packageMutations } from '../package/package-mutations.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupDevice, share, takeIn, type Device } from '../support/device.ts';
import { fixedKey } from '../support/fixed-keys.ts';
import { withHostileContent } from '../support/hostile-portfolio.ts';
import { packPortfolio } from '../support/pack-portfolio.ts';
import { valueOf } from '../support/storage-session.ts';

/** A few among the unit tests; the fault runner asks for 500 or 10,000 (scenarios/packages.mjs). */
const COUNT = Number(process.env['FOLIO_FUZZED_PACKAGES'] ?? 110);
const SEED = Number(process.env['FOLIO_FUZZ_SEED'] ?? 1);
const LONGEST = 2_000;
const ID = 'portfolio-1';

let here: Device;
let before = '';
/** What a person can be sent, each in its own way made wrong: news of a portfolio that is here, a backup, a portfolio of hostile words and files. */
const originals: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly plan: string }[] = [];
const uncaught: unknown[] = [];
const note = (reason: unknown) => void uncaught.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  const candidate = setupDevice('candidate');
  const snapshot = buildPortfolio()
    .stage()
    .risk()
    .evidence('everyday', { claims: ['1a'] })
    .attachment()
    .snapshot();
  valueOf(await addSnapshot(candidate.session, snapshot));
  here = setupDevice('here');
  await takeIn(here, await share(candidate, ID, 'submission'));
  valueOf(await createRisk(candidate.session, ID, { event: 'Something new' }));
  const hostile = await withHostileContent(JSON.parse(JSON.stringify(snapshot).replaceAll(ID, 'portfolio-2')) as typeof snapshot);
  const files = new Map(
    hostile.snapshot.attachments.flatMap(({ sha256 }, index) => {
      const file = hostile.files[index - 1];
      return file ? [[sha256, new Blob([new Uint8Array(file.bytes)])] as const] : [];
    }),
  );
  for (const [name, file] of [
    ['news', await share(candidate, ID, 'submission')],
    ['a backup', await share(candidate, ID, 'backup')],
    ['hostile words and files', await packPortfolio(hostile.snapshot, await fixedKey('iqa'), files)],
  ] as const) {
    originals.push({ name, bytes: new Uint8Array(await file.arrayBuffer()), plan: await planOf(file) });
  }
  before = await everything();
});
afterAll(() => process.off('unhandledRejection', note));

/** What a person is shown before anything is taken over. */
async function planOf(file: Blob): Promise<string> {
  const staged = await stagePackage(here, file);
  return staged.ok ? canonicalJson(JSON.parse(JSON.stringify(staged.value.plan))) : `refused: ${exchangeErrorText(staged.error)}`;
}

/** Every row of every table. */
async function everything(): Promise<string> {
  const { db } = here.session;
  return JSON.stringify(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])));
}

const kinds = Object.entries(packageMutations);
const each = Math.ceil(COUNT / kinds.length);

describe(`R59: ${COUNT} packages made wrong`, () => {
  test.each(kinds)(
    'are refused in a sentence or say what they said before, and change nothing: %s',
    async (name, mutate) => {
      let refused = 0;
      for (let run = 0; run < each; run += 1) {
        const original = originals[run % originals.length];
        if (!original) throw new Error('There is nothing to make wrong.');
        const mutant = mutate(original.bytes.slice(), dice(SEED * 1_000_003 + run * 31 + name.length));
        // Of the processor: a machine that does other things too must not fail it.
        const began = process.cpuUsage();
        const plan = await planOf(new Blob([mutant]));
        const { user, system } = process.cpuUsage(began);
        const took = (user + system) / 1000;
        const where = `seed ${SEED}, ${name}, run ${run} of ${original.name}`;
        expect(took, `${where} took ${Math.round(took)} ms`).toBeLessThan(LONGEST);
        const isRefused = plan.startsWith('refused: ');
        if (isRefused) refused += 1;
        expect(isRefused ? /^[^\p{Cc}\p{Cf}]+\.$/u.test(plan) : plan === original.plan, `${where}: ${plan.slice(0, 500)}`).toBe(true);
      }
      expect(await everything()).toBe(before);
      expect(uncaught).toEqual([]);
      expect(refused).toBeGreaterThan(each / 4);
    },
    3_600_000,
  );
});
