import { Link } from 'react-router';
import { kindName, strands, type Strand } from '../../domain/evidence.ts';
import { colleagueGroups } from '../../domain/evidence/discussion.ts';
import { isFilled } from '../../domain/record.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { formatShortDate } from '../../lib/dates.ts';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './strand-cards.module.css';

/** The five strands of the unit, each with how far it has come in a few words. */
export function StrandCards() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  return (
    <ul className={classes['strands']}>
      {strands.map((strand) => (
        <li key={strand}>
          <Link className={classes['strand']} to={portfolioPaths(portfolioId).strand(strand)}>
            <b>{strand === 'knowledge' ? 'Knowledge answers' : kindName(strand)}</b>
            <small>{strandState(strand, snapshot)}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function strandState(strand: Strand, { evidence }: Snapshot): string {
  const own = evidence.filter((item) => item.kind === strand);
  if (own.length === 0 && strand !== 'knowledge') return 'Not started';
  switch (strand) {
    case 'everyday': {
      const last =
        own
          .map((item) => item.activityDate)
          .sort()
          .at(-1) ?? '';
      return `${own.length === 1 ? '1 entry' : `${own.length} entries`}${last === '' ? '' : ` · last ${formatShortDate(last)}`}`;
    }
    case 'assessment': {
      const review = own
        .flatMap((item) => (item.kind === 'assessment' && isFilled(item.details.nextReview) ? [item.details.nextReview] : []))
        .sort()
        .at(-1);
      return `${own.length} recorded${review === undefined ? '' : ` · review ${formatShortDate(review)}`}`;
    }
    case 'discussion': {
      const groups = colleagueGroups.filter((group) =>
        own.some((item) => item.kind === 'discussion' && item.details.people.some((person) => person.group === group)),
      );
      return `${groups.length} of 3 groups met`;
    }
    case 'decision': {
      const count = (decision: 'act' | 'tolerate') => own.filter((item) => item.kind === 'decision' && item.details.decision === decision).length;
      return `${count('act')} actioned · ${count('tolerate')} tolerated`;
    }
    case 'knowledge': {
      const answered = new Set(own.flatMap((item) => (item.kind === 'knowledge' && isFilled(item.details.answer) ? [item.details.pointId] : [])))
        .size;
      return `${answered} of 5 answered`;
    }
  }
}
