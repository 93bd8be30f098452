import type { Actor } from '../domain/policy.ts';
import { reasonOf } from '../lib/reason-of.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Batch } from '../log/batch.ts';
import { foldLogs } from '../log/fold.ts';
import type { Folded } from '../log/folded.ts';
import { planMerge, type MergePlan } from '../log/plan-merge.ts';
import { withFilesBeside, type FileBeside } from '../package/files-beside.ts';
import type { PackageError } from '../package/package-error.ts';
import { readPackage, type ReadOptions, type ReadPackage } from '../package/read-package.ts';
import type { Unlock } from '../package/encryption.ts';
import type { PackageKind, PackageWork } from '../package/format.ts';
import { readableFiles } from '../storage/readable-files.ts';
import type { Identity, Workplace } from '../storage/device-rows.ts';
import type { Session } from '../storage/session.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { readWorkingCopy, type WorkingCopy } from '../storage/working-copy.ts';
import { commitWork } from './commit-work.ts';
import { emptyCopy } from './empty-copy.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere, trustOf, workingRows, type FoldedCopy } from './fold-here.ts';
import { listIdentities } from './identity.ts';
import { withoutLostKey } from './lost-key.ts';
import { rowsFromFold } from './rows-from-fold.ts';
import { identityFor, signOnTop, withSigned } from './sign-next.ts';
import { candidateWorkplace } from './workplace-row.ts';

/** A key that the user of this device takes for somebody in a role. */
export interface AcceptedKey {
  readonly keyId: string;
  readonly role: Actor;
  readonly name: string;
  /** The day on which both compared the words of the key; '' when they did not. */
  readonly comparedOn: string;
}

/** A package that was read and proved, and what taking it over would do. Nothing of it is in the database yet. */
export interface Staged {
  readonly portfolioId: string;
  readonly kind: PackageKind;
  readonly candidateName: string;
  readonly unitId: string;
  /** False when this device has no such portfolio yet. */
  readonly isKnownHere: boolean;
  /** False when taking it over would change nothing at all. */
  readonly isNews: boolean;
  /** The portfolio lies in the bin here; taking the package over takes it out. */
  readonly isInBin: boolean;
  /** Whose device packed it, and whether its key has a role here; null when the package is not signed as a whole. */
  readonly sender: { readonly keyId: string; readonly name: string; readonly role: Actor | null; readonly hasRole: boolean } | null;
  readonly plan: MergePlan;
  /** What the logs say together with the package. */
  readonly folded: Folded;
  readonly accepted: readonly AcceptedKey[];
  /** Files that the package brings and this device does not have. */
  readonly newFiles: { readonly count: number; readonly bytes: number };
  readonly read: ReadPackage;
  /** The portfolio here, as it was when this was planned; null when it is not here. */
  readonly copy: WorkingCopy | null;
  readonly foldedBefore: Folded;
  readonly newBatches: readonly Batch[];
  /** R28: made to mend what is here. */
  readonly isRestore: boolean;
  /** Who signed the last of them here, on top of what the package brought of their own log; null as a rule. */
  readonly signedOnTop: Identity | null;
  readonly workplace: Workplace;
}

export interface StageOptions extends Omit<ReadOptions, 'unlock'> {
  /** For a package that is locked with one. Without it the keys of this device are tried. */
  readonly passphrase?: string | undefined;
  /** Files that lie beside the package instead of in it, such as in the PDF that carries it. */
  readonly beside?: readonly FileBeside[] | undefined;
  /** R28: what is here has lost a part of itself, and the package is to make it whole. */
  readonly isRestore?: boolean | undefined;
}

/**
 * T5: reads and proves a package, and finds out what taking it over would do. What this device wrote itself is committed
 * first; nothing else is changed. Errors: package, nothing-to-begin-with, and those of `commitWork`.
 */
