import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormContext, useFormState, get } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Columns } from '../ui/stack.tsx';
import classes from './repeated-rows.module.css';

interface RepeatedRowsProps {
  /** Path of the list in the form, for its message and for links that lead to it. */
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly { readonly key: string }[];
  readonly addLabel: string;
  /** What a row is called when it is removed: "person 2". */
  readonly rowName: (index: number) => string;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
  readonly render: (index: number) => ReactNode;
}

/** A list of small groups of fields within a form: people, actions, costs. */
export function RepeatedRows({ name, title, hint, rows, addLabel, rowName, onAdd, onRemove, render }: RepeatedRowsProps) {
  const { control } = useFormContext();
  const { errors } = useFormState({ control });
  const error: unknown = get(errors, `${name}.message`);
  return (
    <fieldset className={classes['rows']} data-field={name} id={`field-${name}`} tabIndex={-1}>
      <legend>{title}</legend>
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      {typeof error === 'string' && <p className={classes['error']}>{error}</p>}
      {rows.map((row, index) => (
        <div key={row.key} className={classes['row']}>
          <Columns min={200} gap="s">
            {render(index)}
          </Columns>
          <IconButton label={`Remove ${rowName(index)}`} icon={<IconX aria-hidden size={18} />} onClick={() => onRemove(index)} />
        </div>
      ))}
      <div>
        <Button variant="secondary" onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
    </fieldset>
  );
}
