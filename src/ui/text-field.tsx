import { memo, useId } from 'react';
import { useFormContext, type FieldPath, type FieldValues } from 'react-hook-form';
import { FieldFrame, type FieldText } from './field-frame.tsx';
import classes from './field.module.css';
import { useWritingLanguage } from './writing-language.tsx';

/** One line of text, kept by the browser and not by React: typing renders nothing. */
export const TextField = memo(TextFieldInner) as typeof TextFieldInner;

function TextFieldInner<T extends FieldValues>({
  name,
  placeholder,
  autoComplete = 'off',
  list,
  ...text
}: FieldText & {
  readonly name: FieldPath<T>;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  /** Suggestions; anything else may be typed. */
  readonly list?: readonly string[];
}) {
  const { register } = useFormContext<T>();
  const listId = useId();
  const lang = useWritingLanguage();

  return (
    <FieldFrame name={name} {...text}>
      {(element) => (
        <>
          <input
            type="text"
            className={classes.input}
            lang={lang}
            placeholder={placeholder}
            autoComplete={autoComplete}
            list={list && listId}
            {...element}
            {...register(name)}
          />
          {list && (
            <datalist id={listId}>
              {list.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          )}
        </>
      )}
    </FieldFrame>
  );
}
