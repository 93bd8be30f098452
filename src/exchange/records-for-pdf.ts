import { failure, success, type Result } from '../lib/result.ts';
import type { PackageInput } from '../package/write-package.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { readWorkingCopy } from '../storage/working-copy.ts';
import { commitWork } from './commit-work.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere } from './fold-here.ts';
import { chooseContent } from './package-content.ts';

/**
 * T12: what a PDF carries so that it opens again: commits what is new, as sharing does, and gives everything that was signed, with the
 * files that are not in the bin. Errors: those of `commitWork`.
 */
export async function recordsForPdf(storage: Storage, portfolioId: string): Promise<Result<Omit<PackageInput, 'kind' | 'signer'>, ExchangeError>> {
  const { session } = storage;
  const committed = await commitWork(session, portfolioId, 'share');
  if (!committed.ok) return committed;
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return failure({ type: 'not-found' });
  const { input } = await chooseContent(storage, foldHere(session, copy), 'submission', {});
  return success(input);
}
