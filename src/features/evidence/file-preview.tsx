import { useEffect, useState } from 'react';
import { mayPreview, mediaTypeWords } from '../../attachments/media-types.ts';
import type { Attachment } from '../../domain/attachment.ts';
import { useStoredFile } from '../../storage/storage-context.tsx';
import classes from './file-preview.module.css';

/** Shows what may be shown safely: pictures, sound and film. Anything else is named, never opened in the page. */
export function FilePreview({ file }: { readonly file: Attachment }) {
  const preview = mayPreview(file.mediaType);
  const bytes = useStoredFile(file.sha256);
  const url = useObjectUrl(preview === 'image' || preview === 'audio' || preview === 'video' ? bytes : undefined);
  if (bytes === null) return <div className={classes['none']}>This file cannot be read on this device.</div>;
  if (url !== undefined && preview === 'image') return <img className={classes['picture']} src={url} alt={file.alternativeText || `Photo ${file.name}, not described yet`} loading="lazy" />;
  // Captions do not exist for a candidate's own recordings; the description beside it says what is in them.
  if (url !== undefined && preview === 'audio') return <audio className={classes['player']} src={url} controls aria-label={file.name} />;
  if (url !== undefined && preview === 'video') return <video className={classes['player']} src={url} controls aria-label={file.name} />;
  return <div className={classes['none']}>{mediaTypeWords(file.mediaType)}</div>;
}

/** A URL for an element of the page, given up when the element goes. */
function useObjectUrl(bytes: Blob | null | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url;
}
