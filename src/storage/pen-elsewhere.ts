import { lockHolders, penLockName } from './pen-lock.ts';
import type { Session } from './session.ts';

/** True while another tab writes a portfolio, so that this one had better leave what can wait to it. Takes the pen from nobody. */
export async function isWrittenElsewhere({ holdsPen }: Session, portfolioId: string): Promise<boolean> {
  if (!holdsPen || (await holdsPen(portfolioId))) return false;
  return 'locks' in navigator && (await lockHolders(navigator.locks))(penLockName(portfolioId)) !== null;
}
