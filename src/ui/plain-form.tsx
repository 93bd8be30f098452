import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Row, Stack } from './stack.tsx';

interface PlainFormProps {
  readonly submit: string;
  readonly onSubmit: () => void | Promise<void>;
  readonly onCancel: () => void;
  /** What is wrong, read out as soon as it is said; with an id for the field that it is about. */
  readonly problem?: string | null;
  readonly problemId?: string;
  readonly size?: 's' | 'm';
  readonly canSubmit?: boolean;
  readonly children: ReactNode;
}

/** A few fields that are sent as a whole and not kept as they are typed: a reason, a return, what was seen. */
export function PlainForm({ submit, onSubmit, onCancel, problem = null, problemId, size = 'm', canSubmit = true, children }: PlainFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <Stack gap={size}>
        {children}
        {problem !== null && (
          <p id={problemId} role="alert">
            {problem}
          </p>
        )}
        <Row>
          <Button type="submit" size={size} disabled={!canSubmit}>
            {submit}
          </Button>
          <Button variant="quiet" size={size} onClick={onCancel}>
            Cancel
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
