import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { joinWords } from '../../domain/coverage/operation.ts';
import { nextActions } from '../../domain/coverage/next-actions.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Stack } from '../../ui/stack.tsx';
import { placePath, portfolioPaths } from '../paths.ts';
import { AskedForCard } from '../asked-for-card.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './overview-screen.module.css';
import { StrandCards } from './strand-cards.tsx';

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** Where the portfolio stands, and the three things that cost least to do next. `notice` is what else is to be known. */
export function OverviewScreen({ notice }: { readonly notice?: ReactNode }) {
  const { portfolioId, unit, snapshot, coverage } = useOpenPortfolio();
  const actions = useMemo(() => nextActions(coverage), [coverage]);
  const left = coverage.needed - coverage.evidenced;
  const isNew = snapshot.evidence.length === 0 && snapshot.stages.length === 0;

  return (
    <Page
      title={unit.title}
      lead={`${unit.level > 0 ? `Level ${unit.level} · ${unit.credits} credits · ` : ''}${coverage.evidenced} of ${coverage.needed} points are evidenced. ${left === 0 ? 'Every point is covered.' : `${NUMBERS[left] ?? left} to go before you can sign.`}`}
    >
      <Stack gap="l">
        {snapshot.portfolio.isExample && (
          <Notice tone="info" title="This is an example">
            Aisha Khan is invented. Change anything you like: it is your copy. Your own portfolio starts from Home.
          </Notice>
        )}
        {notice}
        {isNew && <Welcome />}
        <Card>
          <div className={classes['parts']}>
            {coverage.parts.map((part) => (
              <ProgressBar
                key={part.id}
                label={part.title}
                value={part.evidenced}
                max={part.needed}
                valueText={`${part.evidenced} of ${part.needed}`}
              />
            ))}
          </div>
        </Card>
        <AskedForCard hidesWhenEmpty />
        <StrandCards />
        <Card title={left === 0 ? 'Finish' : 'Do next'}>
          {left === 0 ? (
            <div className={classes['action']}>
              <p>Every needed point is claimed and sufficient. Read the evidence check once more, then sign.</p>
              <LinkButton to={portfolioPaths(portfolioId).signOff}>Go to sign-off</LinkButton>
            </div>
          ) : (
            <ul className={classes['actions']}>
              {actions.map(({ gap, pointIds, more }) => (
                <li key={gap.sentence} className={classes['action']}>
                  <Link className={classes['point']} to={portfolioPaths(portfolioId).point(pointIds[0] ?? '')}>
                    {pointIds[0]}
                  </Link>
                  <span>
                    {gap.sentence}
                    {more > 0 && ` ${more === 1 ? 'One more gap stands' : `${more} more gaps stand`} open at this point.`}
                    <small>
                      {gap.remedy} About {gap.minutes === 1 ? 'a minute' : `${gap.minutes} minutes`}.
                      {pointIds.length > 1 && ` Also begins ${joinWords(pointIds.slice(1))}.`}
                    </small>
                  </span>
                  <LinkButton variant="secondary" to={placePath(portfolioId, gap.place)}>
                    {gap.button}
                  </LinkButton>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </Stack>
    </Page>
  );
}

/** The first minute: two ways to begin, whichever is nearer. */
function Welcome() {
  const { portfolioId } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  return (
    <Card title="Begin with what you know">
      <Stack gap="s">
        <p>
          Everything you write is kept at once on this device; there is no save button. Folio shows what the unit still asks for, and you decide what
          to do first.
        </p>
        <div className={classes['begin']}>
          <LinkButton to={paths.newEvidence('everyday')}>Record something you noticed</LinkButton>
          <LinkButton variant="secondary" to={paths.process}>
            List the stages of your service
          </LinkButton>
        </div>
      </Stack>
    </Card>
  );
}
