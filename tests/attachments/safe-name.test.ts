import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayPreview, mediaTypes } from '../../src/attachments/media-types.ts';
import { downloadName, extensionOf, safeName } from '../../src/attachments/safe-name.ts';
import { attachment } from '../../src/domain/attachment.ts';

describe('the name to show', () => {
  it.each([
    ['Queue at till 3.jpg', 'Queue at till 3.jpg'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\secret\\plan.pdf', 'plan.pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b\nc\t.txt', 'abc.txt'],
    ['Cafe\u0301 Żółw 店.png', 'Café Żółw 店.png'],
    ['👩‍🔧 repair.jpg', '👩‍🔧 repair.jpg'],
    ['  two   spaces .txt ', 'two spaces .txt'],
    ['', 'file'],
    ['..', 'file'],
    ['/', 'file'],
    ['\ud800x.txt', 'x.txt'],
  ])('of %j is %j', (given, wanted) => {
    expect(safeName(given)).toBe(wanted);
  });

  it('keeps the ending of a long name', () => {
    const short = safeName(`${'x'.repeat(300)}.jpeg`);
    expect(short).toHaveLength(120);
    expect(short.endsWith('x….jpeg')).toBe(true);
  });

  it('is safe whatever was given, stays as it is when cleaned again, and fits the record', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 })), (given) => {
        const name = safeName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(safeName(name)).toBe(name);
        expect(attachment.shape.name.safeParse(name).success).toBe(true);
      }),
    );
  });
});

describe('the name to download by', () => {
  it.each([
    ['leak.heic', 'image/jpeg', 'leak.jpg'],
    ['ramp.jpg', 'application/pdf', 'ramp.pdf'],
    ['ramp.JPEG', 'image/jpeg', 'ramp.JPEG'],
    ['ramp', 'image/jpeg', 'ramp.jpg'],
    ['Minutes 12.11', 'application/pdf', 'Minutes 12.11.pdf'],
    ['what? "this": 1<2|3*.txt', 'text/plain', 'what- -this-- 1-2-3-.txt'],
    ['CON.txt', 'text/plain', '_CON.txt'],
    ['com1', 'application/pdf', '_com1.pdf'],
    ['.htaccess', 'text/plain', '_.htaccess.txt'],
    ['notes.txt.', 'text/plain', 'notes.txt'],
    ['data.bin', 'application/octet-stream', 'data.bin'],
    ['photo.jpg', 'application/x-msdownload', 'photo.jpg'],
  ])('of %j, which is %s, is %j', (name, mediaType, wanted) => {
    expect(downloadName(name, mediaType)).toBe(wanted);
  });

  it('can be written on every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...Object.keys(mediaTypes)), (given, mediaType) => {
        const name = downloadName(given, mediaType);
        expect(name).not.toMatch(/[<>:"/\\|?*]|[. ]$|^\./);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(downloadName(name, mediaType)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe('previews', () => {
  it.each(['image/svg+xml', 'text/html', 'application/xml', 'application/pdf', 'application/octet-stream', 'made/up', 'constructor'])(
    '%s is never opened',
    (mediaType) => {
      expect(mayPreview(mediaType)).toBe('none');
    },
  );

  it('show pictures, sound, video and text', () => {
    expect(['image/jpeg', 'audio/mpeg', 'video/mp4', 'text/csv', 'message/rfc822'].map(mayPreview)).toEqual([
      'image',
      'audio',
      'video',
      'text',
      'text',
    ]);
  });

  it('agree with the kind of every type', () => {
    const odd = Object.entries(mediaTypes).filter(([, { kind, preview }]) => preview !== 'none' && preview !== kind);
    expect(odd.map(([mediaType, { preview }]) => [mediaType, preview])).toEqual([['message/rfc822', 'text']]);
  });
});

it('an ending is short and plain', () => {
  expect(['a.JPG', 'a.tar.gz', 'a', '.x', 'a.not an ending', 'a.é'].map(extensionOf)).toEqual(['jpg', 'gz', '', '', '', '']);
});
