import { useId } from 'react';
import classes from './progress-bar.module.css';

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Replaces "3 of 5". */
  readonly valueText?: string | undefined;
}

/** How much of a whole is done, in words and as a bar. */
export function ProgressBar({ label, value, max, valueText = `${String(value)} of ${String(max)}` }: ProgressBarProps) {
  const labelId = useId();
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;

  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span id={labelId} className={classes.label}>
          {label}
        </span>
        <span className={classes.value}>{valueText}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={valueText}
        className={classes.track}
      >
        <div className={classes.fill} style={{ width: `${String(share * 100)}%` }} />
      </div>
    </div>
  );
}
