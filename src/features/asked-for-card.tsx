import { useMemo } from 'react';
import { askedFor } from '../domain/review/asked-for.ts';
import { evidenceDigests } from '../signing/evidence-digests.ts';
import { LinkButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Entry, EntryList } from '../ui/entry-list.tsx';
import { placePath } from './paths.ts';
import { useOpenPortfolio } from './portfolio-context.tsx';
import { useIsCandidate } from './use-is-candidate.ts';
import classes from './asked-for-card.module.css';

/**
 * What the assessor asks for, each with the way to mend it (J10). Nothing is shown before the assessor has said anything,
 * nor, where the screen is about other things, once nothing is asked for.
 */
export function AskedForCard({ hidesWhenEmpty = false }: { readonly hidesWhenEmpty?: boolean }) {
  const { portfolioId, coverage, snapshot } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const asked = useMemo(() => askedFor(coverage, snapshot, evidenceDigests(snapshot.attachments)), [coverage, snapshot]);
  const hasAnswer = snapshot.judgements.length + snapshot.evidenceReviews.length > 0;
  if (!hasAnswer || (hidesWhenEmpty && asked.length === 0)) return null;
  return (
    <Card title={isCandidate ? 'Your assessor asks for' : 'The assessor asks for'}>
      {asked.length === 0 ? (
        <p>Nothing now. {isCandidate && 'What you changed since is for your assessor to look at.'}</p>
      ) : (
        <EntryList>
          {asked.map((item) => (
            <Entry key={`${item.pointId} ${item.evidenceId ?? ''}`}>
              <span className={classes['words']}>{item.sentence}</span>
              <LinkButton size="s" variant="secondary" to={placePath(portfolioId, item.place)}>
                {item.button}
              </LinkButton>
            </Entry>
          ))}
        </EntryList>
      )}
    </Card>
  );
}
