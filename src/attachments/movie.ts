import { type Box, boxAt, boxesIn, boxHeader } from './boxes.ts';
import { ByteView, readBytes } from './byte-view.ts';

/** Which kinds of tracks an MP4, MOV or 3GP file has. */
export async function findTracks(file: Blob): Promise<{ readonly picture: boolean; readonly sound: boolean }> {
  const tracks = boxesIn(await readMovieBox(file)).filter((box) => box.type === 'trak');
  const handlers = new Set(tracks.map((track) => boxAt(track.content, 'mdia', 'hdlr').text(8, 4)));
  return { picture: handlers.has('vide'), sound: handlers.has('soun') };
}

/** True where an MP4, MOV or 3GP file says where it was made, in one of the places that phones use. */
export async function movieHasLocation(file: Blob): Promise<boolean> {
  const movie = boxesIn(await readMovieBox(file));
  const userData = [...movie, ...movie.filter((box) => box.type === 'trak').flatMap((track) => boxesIn(track.content))].filter(
    (box) => box.type === 'udta',
  );
  return userData.some((box) => boxesIn(box.content).some(saysPlace)) || movie.some(saysPlace);
}

// Longer ones are those of recordings of many hours; they are not searched.
const LONGEST_MOVIE_BOX = 32_000_000;

/** The `moov` box, which may come before or after hundreds of MB of sound and pictures; only headers are read on the way. */
async function readMovieBox(file: Blob): Promise<ByteView> {
  for (let at = 0, count = 0; at + 8 <= file.size && count < 1000; count += 1) {
    const { type, headerSize, size } = boxHeader(new ByteView(await readBytes(file, at, at + 16)), 0, file.size - at);
    if (size < headerSize) break;
    if (type === 'moov') return new ByteView(size > LONGEST_MOVIE_BOX ? new Uint8Array() : await readBytes(file, at + headerSize, at + size));
    at += size;
  }
  return new ByteView(new Uint8Array());
}

/** Apple's and Android's `©xyz`, the 3GPP `loci`, and Apple's key list in `meta`. */
function saysPlace(box: Box): boolean {
  if (box.type === '\xa9xyz' || box.type === 'loci') return true;
  return box.type === 'meta' && box.content.text(0, Math.min(box.content.length, 65_536)).includes('com.apple.quicktime.location.ISO6709');
}
