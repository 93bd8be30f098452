import { useState } from 'react';
import { makePassphrase } from '../../package/passphrase.ts';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { usePortfolioList } from '../../storage/storage-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { routes } from '../paths.ts';
import { PassphraseWords } from '../passphrase-words.tsx';
import { FinishRow } from './finish-row.tsx';
import { NotInBackupsCard } from './not-in-backups-card.tsx';
import classes from './shared-computer.module.css';
import { startAgain } from './start-again.ts';
import { useFinish } from './use-finish.ts';
import { useNotInBackups } from './use-not-in-backups.ts';

/** R47: a backup of everything, proved; then nothing of Folio stays in this browser. */
export function FinishScreen({ reload = startAgain }: { readonly reload?: (() => void) | undefined }) {
  const portfolios = usePortfolioList();
  if (!portfolios) return null;
  return (
    <Page title="Finish and remove from this computer" lead="For a computer that is not yours. Nothing is removed before you press the last button.">
      <Finish portfolios={portfolios} reload={reload} />
    </Page>
  );
}

function Finish({ portfolios, reload }: { readonly portfolios: readonly PortfolioSummary[]; readonly reload: () => void }) {
  const [isLocked, setIsLocked] = useState(true);
  const [passphrase] = useState(makePassphrase);
  const { stateOf, waived, waive, isDone, isReady, save, prove, remove, removing } = useFinish(portfolios, reload);
  const lost = useNotInBackups(portfolios);
  const titles = ['Take a backup with you', ...(lost ? ['What no backup holds'] : []), 'Remove everything'].slice(portfolios.length > 0 ? 0 : 1);
  const numbered = (title: string) => (titles.length > 1 ? `${titles.indexOf(title) + 1}. ${title}` : title);
  const left = portfolios.filter(({ id }) => !isDone(id)).length;
  return (
    <Stack gap="l">
      {portfolios.length > 0 && (
        <Card title={numbered('Take a backup with you')}>
          <Stack gap="l">
            <p>
              Save it on a stick, or in a place of your own that you reach from elsewhere. What stays in the downloads of this computer can be found
              by others.
            </p>
            <WhoReads isLocked={isLocked} onChange={setIsLocked} passphrase={passphrase} />
            <ul className={classes['rows']}>
              {portfolios.map((portfolio) => (
                <li key={portfolio.id}>
                  <FinishRow
                    portfolio={portfolio}
                    state={stateOf(portfolio.id)}
                    isWaived={waived.has(portfolio.id)}
                    onSave={() => void save(portfolio, isLocked ? { type: 'passphrase', passphrase } : null)}
                    onProve={(saved, file) => void prove(portfolio.id, saved, file)}
                    onWaive={(isWaived) => waive(portfolio.id, isWaived)}
                  />
                </li>
              ))}
            </ul>
          </Stack>
        </Card>
      )}
      {lost && <NotInBackupsCard title={numbered('What no backup holds')} found={lost} />}
      <Card title={numbered('Remove everything')}>
        <Stack gap="m">
          <p>
            Every portfolio with its files and history, the people who work here with their keys, all settings, and Folio’s own program files are
            removed from this browser. Then Folio looks whether anything is left. This cannot be undone.
          </p>
          {removing.type === 'failed' && (
            <Notice tone="error" title="Nothing was removed">
              {removing.message}
            </Notice>
          )}
          {left > 0 && (
            <p id="finish-left">{left === 1 ? 'One portfolio is still without a backup.' : `${left} portfolios are still without a backup.`}</p>
          )}
          <Row>
            <Button
              variant="danger"
              disabled={!isReady}
              describedBy={left > 0 ? 'finish-left' : undefined}
              isBusy={removing.type === 'working'}
              onClick={() => void remove()}
            >
              Remove Folio from this computer
            </Button>
            <LinkButton variant="quiet" to={routes.home}>
              Not now
            </LinkButton>
          </Row>
        </Stack>
      </Card>
    </Stack>
  );
}

interface WhoReadsProps {
  readonly isLocked: boolean;
  readonly onChange: (isLocked: boolean) => void;
  readonly passphrase: string;
}

function WhoReads({ isLocked, onChange, passphrase }: WhoReadsProps) {
  return (
    <Stack gap="s">
      <Segmented<'locked' | 'open'>
        label="Who can read the backups?"
        value={isLocked ? 'locked' : 'open'}
        onChange={(choice) => onChange(choice === 'locked')}
        options={[
          { value: 'locked', label: 'Whoever has the passphrase' },
          { value: 'open', label: 'Anybody who gets them' },
        ]}
      />
      {isLocked ? (
        <>
          <PassphraseWords label="Passphrase of the backups" words={passphrase} />
          <p>Write these six words down now. Folio keeps no copy: without them nobody opens the backups, not even you.</p>
        </>
      ) : (
        <p>The backups are not locked: whoever finds one can read it, names and all.</p>
      )}
    </Stack>
  );
}
