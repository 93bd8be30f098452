import { useEffect, useState } from 'react';
import { goBackBeforeUpdate, listBeforeUpdates } from '../../exchange/before-updates.ts';
import { formatInstant } from '../../lib/dates.ts';
import type { SetAsideCopy } from '../../storage/set-aside.ts';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useExchange } from '../use-exchange.ts';
import { KeptStatesCard } from './kept-states-card.tsx';

/** R26: the portfolio as it was before the last updates of Folio that changed the form of what it keeps. Nothing where there were none. */
export function BeforeUpdatesCard() {
  const { portfolioId } = useOpenPortfolio();
  const exchange = useExchange();
  const [copies, setCopies] = useState<readonly SetAsideCopy[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void listBeforeUpdates(portfolioId).then(
      (found) => isCurrent && setCopies(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [portfolioId]);
  if (copies.length === 0) return null;
  const goBack = async (copy: SetAsideCopy) => {
    const back = await exchange(({ session }) => goBackBeforeUpdate(session, portfolioId, copy));
    if (back.isDone) showToast({ message: 'The portfolio is as it was before that update.', tone: 'success' });
  };
  return (
    <KeptStatesCard
      title="Before updates of Folio"
      states={copies}
      reason={() => 'before Folio was brought up to date'}
      label={({ at }) => `Go back to before the update of ${formatInstant(at)}`}
      onGoBack={goBack}
    >
      {() => <p>The records then are as they were before that update. Files stay as they are.</p>}
    </KeptStatesCard>
  );
}
