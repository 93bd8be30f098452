import { useEffect, useMemo } from 'react';
import { mayPreview, mediaTypeWords } from '../attachments/media-types.ts';
import type { Attachment } from '../domain/attachment.ts';
import { useStoredFile } from '../storage/storage-context.tsx';
import classes from './file-preview.module.css';

/** Shows what may be shown safely: pictures, sound and film. Anything else is named, never opened in the page. */
export function FilePreview({ file, isLarge = false }: { readonly file: Attachment; readonly isLarge?: boolean }) {
  const preview = mayPreview(file.mediaType);
  const bytes = useStoredFile(file.sha256);
  const url = useObjectUrl(preview === 'image' || preview === 'audio' || preview === 'video' ? bytes : undefined);
  if (bytes === null) return <div className={classes['none']}>This file cannot be read on this device.</div>;
  if (url !== undefined && preview === 'image')
    return (
      <img
        className={classes[isLarge ? 'large' : 'picture']}
        src={url}
        alt={file.alternativeText || `Photo ${file.name}, not described yet`}
        loading="lazy"
      />
    );
  if (url !== undefined && (preview === 'audio' || preview === 'video')) return <Player as={preview} src={url} name={file.name} />;
  return <div className={classes['none']}>{mediaTypeWords(file.mediaType)}</div>;
}

/** Sound or film. A candidate's own recording has no captions; the description beside it says what is in it. */
function Player({ as: Element, src, name }: { readonly as: 'audio' | 'video'; readonly src: string; readonly name: string }) {
  return <Element className={classes['player']} src={src} controls aria-label={name} />;
}

/** A URL for an element of the page, given up when the element goes. */
function useObjectUrl(bytes: Blob | null | undefined): string | undefined {
  const url = useMemo(() => (bytes ? URL.createObjectURL(bytes) : undefined), [bytes]);
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );
  return url;
}
