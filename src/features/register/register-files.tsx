import { useId } from 'react';
import { downloadName } from '../../attachments/safe-name.ts';
import type { RegisterRow } from '../../domain/register.ts';
import { registerToSheet } from '../../domain/register-sheet.ts';
import { saveDownload } from '../../lib/download.ts';
import { useIsCandidate } from '../use-is-candidate.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { ImportPreview } from './import-preview.tsx';
import classes from './register-files.module.css';
import { useRegisterImport } from './use-register-import.ts';

interface RegisterFilesProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly rows: readonly RegisterRow[];
}

/** The register to and from spreadsheets. What an import would do is shown before anything is written. */
export function RegisterFiles({ isOpen, ...props }: RegisterFilesProps) {
  return isOpen ? <OpenRegisterFiles {...props} /> : null;
}

function OpenRegisterFiles({ onClose, rows }: Omit<RegisterFilesProps, 'isOpen'>) {
  const isCandidate = useIsCandidate();
  const { state, plan, choose, change, write } = useRegisterImport(onClose);
  const isWriting = state.type === 'writing';
  const count = plan?.ok ? plan.value.rows.filter(({ type }) => type === 'new' || type === 'changed').length : 0;
  return (
    <Dialog
      title={isCandidate ? 'Import or export the register' : 'Export the register'}
      isOpen
      size="l"
      onClose={onClose}
      actions={
        (count > 0 || isWriting) && (
          <>
            <Button isBusy={isWriting} onClick={() => void write()}>
              {`Import ${count === 1 ? 'one row' : `${count.toLocaleString('en-GB')} rows`}`}
            </Button>
            <Button variant="secondary" onClick={onClose}>
              {isWriting ? 'Close' : 'Cancel'}
            </Button>
          </>
        )
      }
    >
      <Stack gap="l">
        <ExportButtons rows={rows} />
        {isCandidate && <ChooseFile isDisabled={isWriting || state.type === 'reading'} onFile={(file) => void choose(file)} />}
        {state.type === 'reading' && <Loading label={`Reading ${state.name}`} />}
        {state.type === 'refused' && (
          <Notice tone="error" title={`${state.name} was not read`}>
            {state.sentence}
          </Notice>
        )}
        {state.type === 'writing' && (
          <ProgressBar
            label="Importing"
            value={state.written}
            max={state.total}
            valueText={`${state.written.toLocaleString('en-GB')} of ${state.total.toLocaleString('en-GB')} rows`}
          />
        )}
        {state.type === 'ready' && plan && <ImportPreview ready={state} plan={plan} onChange={change} />}
      </Stack>
    </Dialog>
  );
}

function ExportButtons({ rows }: { readonly rows: readonly RegisterRow[] }) {
  const { snapshot, today } = useOpenPortfolio();
  const { candidate, method } = snapshot.portfolio;
  const save = (bytes: Blob) =>
    saveDownload(
      bytes,
      downloadName(`Risk register ${candidate.name} ${today}.${bytes.type.startsWith('text/') ? 'csv' : 'xlsx'}`, bytes.type.split(';')[0] ?? ''),
    );
  const saveXlsx = async () => {
    const { writeXlsx } = await import('./write-xlsx.ts');
    save(await writeXlsx(registerToSheet(rows, method), 'Risk register'));
  };
  const saveCsv = async () => {
    const { writeCsv } = await import('./read-csv.ts');
    save(writeCsv(registerToSheet(rows, method)));
  };
  return (
    <section className={classes['part']} aria-labelledby="export-heading">
      <h3 id="export-heading">Export</h3>
      <p>
        {rows.length === 0
          ? 'With no risks yet you get the headings, to fill in and import again.'
          : 'All risks with their latest ratings, decisions and evidence.'}
      </p>
      <Row>
        <Button variant="secondary" onClick={() => void saveXlsx()}>
          Save as spreadsheet (XLSX)
        </Button>
        <Button variant="secondary" onClick={() => void saveCsv()}>
          Save as CSV
        </Button>
      </Row>
    </section>
  );
}

function ChooseFile({ isDisabled, onFile }: { readonly isDisabled: boolean; readonly onFile: (file: File) => void }) {
  const id = useId();
  return (
    <section className={classes['part']} aria-labelledby="import-heading">
      <h3 id="import-heading">Import a register</h3>
      <label className={classes['file']} htmlFor={id}>
        Register of your organisation, or one that you exported
      </label>
      <p id={`${id}-hint`}>A file saved as XLSX or CSV. You see what it would change before anything is written.</p>
      <input
        id={id}
        type="file"
        accept=".xlsx,.xlsm,.csv,.tsv,.txt"
        aria-describedby={`${id}-hint`}
        disabled={isDisabled}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Else choosing the same file again, once it is mended, would be no change.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </section>
  );
}
