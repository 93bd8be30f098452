import { useEffect, useState } from 'react';
import { fileSizeText } from '../../lib/file-size-text.ts';
import type { PackageKind } from '../../package/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { PassphraseWords } from '../passphrase-words.tsx';
import type { Sent } from './use-send.ts';

/** What was made, where it lies, and the passphrase, which is shown this once. */
export function SentNotice({ sent, kind }: { readonly sent: Sent; readonly kind: PackageKind }) {
  const { fileName, size, where, missing, passphrase, isVerified } = sent;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(passphrase ?? '');
      showToast({ message: 'The passphrase is copied. Send it another way than the file.', tone: 'success' });
    } catch {
      showToast({ message: 'The browser did not allow copying. Write the words down.', tone: 'error' });
    }
  };
  return (
    <Notice tone={kind === 'backup' && !isVerified ? 'warning' : 'success'} title={`${fileName} is ready`}>
      <Stack gap="s">
        <p>
          {fileSizeText(size)}. {where}
          {kind === 'backup' && isVerified && ' It was read back and is whole.'}
          {kind === 'backup' &&
            !isVerified &&
            ' It could not be read back here, so Folio does not count it as a backup. Make one that you can open yourself.'}
        </p>
        {missing.length > 0 && <p>{`These files are no longer on this device and could not go along: ${missing.join(', ')}.`}</p>}
        {passphrase !== null && (
          <>
            <p>
              <b>The passphrase is shown only now.</b> Folio keeps no copy: without it nobody opens the file, not even you.
            </p>
            <PassphraseWords label="Passphrase" words={passphrase} />
          </>
        )}
        <Row>
          {passphrase !== null && (
            <Button size="s" variant="secondary" onClick={() => void copy()}>
              Copy passphrase
            </Button>
          )}
          <SendOn sent={sent} />
        </Row>
      </Stack>
    </Notice>
  );
}

/** Hands the file to the device's own ways of sending, where the browser takes such files. */
function SendOn({ sent: { read, fileName } }: { readonly sent: Sent }) {
  const [file, setFile] = useState<File | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void read().then((blob) => {
      const candidate = new File([blob], fileName, { type: 'application/zip' });
      if (isCurrent && 'canShare' in navigator && navigator.canShare({ files: [candidate] })) setFile(candidate);
    });
    return () => {
      isCurrent = false;
    };
  }, [read, fileName]);
  if (!file) return null;
  return (
    <Button size="s" variant="secondary" onClick={() => void navigator.share({ files: [file], title: fileName }).catch(() => undefined)}>
      Send it
    </Button>
  );
}
