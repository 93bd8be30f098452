import type { Attachment } from '../../../src/domain/attachment.ts';
import { cmykProfile } from '../../../src/pdf/document/cmyk-profile.ts';
import { srgbProfile } from '../../../src/pdf/document/srgb-profile.ts';
import { buildPortfolio } from '../build-portfolio.ts';
import { pictureNames, readPicture, turned, withFrame, withProfile } from '../pictures.ts';
import { type CorpusMember, type CorpusPortfolio, member } from './member.ts';

export const membersOfPictures: readonly CorpusMember[] = [
  ...pictureNames.map((name) =>
    member(`photo-${name}`, `photos ${name}, held in eight ways`, () =>
      photos([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => turned(readPicture(name), orientation))),
    ),
  ),
  member('photo-profiles', 'photos with colour profiles of their own, sound and broken', () =>
    photos([
      withProfile(readPicture('rgb'), srgbProfile()),
      withProfile(readPicture('rgb'), srgbProfile(), 4),
      withProfile(readPicture('cmyk-adobe'), cmykProfile()),
      withProfile(readPicture('cmyk-adobe'), srgbProfile()),
      withProfile(readPicture('grey'), srgbProfile().subarray(0, 400)),
    ]),
  ),
  member('photo-unplaceable', 'photos that PDF does not know, and what is no photo', () =>
    photos([
      withFrame(readPicture('rgb'), { depth: 12 }),
      withFrame(readPicture('rgb'), { marker: 0xc3 }),
      withFrame(readPicture('rgb'), { marker: 0xc9 }),
      readPicture('rgb').subarray(0, 100),
      new TextEncoder().encode('no photo'),
      new Uint8Array(),
    ]),
  ),
  member('photo-one', 'a single photo', () => photos([readPicture('rgb')])),
  member('photos-40', '40 photos of one piece of evidence', () =>
    photos(Array.from({ length: 40 }, (_, i) => turned(readPicture('rgb'), 1 + (i % 8)))),
  ),
  member('photo-slender', 'photos of one pixel’s height or width', () =>
    photos([sized(1, 1), sized(65_535, 1), sized(1, 65_535), sized(60_000, 60_000)]),
  ),
  member('files-missing', 'files that are not on this device', () => ({ ...photos([readPicture('rgb'), readPicture('ycck')]), files: new Map() })),
  member('files-of-all-kinds', 'files with hostile names and media types', hostileFiles),
  member('logo', 'the centre’s logo on the cover', logo),
];

/** One piece of evidence with these photos. */
function photos(pictures: readonly Uint8Array<ArrayBuffer>[]): CorpusPortfolio {
  const builder = buildPortfolio();
  pictures.forEach((_, index) =>
    builder.attachment({
      name: `photo ${index}.jpg`,
      kind: 'image',
      mediaType: 'image/jpeg',
      alternativeText: index % 2 === 0 ? 'Four quarters' : '',
      takenOn: '2026-11-12',
    }),
  );
  builder.evidence('work-product', {
    attachmentIds: pictures.map((_, index) => `attachment-${index + 1}`),
    claims: ['1a'],
    details: { what: 'What I saw' },
  });
  const snapshot = builder.snapshot();
  return { snapshot, files: filesFor(snapshot.attachments, pictures) };
}

function filesFor(attachments: readonly Attachment[], contents: readonly Uint8Array<ArrayBuffer>[]): ReadonlyMap<string, Blob> {
  return new Map(attachments.map(({ sha256 }, index) => [sha256, new Blob([contents[index] ?? new Uint8Array()])]));
}

/** A photo that claims to be of another size. */
function sized(width: number, height: number): Uint8Array<ArrayBuffer> {
  const changed = readPicture('rgb');
  const at = changed.findIndex((byte, index) => byte === 0xff && changed[index + 1] === 0xc0);
  changed.set([height >> 8, height & 255, width >> 8, width & 255], at + 5);
  return changed;
}

function hostileFiles(): CorpusPortfolio {
  const names = [
    '',
    '.',
    '..',
    '../../etc/passwd',
    'C:\\con.txt',
    'a\u0000b.txt',
    '\u202etxt.exe',
    'x'.repeat(500),
    'Łódź – 王 😀.docx',
    'same.txt',
    'same.txt',
    'SAME.TXT',
    'portfolio.json',
    '\ud800.pdf',
  ];
  const mediaTypes = [
    '',
    'application/pdf',
    'nonsense',
    'text/plain; charset=utf-8',
    'image/svg+xml',
    'a/b/c',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'text/(x)',
    'video/mp4',
  ];
  const builder = buildPortfolio();
  names.forEach((name, index) =>
    builder.attachment({
      name,
      kind: 'other',
      mediaType: mediaTypes[index % mediaTypes.length] ?? '',
      alternativeText: index === 3 ? 'Described. '.repeat(4_000) : '',
    }),
  );
  builder.evidence('work-product', { attachmentIds: names.map((_, index) => `attachment-${index + 1}`), details: { what: 'Files' } });
  const snapshot = builder.snapshot();
  return {
    snapshot,
    files: filesFor(
      snapshot.attachments,
      names.map((name, index) => new TextEncoder().encode(index % 3 === 0 ? '' : `${index} ${name}`)),
    ),
  };
}

function logo(): CorpusPortfolio {
  const snapshot = buildPortfolio({ logoId: 'attachment-1', centre: { name: 'Northgate College', number: '1' } })
    .attachment({ name: 'logo.jpg', kind: 'image', mediaType: 'image/jpeg' })
    .snapshot();
  return { snapshot, files: filesFor(snapshot.attachments, [readPicture('cmyk-adobe')]) };
}
