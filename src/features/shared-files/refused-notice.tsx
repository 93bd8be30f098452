import { MOST_SHARED_BYTES, MOST_SHARED_FILES, type RefusedFile, type RefusedFiles } from '../../attachments/shared-files.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './shared-files.module.css';

/** R19: names the files that were not kept, why, and what to do; stays until it was read. */
export function RefusedNotice({ refused: { count, files }, onRead }: { readonly refused: RefusedFiles; readonly onRead: () => void }) {
  return (
    <Notice
      tone="error"
      title={count === 1 ? 'One file was not kept' : `${String(count)} files were not kept`}
      actions={
        <Button size="s" variant="secondary" onClick={onRead}>
          I have read this
        </Button>
      }
    >
      <p>
        {`Until you say where they go, Folio keeps at most ${String(MOST_SHARED_FILES)} shared files, ${fileSizeText(MOST_SHARED_BYTES)} together. What came first stays, so this did not come over:`}
      </p>
      <ul className={classes['refused']}>
        {files.map((file, index) => (
          <li key={`${String(index)} ${file.name}`}>{`${file.name} (${fileSizeText(file.size)}): ${reasonOf(file)}`}</li>
        ))}
        {count > files.length && <li>{`and ${String(count - files.length)} more`}</li>}
      </ul>
      <p>They are still in the app that you shared them from. Deal with what waits here, then share them once more.</p>
    </Notice>
  );
}

function reasonOf({ size, why }: RefusedFile): string {
  if (size > MOST_SHARED_BYTES) return 'too large to come this way. Open a piece of evidence and press “Add files” there.';
  return why === 'too-many' ? `${String(MOST_SHARED_FILES)} files wait already.` : 'too large beside the files that wait already.';
}
