import { useEffect, useState } from 'react';
import { mayPreview, mediaTypeWords } from '../attachments/media-types.ts';
import type { Attachment } from '../domain/attachment.ts';
import { useStoredFile } from '../storage/storage-context.tsx';
import classes from './file-preview.module.css';

/**
 * R55: shows what may be shown safely: pictures, sound and film, when their content is what the record says. Anything else is
 * named, never opened in the page.
 */
export function FilePreview({ file, isLarge = false }: { readonly file: Attachment; readonly isLarge?: boolean }) {
  const preview = mayPreview(file.mediaType);
  const bytes = useStoredFile(file.sha256);
  const url = useSafeUrl(bytes, preview === 'image' || preview === 'audio' || preview === 'video' ? preview : null);
  if (bytes === null || url === 'unreadable') return <div className={classes['none']}>This file cannot be read on this device.</div>;
  if (url === 'not-that') return <div className={classes['none']}>Not shown: it is not {mediaTypeWords(file.mediaType)}, as it says it is.</div>;
  if (url !== null && preview === 'image')
    return (
      <img
        className={classes[isLarge ? 'large' : 'picture']}
        src={url}
        alt={file.alternativeText || `Photo ${file.name}, not described yet`}
        loading="lazy"
      />
    );
  if (url !== null && (preview === 'audio' || preview === 'video')) return <Player as={preview} src={url} name={file.name} />;
  return <div className={classes['none']}>{mediaTypeWords(file.mediaType)}</div>;
}

/** Sound or film. A candidate's own recording has no captions; the description beside it says what is in it. */
function Player({ as: Element, src, name }: { readonly as: 'audio' | 'video'; readonly src: string; readonly name: string }) {
  return <Element className={classes['player']} src={src} controls aria-label={name} />;
}

/** An address for an element of the page, given up when the element goes; 'not-that' when the content is of another sort than the record says, 'unreadable' when its bytes are gone. */
function useSafeUrl(bytes: Blob | null | undefined, wanted: 'image' | 'audio' | 'video' | null): string | null {
  const [shown, setShown] = useState<{ readonly bytes: Blob; readonly url: string } | null>(null);
  useEffect(() => {
    if (!bytes || wanted === null) return undefined;
    let url: string | null = null;
    let isGone = false;
    const show = async () => {
      const { safeAddress } = await import('../attachments/safe-address.ts');
      url = await safeAddress(bytes, wanted);
      if (!isGone) setShown({ bytes, url: url ?? 'not-that' });
      else if (url !== null) URL.revokeObjectURL(url);
    };
    show().catch(() => {
      if (!isGone) setShown({ bytes, url: 'unreadable' });
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [bytes, wanted]);
  return shown && shown.bytes === bytes ? shown.url : null;
}
