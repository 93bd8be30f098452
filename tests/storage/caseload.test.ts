import { expect, test } from 'vitest';
import { caseloadEntry } from '../../src/domain/caseload.ts';
import { evidenceDigests } from '../../src/signing/evidence-digests.ts';
import { readCaseload } from '../../src/storage/caseload.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { addCaseload } from '../support/caseload.ts';
import { setupSession } from '../support/storage-session.ts';

test('measure', async () => {
  const session = setupSession('assessor');
  await addCaseload(session, 30, 'assessor');
  for (let i = 0; i < 3; i++) {
  const a = performance.now();
  const caseload = await readCaseload(session.db);
  const b = performance.now();
  const entries = caseload.map(({ snapshot, workplace }) => caseloadEntry(unit311, snapshot, workplace, '2026-11-22', evidenceDigests(snapshot.attachments)));
  const c = performance.now();
  console.log(b - a, c - b, entries[0], entries[1]?.waitingFor);
  expect(entries).toHaveLength(30);
  }
}, 60_000);
