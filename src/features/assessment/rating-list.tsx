import type { Rating } from '../../domain/evidence/assessment.ts';
import { riskName, riskReference } from '../../domain/risk.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './rating-list.module.css';

interface RatingListProps {
  readonly rows: readonly Rating[];
  readonly shown: number;
  readonly onShow: (index: number) => void;
}

/** The risks of this assessment at a glance; a press opens one. */
export function RatingList({ rows, shown, onShow }: RatingListProps) {
  const { snapshot } = useOpenPortfolio();
  return (
    <ul className={classes['list']} aria-label="In this assessment">
      {rows.map((row, index) => {
        const risk = snapshot.risks.find(({ id }) => id === row.riskId);
        return (
          <li key={row.id}>
            <button
              type="button"
              className={classes['row']}
              aria-current={index === shown}
              onClick={() => onShow(index)}
              title={risk ? riskName(risk) : 'Deleted'}
            >
              <b>{risk ? riskReference(risk) : '–'}</b>
              {row.classification === null ? <span className={classes['open']}>Rate it</span> : <LevelMark level={row.classification} />}
              <span className={row.judgement === null ? classes['open'] : classes['judgement']}>
                {{ act: 'Act', tolerate: 'Tolerate', none: 'Decide' }[row.judgement ?? 'none']}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
