import { movements } from '../domain/event.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Batch, BatchPayload } from '../log/batch.ts';
import type { Workplace } from '../storage/device-rows.ts';
import { rewritePortfolio } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import { readWorkingCopy } from '../storage/working-copy.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere, workingRows } from './fold-here.ts';
import { identityFor, signNext, withSigned } from './sign-next.ts';
import { toStored } from './stored-batches.ts';

/** How often it is tried again when a tab writes while the batch is signed, which takes some milliseconds. */
const ATTEMPTS = 5;

/**
 * T1: signs what this device wrote since its last batch, as the next batch of its log (several when it is much; the last comes
 * back). Null when there is nothing new. A candidate's key is made on first use. Errors: not-found, no-identity, no-keys, log-behind,
 * log-stopped, changed-meanwhile, and those of storage.
 */
export async function commitWork(
  session: Session,
  portfolioId: string,
  purpose: BatchPayload['purpose'],
): Promise<Result<Batch | null, ExchangeError>> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await tryCommit(session, portfolioId, purpose);
    if (done.ok || done.error.type !== 'changed-meanwhile' || attempt === ATTEMPTS) return done;
  }
}

async function tryCommit(session: Session, portfolioId: string, purpose: BatchPayload['purpose']): Promise<Result<Batch | null, ExchangeError>> {
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return failure({ type: 'not-found' });
  const here = foldHere(session, copy);
  const found = await identityFor(session, here.workplace, copy.rows.portfolios[0]);
  if (!found.ok) return found;
  const founds = here.workplace.role === 'candidate' && here.workplace.founderKeyId === null && copy.batches.length === 0;
  const at = session.now().toISOString();
  const workplace: Workplace = {
    ...here.workplace,
    keyId: found.value.keyId,
    founderKeyId: founds ? found.value.keyId : here.workplace.founderKeyId,
    committedAt: at,
  };
  const signed = await signNext(
    found.value,
    workplace,
    { ...here, rows: workingRows(copy), events: copy.events, resolutions: copy.resolutions },
    {
      purpose,
      founds,
      now: at,
      isEnough: (payload) => !isMovementAlone(payload),
    },
  );
  if (!signed.ok) return signed;
  const last = signed.value.at(-1);
  if (!last) return success(null);
  const stored = await rewritePortfolio(session, {
    portfolioId,
    expected: copy.fingerprint,
    addBatches: signed.value.map((batch) => toStored(batch, at)),
    removeResolutions: copy.resolutions.map(({ id }) => id),
    identity: withSigned(found.value, last),
    workplace,
  });
  return stored.ok ? success(last) : stored;
}

/** That something was shared or came in is told with the next work; by itself it makes no batch, else sharing would never end. */
function isMovementAlone({ entries, founds }: BatchPayload): boolean {
  return !founds && entries.every(({ table, record }) => table === 'events' && [...movements].some((type) => type === record['type']));
}
