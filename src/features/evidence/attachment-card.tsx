import { useId } from 'react';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { mediaTypeWords } from '../../attachments/media-types.ts';
import type { Attachment } from '../../domain/attachment.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { shortDigest } from '../../signing/digest.ts';
import { detachFile, reattachFile } from '../../storage/attachment-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ReadingButton } from '../../ui/reading-button.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { Row } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../use-command.ts';
import { useRecordForm } from '../use-record-form.ts';
import classes from './attachment-card.module.css';
import { FilePreview } from '../file-preview.tsx';
import { saveAttachment } from '../save-attachment.ts';

const noProblems = () => [];

/** One attached file: what it is, what it shows in words, and the ways to open it or take it off. */
export function AttachmentCard({ file, evidence, index }: { readonly file: Attachment; readonly evidence: Evidence; readonly index: number }) {
  const { files } = useStorage();
  const command = useCommand();
  const id = useId();
  const { form, state } = useRecordForm('attachments', file, noProblems);

  const save = async () => {
    const bytes = await files.get(file.sha256);
    if (bytes) saveAttachment(bytes, file);
    else showToast({ message: `${file.name} cannot be read on this device. Add it again.`, tone: 'error' });
  };
  const remove = async () => {
    const removed = await command((session) => detachFile(session, evidence.portfolioId, evidence.id, file.id));
    if (!removed.isDone) return;
    showToast({
      message: `${file.name} is taken off.`,
      undo: { run: async () => void (await command((session) => reattachFile(session, evidence.portfolioId, evidence.id, file.id, index))) },
    });
  };

  return (
    <article className={classes['card']} aria-label={file.name}>
      <FilePreview file={file} />
      <div className={classes['words']}>
        <b>{file.name}</b>
        <small>{factsOf(file)}</small>
        {file.original && <small>{originalOf(file)}</small>}
        <label htmlFor={id}>{file.kind === 'image' ? 'What does the photo show?' : 'What is in this file?'}</label>
        <textarea
          id={id}
          rows={2}
          placeholder={file.kind === 'image' ? 'For people who cannot see it, and for the PDF' : 'In a sentence'}
          {...form.register('alternativeText')}
        />
        <Row justify="between" wrap>
          <SaveStateText state={state} />
          <Row>
            <ReadingButton onClick={() => void save()} aria-label={`Save ${file.name} to this device`}>
              Save a copy
            </ReadingButton>
            <Button size="s" variant="quiet" onClick={() => void remove()} aria-label={`Take ${file.name} off`}>
              Take off
            </Button>
          </Row>
        </Row>
      </div>
    </article>
  );
}

function factsOf({ mediaType, size, width, height, sha256 }: Attachment): string {
  const pixels = width !== null && height !== null ? ` · ${width} × ${height}` : '';
  return `${mediaTypeWords(mediaType)} · ${fileSizeText(size)}${pixels} · SHA-256 ${shortDigest(sha256)}`;
}

function originalOf({ original, hadLocation }: Attachment): string {
  if (!original) return '';
  const pixels = original.width !== null && original.height !== null ? `${original.width} × ${original.height}, ` : '';
  return `As it came: ${pixels}${fileSizeText(original.size)}, SHA-256 ${shortDigest(original.sha256)}.${hadLocation ? ' Its location was removed.' : ''}`;
}
