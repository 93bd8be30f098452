import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { FormProvider, get, useFormState, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { ErrorSummary } from './error-summary.tsx';
import { fieldId } from './field-frame.tsx';
import { formProblems, type FieldProblem } from './form-problems.ts';
import classes from './form.module.css';
import { useIsReadOnly } from './read-only.tsx';

interface Attempt {
  readonly count: number;
  readonly problems: readonly FieldProblem[];
}

/**
 * The frame of every form. After a submit that fails, "There is a problem" takes the focus and lists what is wrong; what is mended
 * leaves the list. Without `onSubmit` the Enter key does nothing. Within `ReadOnly` it shows what it holds and takes nothing.
 */
export function Form<T extends FieldValues>({
  form,
  onSubmit,
  label,
  isNested = false,
  children,
}: {
  readonly form: UseFormReturn<T>;
  readonly onSubmit?: (values: T) => void | Promise<void>;
  /** The form's name for those who do not see where it begins. */
  readonly label: string;
  /** Stands inside another form, where HTML allows no second one: a named group that never submits by itself. */
  readonly isNested?: boolean;
  readonly children: ReactNode;
}) {
  const [attempt, setAttempt] = useState<Attempt>({ count: 0, problems: [] });
  const isReadOnly = useIsReadOnly();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    // React passes the submit of a form in a dialog on to the form in which the dialog was written.
    event.stopPropagation();
    if (!onSubmit) return;
    leaveFocusAlone(form);
    void form.handleSubmit(
      (values) => {
        setAttempt(({ count }) => ({ count, problems: [] }));
        return onSubmit(values);
      },
      (errors) => setAttempt(({ count }) => ({ count: count + 1, problems: formProblems(errors) })),
    )(event);
  }

  if (isNested) {
    return (
      <FormProvider {...form}>
        <div className={classes.form} role="group" aria-label={label}>
          {children}
        </div>
      </FormProvider>
    );
  }
  return (
    <FormProvider {...form}>
      <form className={classes.form} noValidate aria-label={label} onSubmit={submit}>
        {attempt.problems.length > 0 && <OpenProblems key={attempt.count} problems={attempt.problems} />}
        {/* Always there, so that what is typed stays when it becomes read-only and back. */}
        <fieldset className={classes.fields} role="none" disabled={isReadOnly}>
          {children}
        </fieldset>
      </form>
    </FormProvider>
  );
}

/** The summary takes the focus after a failed submit; the form library would give it to the first field. */
function leaveFocusAlone<T extends FieldValues>({ control }: UseFormReturn<T>): void {
  control._options = { ...control._options, shouldFocusError: false };
}

/** Those of the problems found at the submit that are still there. */
function OpenProblems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { errors } = useFormState();
  const open = problems.filter(({ name }) => get(errors, name) !== undefined);
  return open.length > 0 && <ErrorSummary errors={open.map(({ name, message }) => ({ message, fieldId: fieldId(name) }))} />;
}
