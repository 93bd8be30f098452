import type { Actor } from '../domain/policy.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { foldLogs } from '../log/fold.ts';
import type { MergePlan } from '../log/plan-merge.ts';
import type { PackageWork } from '../package/format.ts';
import type { UnitFile, Workplace } from '../storage/device-rows.ts';
import { rewritePortfolio, type Rewrite } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { readWorkingCopy } from '../storage/working-copy.ts';
import type { ExchangeError } from './exchange-error.ts';
import { dropUnusedFiles, keepFiles } from './keep-files.ts';
import { emptyCopy } from './empty-copy.ts';
import { trustOf } from './fold-here.ts';
import { portfolioEvent } from './portfolio-event.ts';
import { restorePointOf } from './restore-point-row.ts';
import { rowsFromFold } from './rows-from-fold.ts';
import { signGrants } from './sign-grants.ts';
import { planTakeOver, type Staged } from './stage-package.ts';
import { readStoredBatches, toStored } from './stored-batches.ts';
import { unitFor } from './unit-files.ts';
import { openAs } from './workplace.ts';

const ATTEMPTS = 5;

export interface ApplyOptions extends PackageWork {
  /** As whom this device works in a portfolio that it did not have. Without it: as who it was there before, else the candidate. */
  readonly openAs?: { readonly keyId: string | null; readonly role: Actor } | undefined;
}

export interface Applied {
  readonly portfolioId: string;
  /** False when there was nothing to take over: then nothing was written. */
  readonly isNews: boolean;
  readonly plan: MergePlan;
  /** The state before, to go back to; null for a portfolio that was not here. */
  readonly restorePointId: string | null;
}

/**
 * T6: takes over what was staged. Files first, each read back; then, in one transaction, a restore point, the batches, the rows as
 * the logs have them, and what its user accepted. Killed at any moment, the portfolio is as before or as after.
 */
export async function applyStaged(storage: Storage, staged: Staged, options: ApplyOptions = {}): Promise<Result<Applied, ExchangeError>> {
  const kept: string[] = [];
  const done = await takeOver(storage, staged, options, kept);
  if (!done.ok) await dropUnusedFiles(storage, kept);
  return done;
}

async function takeOver(storage: Storage, staged: Staged, options: ApplyOptions, kept: string[]): Promise<Result<Applied, ExchangeError>> {
  const { session } = storage;
  const { portfolioId } = staged;
  for (let attempt = 1; ; attempt += 1) {
    // Planned anew when something was written here since: that is committed first, so that nothing of it is lost.
    const planned = (await isStillSo(session, staged, options))
      ? success(staged)
      : await planTakeOver(storage, staged.read, staged.accepted, { as: options.openAs, isRestore: staged.isRestore });
    if (!planned.ok) return planned;
    const plan = planned.value;
    if (!plan.isNews) return success({ portfolioId, isNews: false, plan: plan.plan, restorePointId: null });
    const files = await keepFiles(storage, plan, options, kept);
    if (!files.ok) return files;
    const rewrite = await workOut(session, plan);
    const written = await rewritePortfolio(session, rewrite);
    if (written.ok) {
      const opened = await openAfterwards(session, plan, rewrite.workplace);
      return opened.ok ? success({ portfolioId, isNews: true, plan: plan.plan, restorePointId: rewrite.restorePoint?.id ?? null }) : opened;
    }
    if (written.error.type !== 'changed-meanwhile' || attempt === ATTEMPTS) return failure(written.error);
  }
}

/** True while the portfolio is as it was when the plan was made, and nothing more was said of how it is to be opened. */
async function isStillSo({ db }: Session, { portfolioId, copy }: Staged, { openAs: as }: ApplyOptions): Promise<boolean> {
  if (copy === null) return as === undefined && (await db.portfolios.get(portfolioId)) === undefined;
  return (await readWorkingCopy(db, portfolioId))?.fingerprint === copy.fingerprint;
}

/** All that is written, worked out before the transaction. */
async function workOut(session: Session, plan: Staged): Promise<Rewrite & { readonly workplace: Workplace }> {
  const { portfolioId, copy, read, newBatches } = plan;
  const at = session.now().toISOString();
  const workplace = { ...plan.workplace, founderKeyId: plan.workplace.founderKeyId ?? plan.folded.founderKeyId };
  const actor = { ...session, actor: workplace.role };
  const portfolios = [...plan.folded.records.portfolios.values()].map(({ record }) => record);
  const imported = portfolioEvent(actor, { portfolioId, rows: { ...emptyCopy(portfolioId).rows, portfolios } }, 'imported', [
    { field: 'kind', from: null, to: read.info.kind },
    { field: 'digest', from: null, to: read.digest },
    ...(plan.sender ? [{ field: 'from', from: null, to: plan.sender.name }] : []),
  ]);
  const granted = await signGrants(actor, plan, workplace, imported);
  const batches = [...readStoredBatches(copy?.batches ?? []), ...newBatches, ...granted.batches];
  const folded = foldLogs(batches, trustOf(granted.workplace), { portfolioId, now: at });
  const rows = rowsFromFold(copy, plan.foldedBefore, folded, { keepsNewer: plan.isRestore });
  const identity = granted.identity ?? plan.signedOnTop;
  return {
    portfolioId,
    expected: copy?.fingerprint ?? null,
    ...rows,
    events: [...rows.events.filter(({ id }) => id !== imported.id), imported],
    addBatches: [...newBatches, ...granted.batches].map((batch) => toStored(batch, at)),
    workplace: granted.workplace,
    units: await newUnits(session, plan, portfolios),
    restorePoint: copy ? restorePointOf(session, copy, `before-import ${read.info.kind}`) : null,
    ...(identity ? { identity } : {}),
  };
}

/** The unit that came along, when the portfolio's is not here yet. */
async function newUnits(session: Session, { read }: Staged, [portfolio]: readonly Portfolio[]): Promise<readonly UnitFile[]> {
  const { unit } = read.unit ?? {};
  if (!unit || !portfolio || unit.id !== portfolio.unitId || unit.version !== portfolio.unitVersion) return [];
  return (await unitFor(session, portfolio)) ? [] : [{ id: unit.id, version: unit.version, json: unit }];
}

/** Somebody who opened a portfolio that was new here is listed in People, if they may write themselves there. */
async function openAfterwards(
  session: Session,
  { isKnownHere, portfolioId }: Staged,
  { keyId, role }: Workplace,
): Promise<Result<void, ExchangeError>> {
  if (isKnownHere) return success(undefined);
  const opened = await openAs(session, portfolioId, keyId, role);
  return opened.ok ? success(undefined) : opened;
}
