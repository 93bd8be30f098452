import { memo, useEffect, useRef, type CSSProperties } from 'react';
import { useFormContext, type FieldPath, type FieldValues } from 'react-hook-form';
import { CharacterCount } from './character-count.tsx';
import { FieldFrame, type FieldText } from './field-frame.tsx';
import { growWithText } from './grow-text-area.ts';
import classes from './field.module.css';
import { useWritingLanguage } from './writing-language.tsx';

/** Several lines of text, in a box that grows with them. Kept by the browser and not by React: 20,000 characters type as fast as ten. */
export const LongTextField = memo(LongTextFieldInner) as typeof LongTextFieldInner;

function LongTextFieldInner<T extends FieldValues>({
  name,
  minRows = 3,
  placeholder,
  countFrom,
  ...text
}: FieldText & {
  readonly name: FieldPath<T>;
  readonly minRows?: number;
  readonly placeholder?: string;
  /** From this many characters on, their number stands below the box. */
  readonly countFrom?: number | undefined;
}) {
  const { register } = useFormContext<T>();
  const { ref, ...handlers } = register(name);
  const lang = useWritingLanguage();
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => (area.current ? growWithText(area.current) : undefined), []);

  return (
    <FieldFrame name={name} {...text} footer={countFrom !== undefined && <CharacterCount name={name} from={countFrom} />}>
      {(element) => (
        <textarea
          className={`${classes.input} ${classes.long}`}
          rows={minRows}
          lang={lang}
          style={{ '--rows': minRows } as CSSProperties}
          placeholder={placeholder}
          {...element}
          {...handlers}
          ref={(element) => {
            ref(element);
            area.current = element;
          }}
        />
      )}
    </FieldFrame>
  );
}