export async function stagePackage(storage: Storage, file: Blob, options: StageOptions = {}): Promise<Result<Staged, ExchangeError>> {
  const { passphrase, beside = [], isRestore = false, ...reading } = options;
  const inside = await readPackage(file, { ...reading, unlock: await unlockWith(storage.session, passphrase) });
  const read = inside.ok && beside.length > 0 ? await joinBeside(inside.value, beside, reading) : inside;
  if (!read.ok) return failure({ type: 'package', error: read.error });
  return planTakeOver(storage, read.value, [], { isRestore });
}

async function joinBeside(read: ReadPackage, beside: readonly FileBeside[], work: PackageWork): Promise<Result<ReadPackage, PackageError>> {
  try {
    return await withFilesBeside(read, beside, work);
  } catch (cause) {
    return failure({ type: 'not-readable', reason: reasonOf(cause) });
  }
}

/** Plans again as if these keys were trusted, in place of those accepted before. */
export function acceptKeys(storage: Storage, staged: Staged, accepted: readonly AcceptedKey[]): Promise<Result<Staged, ExchangeError>> {
  return planTakeOver(storage, staged.read, accepted, { isRestore: staged.isRestore });
}

export interface PlanOptions {
  readonly as?: { readonly keyId: string | null; readonly role: Actor } | undefined;
  readonly isRestore?: boolean | undefined;
}

/**
 * What a package that was read would do to the portfolio as it stands now. Commits what is new here first. R28: not so when what is
 * here lost a part of itself: a log that is behind would fork, and one that is gone would begin anew under another key.
 */
export async function planTakeOver(
  storage: Storage,
  read: ReadPackage,
  accepted: readonly AcceptedKey[],
  { as, isRestore = false }: PlanOptions = {},
): Promise<Result<Staged, ExchangeError>> {
  const { session } = storage;
  const { portfolioId, kind } = read.info;
  const isKnownHere = (await session.db.portfolios.get(portfolioId)) !== undefined;
  const committed = isKnownHere && !isRestore ? await commitWork(session, portfolioId, 'before-import') : null;
  // A log that cannot be continued may be mended by what the package brings.
  const isBehind = committed?.ok === false && (committed.error.type === 'log-behind' || committed.error.type === 'log-stopped');
  if (committed?.ok === false && !isBehind) return committed;
  const stored = isKnownHere ? await readWorkingCopy(session.db, portfolioId) : null;
  const copy = isRestore && stored?.workplace ? { ...stored, workplace: await withoutLostKey(session, stored.workplace) } : stored;
  const here = foldHere(session, copy ?? { ...emptyCopy(portfolioId), workplace: await workplaceOf(session, read, as) });
  const known = new Set(here.batches.map(({ hash }) => hash));
  const brought = read.batches.filter(({ hash }) => !known.has(hash));
  const onTop = isBehind && copy ? await sayOnTop(session, copy, here, brought) : success(null);
  if (!onTop.ok) return onTop;
  const newBatches = [...brought, ...(onTop.value ? [onTop.value.batch] : [])];
  const trust = trustOf({ ...here.workplace, trusted: [...here.workplace.trusted, ...accepted] });
  const folded = foldLogs([...here.batches, ...newBatches], trust, { portfolioId, now: session.now().toISOString() });
  const [portfolio] = [...folded.records.portfolios.values()].map(({ record }) => record);
  if (!portfolio || (!copy && folded.founderKeyId === null)) return failure({ type: 'nothing-to-begin-with' });

  const filesHere = await readableFiles(session);
  const wanted = new Set([...folded.records.attachments.values()].map(({ record }) => record.sha256));
  const newFiles = read.files.filter(({ sha256 }) => wanted.has(sha256) && !filesHere.has(sha256));
  const plan = planMerge({
    before: copy ? workingRows(copy) : {},
    foldedBefore: here.folded,
    after: folded,
    filesHere,
    filesOffered: new Set(read.files.map(({ sha256 }) => sha256)),
  });
  const isInBin = copy?.rows.portfolios.some(({ deletedAt }) => deletedAt !== null) ?? false;
  // Batches may have come before the grant that gives them effect.
  const late = rowsFromFold(copy, here.folded, folded, { keepsNewer: isRestore });
  const isBehindLogs = late.puts.length + late.removes.length + late.events.length > 0;
  const isNewKey = ({ keyId, role }: AcceptedKey) => folded.keys[keyId]?.roles.includes(role) === true && !holdsAlready(here.folded, keyId, role);
  return success({
    portfolioId,
    kind,
    candidateName: portfolio.candidate.name,
    unitId: portfolio.unitId,
    isKnownHere: copy !== null,
    isNews: copy === null || isInBin || newBatches.length > 0 || newFiles.length > 0 || isBehindLogs || accepted.some(isNewKey),
    isInBin,
    sender: senderOf(read, folded),
    plan,
    folded,
    accepted,
    newFiles: { count: newFiles.length, bytes: newFiles.reduce((sum, { size }) => sum + size, 0) },
    read,
    copy,
    foldedBefore: here.folded,
    newBatches,
    signedOnTop: onTop.value?.identity ?? null,
    isRestore,
    workplace: here.workplace,
  });
}

