import type { Portfolio } from '../domain/portfolio.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Batch, BatchPayload, Signer } from '../log/batch.ts';
import { foldLogs } from '../log/fold.ts';
import type { Folded } from '../log/folded.ts';
import { isStandingStill, nextBatch, type NextBatchInput } from '../log/next-batch.ts';
import { signBatch } from '../log/sign-batch.ts';
import type { Identity, Workplace } from '../storage/device-rows.ts';
import type { Session } from '../storage/session.ts';
import { currentBuild, programName } from './build.ts';
import type { ExchangeError } from './exchange-error.ts';
import { trustOf } from './fold-here.ts';
import { listIdentities, makeIdentity } from './identity.ts';

/** Who signs here. The candidate of a portfolio in which nothing was signed yet gets a key without being asked. It is kept with the batch. */
export async function identityFor(
  session: Session,
  { keyId, role }: Workplace,
  portfolio: Pick<Portfolio, 'candidate' | 'employer'> | undefined,
): Promise<Result<Identity, ExchangeError>> {
  if (keyId !== null) {
    const identity = await session.db.identities.get(keyId);
    return identity ? success(identity) : failure({ type: 'no-identity' });
  }
  if (role !== 'candidate') return failure({ type: 'no-identity' });
  const name = portfolio?.candidate.name.trim() ?? '';
  const known = (await listIdentities(session)).find((identity) => identity.role === 'candidate' && identity.name === name && name !== '');
  if (known) return success(known);
  return makeIdentity(session, { name, role: 'candidate', isQualified: null, qualification: '', organisation: portfolio?.employer ?? '' });
}

/** What there is to say, and what the logs say so far. */
export interface ToSay extends Pick<NextBatchInput, 'folded' | 'rows' | 'events' | 'resolutions'> {
  readonly batches: readonly Batch[];
}

export interface Why extends Pick<NextBatchInput, 'purpose' | 'founds' | 'now'> {
  /** False for a batch that is not worth signing by itself. */
  readonly isEnough?: (payload: BatchPayload) => boolean;
  /** One batch only. */
  readonly isAlone?: boolean;
}

/**
 * The next batches of a key's log: none when there is nothing to say, several when it is much. T4: a log is never continued from
 * a copy that lacks what this key signed before. Nothing is stored here.
 */
export async function signNext(
  identity: Identity,
  workplace: Workplace,
  say: ToSay,
  { isEnough = () => true, isAlone = false, ...why }: Why,
): Promise<Result<readonly Batch[], ExchangeError>> {
  if (isStandingStill(say.folded, identity.keyId)) return failure({ type: 'log-stopped' });
  const input = (folded: Folded, founds: boolean): NextBatchInput => ({
    folded,
    rows: say.rows,
    events: say.events,
    resolutions: say.resolutions,
    keyId: identity.keyId,
    role: workplace.role,
    signer: signerOf(identity, workplace),
    purpose: why.purpose,
    founds,
    now: why.now,
  });
  const first = nextBatch(input(say.folded, why.founds));
  if (!first || !isEnough(first)) return success([]);
  const { portfolioId } = first;
  const signed = identity.signed[portfolioId];
  if (signed && signed.seq >= first.seq) return failure({ type: 'log-behind', signed: signed.seq, here: first.seq - 1 });
  const build = await currentBuild();
  const program = build.hash === null ? {} : { program: programName(build) };
  const made: Batch[] = [];
  for (let payload: BatchPayload | null = first; payload;) {
    made.push(await signBatch(identity, { ...payload, ...program }));
    if (isAlone) break;
    payload = nextBatch(input(foldLogs([...say.batches, ...made], trustOf(workplace), { portfolioId, now: why.now }), false));
  }
  return success(made);
}

/**
 * T4: work that was written on an older copy, said at the end of this key's log as a package brought it: `folded` is what all logs say,
 * `known` what they said where the work was written. It replaces only what it had seen, so that where the newer
 * part of the log changed the same record both are kept and offered.
 */
export async function signOnTop(
  identity: Identity,
  workplace: Workplace,
  say: ToSay & { readonly known: Folded },
  why: Pick<NextBatchInput, 'purpose' | 'now'>,
): Promise<Result<Batch | null, ExchangeError>> {
  const { folded, known } = say;
  const { records, events, conflicts, rejected } = known;
  const signed = await signNext(
    identity,
    workplace,
    { ...say, folded: { ...folded, records, events, conflicts, rejected } },
    { ...why, founds: false, isAlone: true },
  );
  return signed.ok ? success(signed.value[0] ?? null) : signed;
}

/** The identity with what it signed last. */
export function withSigned(identity: Identity, { hash, payload }: Batch): Identity {
  return { ...identity, signed: { ...identity.signed, [payload.portfolioId]: { seq: payload.seq, hash } } };
}

function signerOf({ name, isQualified, qualification, organisation }: Identity, { role }: Workplace): Signer {
  return { name, role, isQualified, qualification, organisation };
}
