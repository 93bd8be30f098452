import { useEffect, useRef } from 'react';
import { findField, focusElement } from './focus-element.ts';
import classes from './error-summary.module.css';

export interface FormProblem {
  readonly message: string;
  /** `field-` and the field's path. */
  readonly fieldId: string;
}

/** What keeps a form from being accepted, each with a way to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormProblem[] }) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, []);

  return (
    <div className={classes.summary} role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" className={classes.title}>
        There is a problem
      </h2>
      <ul className={classes.list}>
        {errors.map(({ message, fieldId }) => (
          <li key={`${fieldId} ${message}`}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                // The part after # is the app's own address, so the browser must not follow the link.
                event.preventDefault();
                const element = document.getElementById(fieldId) ?? findField(fieldId.replace(/^field-/, ''))?.element;
                if (element) focusElement(element);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
