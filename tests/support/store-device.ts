import { hashFile } from '../../src/attachments/hash-file.ts';
import { commitWork } from '../../src/exchange/commit-work.ts';
import { keepBytes } from '../../src/storage/attachment-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { setupDevice, type Device } from './device.ts';
import { richPortfolio } from './rich-portfolio.ts';
import { valueOf } from './storage-session.ts';

export const PHOTO = 'a photo, in a manner of speaking';

/** A device with one portfolio that holds at least one of everything, a file of it, and a first signed batch. */
export async function storeDevice(name: string): Promise<{ readonly device: Device; readonly portfolioId: string; readonly fileHash: string }> {
  const device = setupDevice(name);
  const photo = new Blob([PHOTO], { type: 'image/jpeg' });
  const fileHash = await hashFile(photo);
  const snapshot = richPortfolio().snapshot();
  const [first, ...others] = snapshot.attachments;
  const attachments = first ? [{ ...first, sha256: fileHash, size: photo.size }, ...others] : [];
  valueOf(await keepBytes(device.session, device.files, (bytes) => hashFile(bytes), fileHash, photo));
  valueOf(await addSnapshot(device.session, { ...snapshot, attachments }));
  valueOf(await commitWork(device.session, snapshot.portfolio.id, 'share'));
  return { device, portfolioId: snapshot.portfolio.id, fileHash };
}
