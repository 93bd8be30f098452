import type { Attachment } from './attachment.ts';
import { isFilled } from './record.ts';
import type { Snapshot } from './snapshot.ts';

/** The centre's logo for the cover, a file that belongs to no evidence; undefined when there is none. */
export function logoOf({ portfolio, attachments }: Pick<Snapshot, 'portfolio' | 'attachments'>): Attachment | undefined {
  return portfolio.logoId === null ? undefined : attachments.find(({ id }) => id === portfolio.logoId);
}

/** What the logo shows, for people who cannot see it: whose it is. */
export function logoWords({ centre }: Snapshot['portfolio']): string {
  return `Logo of ${isFilled(centre.name) ? centre.name.trim() : 'the centre'}`;
}

/** True for a picture that can stand on paper as it is kept. */
export function canBeLogo({ kind, mediaType }: Pick<Attachment, 'kind' | 'mediaType'>): boolean {
  return kind === 'image' && mediaType === 'image/jpeg';
}
