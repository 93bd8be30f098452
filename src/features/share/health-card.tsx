import type { Folded } from '../../log/folded.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { problemWords, rejectionWords } from './log-words.ts';
import classes from './share.module.css';

/** As many lines are shown at once. */
const MOST = 12;

/** Whether everything that came in holds together; and what does not count, with who wrote it and why. */
export function HealthCard({ folded }: { readonly folded: Folded }) {
  const { portfolioId } = useOpenPortfolio();
  const nameOf = (keyId: string) => folded.keys[keyId]?.grantedName || folded.keys[keyId]?.signer?.name || 'Somebody';
  const { problems, rejected } = folded;
  const lines = [
    ...problems.map((problem) => problemWords(problem, 'keyId' in problem ? nameOf(problem.keyId) : 'somebody')),
    ...rejected.map((item) => rejectionWords(item, nameOf(item.keyId))),
  ];
  const hasNewSeals = rejected.some(({ reason }) => reason === 'no-role');
  return (
    <Card title="Does everything hold?">
      {lines.length === 0 ? (
        <StatusMark status="good">Everything that people signed here is whole, and from whom it says.</StatusMark>
      ) : (
        <Stack gap="m">
          <StatusMark status="waiting">
            {lines.length === 1
              ? 'One thing does not count. Nothing of yours is lost.'
              : `${lines.length} things do not count. Nothing of yours is lost.`}
          </StatusMark>
          <ul className={classes['points']}>
            {lines.slice(0, MOST).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > MOST && <li>{`and ${lines.length - MOST} more of the same`}</li>}
          </ul>
          {hasNewSeals && (
            <LinkButton size="s" variant="secondary" to={portfolioPaths(portfolioId).people}>
              Accept a seal
            </LinkButton>
          )}
        </Stack>
      )}
    </Card>
  );
}
