import type { CSSProperties, ReactNode } from 'react';
import classes from './stack.module.css';

type Gap = 'xs' | 's' | 'm' | 'l';

const gaps = { xs: 'var(--folio-s1)', s: 'var(--folio-s2)', m: 'var(--folio-s4)', l: 'var(--folio-s5)' } as const satisfies Record<Gap, string>;

/** One thing under another. */
export function Stack({ gap = 'm', children }: { readonly gap?: Gap | undefined; readonly children: ReactNode }) {
  return (
    <div className={classes.stack} style={{ gap: gaps[gap] }}>
      {children}
    </div>
  );
}

interface RowProps {
  readonly gap?: Gap | undefined;
  readonly wrap?: boolean | undefined;
  readonly justify?: 'start' | 'between' | 'end' | undefined;
  readonly align?: 'start' | 'center' | 'end' | 'baseline' | 'stretch' | undefined;
  readonly children: ReactNode;
}

/** One thing beside another; wraps where there is no room. */
export function Row({ gap = 's', wrap = true, justify = 'start', align = 'center', children }: RowProps) {
  const style: CSSProperties = {
    gap: gaps[gap],
    flexWrap: wrap ? 'wrap' : 'nowrap',
    justifyContent: justify === 'between' ? 'space-between' : justify,
    alignItems: align,
  };

  return (
    <div className={classes.row} style={style}>
      {children}
    </div>
  );
}

/** As many equal columns as fit, none narrower than `min` pixels. */
export function Columns({
  children,
  min = 220,
  gap = 'm',
}: {
  readonly children: ReactNode;
  readonly min?: number | undefined;
  readonly gap?: Gap | undefined;
}) {
  return (
    <div className={classes.columns} style={{ gap: gaps[gap], gridTemplateColumns: `repeat(auto-fit, minmax(min(${String(min)}px, 100%), 1fr))` }}>
      {children}
    </div>
  );
}
