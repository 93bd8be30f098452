import { useMemo } from 'react';
import { createNames } from '../../domain/names.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { evidenceRows } from '../../domain/evidence/evidence-rows.ts';
import type { Row } from '../../domain/evidence/row.ts';
import { formatDate } from '../../lib/dates.ts';
import { RowsView } from '../../ui/rows-view.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './evidence-reading.module.css';
import { FileReading } from './file-reading.tsx';

/** All that a piece of evidence says, with its files, to read. The ink tells who wrote it. */
export function EvidenceReading({ evidence }: { readonly evidence: Evidence }) {
  const { snapshot } = useOpenPortfolio();
  const { portfolio, risks, people, stages } = snapshot;
  const rows = useMemo(
    () => [...frameRows(evidence), ...evidenceRows(evidence, createNames({ portfolio, risks, people, stages }))],
    [evidence, portfolio, risks, people, stages],
  );
  const byId = new Map(snapshot.attachments.map((file) => [file.id, file]));
  const files = evidence.attachmentIds.flatMap((id) => byId.get(id) ?? []);
  const missing = evidence.attachmentIds.length - files.length;
  return (
    <Stack gap="m">
      <div className={evidence.author === 'assessor' ? `${classes['words']} ${classes['assessor']}` : classes['words']}>
        <p className={classes['author']}>{evidence.author === 'assessor' ? 'Assessor' : portfolio.candidate.name || 'Candidate'}</p>
        {rows.length === 0 ? <p>Nothing is written here yet.</p> : <RowsView rows={rows} />}
      </div>
      {files.map((file) => (
        <FileReading key={file.id} file={file} />
      ))}
      {missing > 0 && <p>{missing === 1 ? 'One file is no longer there.' : `${missing} files are no longer there.`}</p>}
    </Stack>
  );
}

/** What every kind has, where it says something. Where the original is held is told apart: somebody must go and see it. */
function frameRows({ activityDate, isSimulated, help, confidentiality }: Evidence): readonly Row[] {
  const rows: readonly (readonly [string, string])[] = [
    ['Date of the activity', activityDate === '' ? '' : formatDate(activityDate)],
    ['Simulated', isSimulated ? 'Yes: this was not real work.' : ''],
    ['Redacted', confidentiality.mode === 'redacted' ? 'Names and details of others are taken out.' : ''],
    ['Help from people', help.people],
    ['Help from software', help.ai],
  ];
  return rows.flatMap(([label, text]): readonly Row[] => (text.trim() === '' ? [] : [{ label, type: 'text', text }]));
}
