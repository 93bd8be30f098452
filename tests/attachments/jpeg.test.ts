import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteView } from '../../src/attachments/byte-view.ts';
import { readJpeg } from '../../src/attachments/jpeg.ts';
import { hasMovingPart, isPlainJpeg, stripJpeg } from '../../src/attachments/strip-jpeg.ts';
import { bytesOf, contains, joined, SECRET_BYTES, SECRET_LATITUDE, segment, withExif, withSegments } from './camera-file.ts';
import { fixture } from './fixture.ts';

const PLAIN = fixture('quarters.jpg');
const read = (bytes: Uint8Array) => readJpeg(new ByteView(bytes));
const strip = (bytes: Uint8Array) => stripJpeg(new ByteView(bytes), read(bytes));
/** From the first scan to the end marker: the compressed picture itself. */
const scanOf = (bytes: Uint8Array) => {
  const facts = read(bytes);
  return bytes.slice(facts.segments.find(({ marker }) => marker === 0xda)?.from, facts.end ?? 0);
};

describe('the headers of a JPEG', () => {
  it('give size, components and coding', () => {
    expect(read(PLAIN)).toMatchObject({
      width: 80,
      height: 60,
      components: 3,
      isCommonCoding: true,
      orientation: 1,
      takenOn: '',
      hasLocation: false,
    });
    expect(isPlainJpeg(read(fixture('grey.jpg')))).toBe(true);
    expect(isPlainJpeg(read(fixture('progressive.jpg')))).toBe(true);
    expect(isPlainJpeg(read(fixture('cmyk.jpg')))).toBe(false);
  });

  it.each([true, false])('give what the camera says, little-endian %s', (isLittle) => {
    const photo = withExif(PLAIN, { orientation: 6, takenAt: '2026:11:12 14:02:00', latitude: SECRET_LATITUDE, isLittle });
    expect(read(photo)).toMatchObject({ width: 80, height: 60, orientation: 6, takenOn: '2026-11-12', hasLocation: true });
  });

  it.each(['0000:00:00 00:00:00', '    :  :     :  :  ', '2026:02:30 10:00:00'])('give no day for %j', (takenAt) => {
    expect(read(withExif(PLAIN, { takenAt })).takenOn).toBe('');
  });

  it('find no location where the camera knew none', () => {
    expect(read(withExif(PLAIN, { latitude: 'not known' })).hasLocation).toBe(false);
  });

  it('find a location that only XMP holds', () => {
    const xmp = bytesOf('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="51,30.5N"/>');
    expect(read(withSegments(PLAIN, segment(0xe1, xmp))).hasLocation).toBe(true);
  });

  it('do not take the thumbnail in the Exif block for the picture', () => {
    expect(read(withSegments(PLAIN, segment(0xe1, joined(bytesOf('Exif\0\0MM\0*\0\0\0\x08\0\0'), fixture('grey.jpg'))))).width).toBe(80);
  });

  it.each(['quarters.jpg', 'progressive.jpg', 'grey.jpg', 'cmyk.jpg'])('tell at every byte that %s is cut short', (name) => {
    const whole = fixture(name);
    expect(read(whole).end).toBe(whole.length);
    for (let length = 0; length < whole.length; length += 1) expect(read(whole.subarray(0, length)).end).toBeNull();
  });
});

describe('stripping a JPEG', () => {
  const icc = segment(0xe2, bytesOf('ICC_PROFILE\0\x01\x01profile'));
  const adobe = segment(0xee, bytesOf('Adobe\0\x64\0\0\0\0\x01'));
  const hostile = [
    segment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0GPSLatitude zzzz')),
    segment(0xe2, bytesOf('MPF\0zzzz')),
    segment(0xed, bytesOf('Photoshop 3.0\0zzzz')),
    segment(0xe0, bytesOf('JFXX\0zzzz')),
    segment(0xef, bytesOf('zzzz')),
    segment(0xfe, bytesOf('comment zzzz')),
  ];

  it('leaves no byte of the position, the comments or what follows, and every byte of the picture', () => {
    const trailer = bytesOf('\0\0\0\x18ftypmp42zzzz');
    const photo = joined(withExif(withSegments(PLAIN, icc, adobe, ...hostile), { orientation: 1, latitude: SECRET_LATITUDE }), trailer);
    expect(contains(photo, SECRET_BYTES)).toBe(true);

    const kept = strip(photo);
    expect(contains(kept, SECRET_BYTES)).toBe(false);
    expect(scanOf(kept)).toEqual(scanOf(PLAIN));
    expect(contains(kept, [...icc])).toBe(true);
    expect(contains(kept, [...adobe])).toBe(true);
    expect(read(kept)).toMatchObject({ width: 80, height: 60, end: kept.length, hasLocation: false });
    expect(hasMovingPart(new ByteView(photo), read(photo))).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('keeps orientation %i and nothing else of the Exif block', (orientation) => {
    const kept = strip(withExif(PLAIN, { orientation, takenAt: '2026:11:12 14:02:00', latitude: SECRET_LATITUDE }));
    expect(read(kept)).toMatchObject({ orientation, takenOn: '', hasLocation: false });
    expect(kept.length).toBe(PLAIN.length + (orientation === 1 ? 0 : 36));
  });

  it('drops segments between the scans of a progressive picture, where no one looks', () => {
    const photo = fixture('progressive.jpg');
    const second = read(photo).segments.filter(({ marker }) => marker === 0xda)[1]?.from ?? 0;
    const spiked = joined(photo.slice(0, second), ...hostile, photo.slice(second));
    expect(strip(spiked)).toEqual(strip(photo));
  });

  it('takes restart marks, stuffed zeros and fill bytes for parts of the picture', () => {
    const marks = [0xd0, 0xd1, 0xd7, 0].flatMap((mark) => [0xff, mark, 0x12]);
    const photo = joined(PLAIN.slice(0, -2), Uint8Array.from([...marks, 0xff, 0xff]), PLAIN.slice(-2));
    expect(read(photo).end).toBe(photo.length);
    expect(contains(strip(photo), marks)).toBe(true);
  });

  it('changes nothing where there is nothing to drop', () => {
    expect(strip(PLAIN)).toEqual(PLAIN);
    expect(strip(fixture('cmyk.jpg'))).toEqual(fixture('cmyk.jpg'));
  });

  it('makes the same of what it has made (for any orientation and any segments)', () => {
    const anySegment = fc
      .tuple(fc.integer({ min: 0xe0, max: 0xef }), fc.uint8Array({ maxLength: 40 }))
      .map(([marker, content]) => segment(marker, content));
    fc.assert(
      fc.property(fc.array(anySegment, { maxLength: 5 }), fc.integer({ min: 1, max: 8 }), (segments, orientation) => {
        const kept = strip(withExif(withSegments(PLAIN, ...segments), { orientation }));
        expect(strip(kept)).toEqual(kept);
        expect(scanOf(kept)).toEqual(scanOf(PLAIN));
      }),
    );
  });
});

it('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(PLAIN.length), (noise, at) => {
      const bytes = joined(PLAIN.slice(0, at), noise);
      expect(strip(bytes).length).toBeLessThanOrEqual(bytes.length + 40);
    }),
  );
});
