import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './chip.module.css';

interface ChipProps {
  readonly children: ReactNode;
  /** `gap`: something is missing (dashed). `none`: nothing here, for a stated reason (hatched). */
  readonly tone?: 'plain' | 'gap' | 'none' | 'brand' | 'good' | undefined;
  readonly to?: string | undefined;
  readonly title?: string | undefined;
}

/** A short label; a link when it leads somewhere. */
export function Chip({ children, tone = 'plain', to, title }: ChipProps) {
  const className = `${classes.chip} ${classes[tone]}`;

  if (to === undefined) {
    return (
      <span className={className} title={title}>
        {children}
      </span>
    );
  }

  return (
    <Link to={to} className={`${className} ${classes.link}`} title={title}>
      {children}
    </Link>
  );
}
