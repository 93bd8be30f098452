import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './button.module.css';

interface ButtonLook {
  readonly children: ReactNode;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 's' | 'm' | undefined;
  readonly icon?: ReactNode;
  readonly fullWidth?: boolean | undefined;
  /** Id of the text that explains the button. */
  readonly describedBy?: string | undefined;
  readonly 'aria-label'?: string | undefined;
}

interface ButtonProps extends ButtonLook {
  readonly onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly disabled?: boolean | undefined;
  /** While true the button shows that it works and ignores clicks; it keeps the focus. */
  readonly isBusy?: boolean | undefined;
  readonly id?: string | undefined;
}

interface LinkButtonProps extends ButtonLook {
  readonly to: string;
  readonly onClick?: (() => void) | undefined;
  readonly state?: unknown;
}

/** Does something. For going somewhere, use LinkButton. */
export function Button({ children, onClick, type = 'button', disabled = false, isBusy = false, icon, describedBy, id, ...look }: ButtonProps) {
  return (
    <button
      id={id}
      // A busy submit button must not submit again, yet disabling it would throw the focus away.
      type={isBusy || type === 'button' ? 'button' : 'submit'}
      className={buttonClasses(look)}
      disabled={disabled}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-label={look['aria-label']}
      aria-describedby={describedBy}
      onClick={isBusy ? undefined : onClick}
    >
      {isBusy ? <span className={classes.busy} aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({ children, to, onClick, state, icon, describedBy, ...look }: LinkButtonProps) {
  return (
    <Link to={to} state={state} className={buttonClasses(look)} aria-label={look['aria-label']} aria-describedby={describedBy} onClick={onClick}>
      {icon}
      {children}
    </Link>
  );
}

/** Leaves the app for a page of its own, and looks like a button. */
export function PageLinkButton({ children, href, icon, describedBy, ...look }: ButtonLook & { readonly href: string }) {
  return (
    <a href={href} className={buttonClasses(look)} aria-label={look['aria-label']} aria-describedby={describedBy}>
      {icon}
      {children}
    </a>
  );
}

/** How a button looks; for what is none in HTML. */
export function buttonClasses({ variant = 'primary', size = 'm', fullWidth = false }: Pick<ButtonLook, 'variant' | 'size' | 'fullWidth'>) {
  return [classes.button, classes[variant], classes[size], fullWidth && classes.fullWidth].filter(Boolean).join(' ');
}
