import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { Problem } from '../../domain/evidence/row.ts';
import type { RecordOf } from '../../domain/tables.ts';
import { deleteRecord, restoreRecord } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ClashNotice } from '../clash-notice.tsx';
import { useCommand } from '../use-command.ts';
import { useRecordForm } from '../use-record-form.ts';

interface RecordDialogProps<T extends 'planItems' | 'questions', R extends RecordOf<T> & FieldValues> {
  readonly title: string;
  readonly table: T;
  /** As it stands in the open portfolio. */
  readonly record: R;
  readonly problems: (values: R) => readonly Problem[];
  readonly deletedMessage: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A record's form in a dialog: kept as it is typed, with a way to delete it. */
export function RecordDialog<T extends 'planItems' | 'questions', R extends RecordOf<T> & FieldValues>(props: RecordDialogProps<T, R>) {
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose} size="l">
      <RecordEditor<T, R> {...props} />
    </Dialog>
  );
}

function RecordEditor<T extends 'planItems' | 'questions', R extends RecordOf<T> & FieldValues>({
  title,
  table,
  record,
  problems,
  deletedMessage,
  onClose,
  children,
}: RecordDialogProps<T, R>) {
  const { form, state, flush, clash } = useRecordForm<T, R>(table, record, problems);
  const command = useCommand();
  const remove = async () => {
    await flush();
    const { portfolioId, id } = record;
    const deleted = await command((session) => deleteRecord(session, table, portfolioId, id));
    if (!deleted.isDone) return;
    onClose();
    showToast({
      message: deletedMessage,
      undo: { run: async () => void (await command((session) => restoreRecord(session, table, portfolioId, id))) },
    });
  };
  const done = async () => {
    await flush();
    onClose();
  };
  return (
    <Form form={form} label={title} onSubmit={done}>
      <Stack gap="m">
        <ClashNotice clash={clash} />
        {children}
        <Row justify="between">
          <Row>
            <Button type="submit">Done</Button>
            <SaveStateText state={state} />
          </Row>
          <Button variant="quiet" onClick={() => void remove()}>
            Delete
          </Button>
        </Row>
      </Stack>
    </Form>
  );
}
