import { useState } from 'react';
import { mayPreview, mediaTypeWords } from '../../attachments/media-types.ts';
import type { Attachment } from '../../domain/attachment.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { shortDigest } from '../../signing/digest.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Row } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FilePreview } from '../file-preview.tsx';
import { saveAttachment } from '../save-attachment.ts';
import classes from './evidence-reading.module.css';

/** One file to look at: its preview where that is safe, what it shows, and ways to see it large or keep a copy. */
export function FileReading({ file }: { readonly file: Attachment }) {
  const { files } = useStorage();
  const [isLarge, setIsLarge] = useState(false);
  const save = async () => {
    const bytes = await files.get(file.sha256);
    if (bytes) saveAttachment(bytes, file);
    else showToast({ message: `${file.name} cannot be read on this device. Ask the candidate for a package with all files.`, tone: 'error' });
  };
  return (
    <figure className={classes['file']} aria-label={file.name}>
      <FilePreview file={file} />
      <figcaption className={classes['about']}>
        <b>{file.name}</b>
        {file.alternativeText.trim() !== '' && <span>{file.alternativeText}</span>}
        <small>{`${mediaTypeWords(file.mediaType)} · ${fileSizeText(file.size)} · SHA-256 ${shortDigest(file.sha256)}`}</small>
      </figcaption>
      <Row>
        {mayPreview(file.mediaType) === 'image' && (
          <Button size="s" variant="secondary" onClick={() => setIsLarge(true)} aria-label={`See it large: ${file.name}`}>
            See it large
          </Button>
        )}
        <Button size="s" variant="secondary" onClick={() => void save()} aria-label={`Save a copy of ${file.name}`}>
          Save a copy
        </Button>
      </Row>
      <Dialog title={file.name} isOpen={isLarge} onClose={() => setIsLarge(false)} size="l" closesOnPressOutside>
        <FilePreview file={file} isLarge />
      </Dialog>
    </figure>
  );
}
