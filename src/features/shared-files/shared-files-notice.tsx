import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { routes } from '../paths.ts';
import classes from './shared-files.module.css';
import { useSharedFiles } from './use-shared-files.ts';

/** Reminds of files that were shared with Folio and are in no portfolio yet. */
export function SharedFilesNotice() {
  const { shared } = useSharedFiles();
  const files = shared?.files ?? [];
  if (files.length === 0) return null;
  return (
    <div className={classes['reminder']}>
      <Notice
        tone="info"
        title={files.length === 1 ? 'A file that you shared is waiting' : `${String(files.length)} files that you shared are waiting`}
        actions={<LinkButton to={routes.shared}>Choose where it goes</LinkButton>}
      >
        {files.length === 1 ? 'It is on this device, and in no portfolio yet.' : 'They are on this device, and in no portfolio yet.'}
      </Notice>
    </div>
  );
}
