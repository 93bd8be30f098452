import type { ReactNode } from 'react';
import classes from './icon-button.module.css';
import { useTooltip } from './use-tooltip.ts';

interface IconButtonProps {
  /** The button's name, and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean | undefined;
  readonly variant?: 'quiet' | 'outline' | 'danger' | undefined;
}

/** A button that shows only an icon; its name appears on hover and on keyboard focus. */
export function IconButton({ label, icon, onClick, disabled = false, variant = 'quiet' }: IconButtonProps) {
  const { anchorProps, tooltipRef } = useTooltip();

  return (
    <>
      <button
        type="button"
        className={`${classes.button} ${classes[variant]}`}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
        {...anchorProps}
      >
        {icon}
      </button>
      {/* Hidden from screen readers: the button already carries the same words as its name. */}
      <span ref={tooltipRef} popover="manual" aria-hidden="true" className={classes.tooltip}>
        {label}
      </span>
    </>
  );
}
