import { downloadType } from '../attachments/media-types.ts';
import { downloadName } from '../attachments/safe-name.ts';
import type { Attachment } from '../domain/attachment.ts';
import { saveDownload } from '../lib/download.ts';

/** R55: hands a file of the portfolio back, under a name that fits its content and a type that no browser opens by itself. */
export function saveAttachment(bytes: Blob, { name, mediaType }: Pick<Attachment, 'name' | 'mediaType'>): void {
  saveDownload(bytes.slice(0, bytes.size, downloadType(mediaType)), downloadName(name, mediaType));
}
