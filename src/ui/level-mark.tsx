import { Link } from 'react-router';
import classes from './level-mark.module.css';
import { toneMarks, toneWords, type Tone } from './tone.ts';

interface LevelMarkProps {
  readonly level: Tone;
  /** Says what the level belongs to: `R7`. */
  readonly prefix?: string | undefined;
  readonly to?: string | undefined;
}

/** ▲ High, ◆ Medium or ● Low: colour, mark and word together. */
export function LevelMark({ level, prefix, to }: LevelMarkProps) {
  const className = `${classes.level} ${classes[level]}`;
  const content = (
    <>
      <span aria-hidden="true" className={classes.mark}>
        {toneMarks[level]}
      </span>
      {prefix === undefined ? toneWords[level] : `${prefix} ${toneWords[level]}`}
    </>
  );

  if (to === undefined) return <span className={className}>{content}</span>;

  return (
    <Link to={to} className={`${className} ${classes.link}`}>
      {content}
    </Link>
  );
}
