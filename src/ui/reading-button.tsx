import type { KeyboardEvent, ReactNode } from 'react';
import { Button, buttonClasses } from './button.tsx';
import { useIsReadOnly } from './read-only.tsx';

interface ReadingButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly 'aria-label'?: string;
}

/** A small button for what changes nothing, such as saving a copy: it works in a read-only form too, where HTML shuts every real button. */
export function ReadingButton({ children, onClick, 'aria-label': label }: ReadingButtonProps) {
  const isReadOnly = useIsReadOnly();
  if (!isReadOnly) {
    return (
      <Button size="s" variant="secondary" onClick={onClick} aria-label={label}>
        {children}
      </Button>
    );
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // The space bar would scroll.
    event.preventDefault();
    onClick();
  };
  return (
    <span
      role="button"
      tabIndex={0}
      className={buttonClasses({ size: 's', variant: 'secondary' })}
      aria-label={label}
      onClick={onClick}
      onKeyDown={press}
    >
      {children}
    </span>
  );
}