/** T4: what was written here on an older copy of this device's own log. Never taken over without it. */
async function sayOnTop(
  session: Session,
  copy: WorkingCopy,
  { workplace, batches, folded: known }: FoldedCopy,
  brought: readonly Batch[],
): Promise<Result<{ readonly batch: Batch; readonly identity: Identity } | null, ExchangeError>> {
  const identity = await identityFor(session, workplace, copy.rows.portfolios[0]);
  if (!identity.ok) return identity;
  const all = [...batches, ...brought];
  const now = session.now().toISOString();
  const folded = foldLogs(all, trustOf(workplace), { portfolioId: copy.portfolioId, now });
  const { events, resolutions } = copy;
  const signed = await signOnTop(
    identity.value,
    workplace,
    { batches: all, folded, known, rows: workingRows(copy), events, resolutions },
    { purpose: 'before-import', now },
  );
  if (!signed.ok) return signed;
  return success(signed.value && { batch: signed.value, identity: withSigned(identity.value, signed.value) });
}

/**
 * As whom this device works in a portfolio that it did not have: as was said; else as whoever of this device signed in it before, the
 * last one first; else as the candidate, with no key yet.
 */
async function workplaceOf(session: Session, { info, batches }: ReadPackage, as: PlanOptions['as']): Promise<Workplace> {
  const workplace = candidateWorkplace(info.portfolioId);
  if (as) return { ...workplace, ...as };
  const own = new Set((await listIdentities(session)).map(({ keyId }) => keyId));
  const [last] = batches.filter(({ keyId }) => own.has(keyId)).toSorted((a, b) => (a.payload.clock < b.payload.clock ? 1 : -1));
  return last ? { ...workplace, keyId: last.keyId, role: last.payload.signer.role } : workplace;
}

function holdsAlready({ keys }: Folded, keyId: string, role: Actor): boolean {
  return keys[keyId]?.roles.includes(role) === true;
}

async function unlockWith(session: Session, passphrase: string | undefined): Promise<Unlock | undefined> {
  if (passphrase !== undefined) return { type: 'passphrase', passphrase };
  const secrets = (await listIdentities(session)).map(({ recipientSecret }) => recipientSecret);
  return secrets.length === 0 ? undefined : { type: 'secrets', secrets };
}

function senderOf({ signedBy }: ReadPackage, { keys }: Folded): Staged['sender'] {
  if (!signedBy) return null;
  const key = keys[signedBy.keyId];
  const [role = key?.signer?.role ?? null] = key?.roles ?? [];
  return { keyId: signedBy.keyId, name: key?.grantedName || (key?.signer?.name ?? ''), role, hasRole: (key?.roles.length ?? 0) > 0 };
}
