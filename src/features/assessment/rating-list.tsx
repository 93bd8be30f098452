import type { Rating } from '../../domain/evidence/assessment.ts';
import { riskName, riskReference } from '../../domain/risk.ts';
import { Card } from '../../ui/card.tsx';
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
    <Card title="In this assessment" titleLevel={3}>
      <ul className={classes['list']}>
        {rows.map((row, index) => {
          const risk = snapshot.risks.find(({ id }) => id === row.riskId);
          return (
            <li key={row.id}>
              <button type="button" className={classes['row']} aria-current={index === shown} onClick={() => onShow(index)} title={risk ? riskName(risk) : 'Deleted'}>
                <b>{risk ? riskReference(risk) : '–'}</b>
                {row.classification === null ? <span className={classes['open']}>Rate</span> : <LevelMark level={row.classification} />}
                <span className={row.judgement === null ? classes['open'] : undefined}>{{ act: 'Act', tolerate: 'Tolerate', none: 'Decide' }[row.judgement ?? 'none']}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
