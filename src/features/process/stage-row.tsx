import type { ReactNode } from 'react';
import { stageName } from '../../domain/coverage/process-operations.ts';
import type { Stage } from '../../domain/process.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import classes from './stage-row.module.css';

interface StageRowProps {
  readonly stage: Stage;
  readonly number: number;
  readonly controls: ReactNode;
  readonly onOpen: () => void;
}

/** A stage in the list: its number, name and channel, and whether it is a moment of truth. */
export function StageRow({ stage, number, controls, onOpen }: StageRowProps) {
  return (
    <div className={classes['row']}>
      <span className={classes['number']}>{number}</span>
      <div className={classes['words']}>
        <b>{stageName(stage)}</b>
        {stage.channel !== '' && <span className={classes['channel']}>{stage.channel}</span>}
        {stage.isMomentOfTruth && <Chip tone="brand">★ Moment of truth</Chip>}
      </div>
      <Button size="s" variant="secondary" onClick={onOpen} aria-label={`Edit ${stageName(stage)}`}>
        Edit
      </Button>
      {controls}
    </div>
  );
}
