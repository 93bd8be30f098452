import { describe, expect, it } from 'vitest';
import { isCutShort, sniffType } from '../../src/attachments/sniff-type.ts';
import { bytesOf, zipOf } from './camera-file.ts';
import { fixture } from './fixture.ts';

const typeOf = async (content: Uint8Array<ArrayBuffer> | string) => (await sniffType(new Blob([content]))).mediaType;

describe('the type of a file by its content', () => {
  it.each([
    ['quarters.jpg', 'image/jpeg', 'image', 'jpg'],
    ['progressive.jpg', 'image/jpeg', 'image', 'jpg'],
    ['transparent.png', 'image/png', 'image', 'png'],
    ['moving.gif', 'image/gif', 'image', 'gif'],
    ['lossy.webp', 'image/webp', 'image', 'webp'],
    ['photo.heic', 'image/heic', 'image', 'heic'],
    ['place.avif', 'image/avif', 'image', 'avif'],
    ['photo.bmp', 'image/bmp', 'image', 'bmp'],
    ['photo.tif', 'image/tiff', 'image', 'tif'],
    ['place.mp4', 'video/mp4', 'video', 'mp4'],
    ['place.mov', 'video/quicktime', 'video', 'mov'],
    ['clip.webm', 'video/webm', 'video', 'webm'],
    ['clip.avi', 'video/x-msvideo', 'video', 'avi'],
    ['voice.m4a', 'audio/mp4', 'audio', 'm4a'],
    ['voice.mp3', 'audio/mpeg', 'audio', 'mp3'],
    ['voice.ogg', 'audio/ogg', 'audio', 'ogg'],
    ['voice.wav', 'audio/wav', 'audio', 'wav'],
    ['voice.flac', 'audio/flac', 'audio', 'flac'],
    ['voice.webm', 'audio/webm', 'audio', 'weba'],
  ])('%s is %s', async (file, mediaType, kind, usualExtension) => {
    expect(await sniffType(new Blob([fixture(file)]))).toEqual({ mediaType, kind, usualExtension });
  });

  it('is an MP3 without its ID3 tag, too', async () => {
    const mp3 = fixture('voice.mp3');
    expect(await typeOf(mp3.slice(mp3.findIndex((byte, at) => byte === 0xff && ((mp3[at + 1] ?? 0) & 0xe0) === 0xe0)))).toBe('audio/mpeg');
  });

  it('tells a voice recording in an MP4 from a video', async () => {
    const sound = fixture('voice.m4a');
    sound.set(bytesOf('isom'), 8);
    expect(await typeOf(sound)).toBe('audio/mp4');
  });

  it.each([
    ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ])('an Office file with %s', async (part, mediaType) => {
    const office = zipOf([
      ['[Content_Types].xml', '<Types/>'],
      [part, '<x/>'],
    ]);
    expect(await sniffType(new Blob([office]))).toMatchObject({ mediaType, kind: 'document' });
    expect(await isCutShort(new Blob([office]), 'application/zip')).toBe(false);
    expect(await typeOf(office.slice(0, -30)), 'without its directory').toBe(mediaType);
    expect(await isCutShort(new Blob([office.slice(0, -30)]), 'application/zip')).toBe(true);
  });

  it.each(['text', 'spreadsheet', 'presentation'])('an OpenDocument %s', async (sort) => {
    const mediaType = `application/vnd.oasis.opendocument.${sort}`;
    expect(
      await typeOf(
        zipOf([
          ['mimetype', mediaType],
          ['content.xml', '<x/>'],
        ]),
      ),
    ).toBe(mediaType);
  });

  it('leaves any other zip a zip, even one with a folder named word', async () => {
    expect(await typeOf(zipOf([['word/list.txt', 'x']]))).toBe('application/zip');
  });

  it.each([
    ['WordDocument', 'application/msword'],
    ['Workbook', 'application/vnd.ms-excel'],
    ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
    ['__properties_version1.0', 'application/vnd.ms-outlook'],
    ['Something', 'application/x-ole-storage'],
  ])('an old Office file with the stream %s', async (stream, mediaType) => {
    const ole = new Uint8Array(2048);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    ole.set([9, 0], 30);
    ole.set([1, 0, 0, 0], 48);
    ole.set(bytesOf(stream.split('').join('\0')), 1024);
    expect(await typeOf(ole)).toBe(mediaType);
  });

  it.each([
    ['From: Jo <jo@example.org>\r\nTo: Sam\r\nSubject: Queue at till 3\r\n\r\nHello', 'message/rfc822'],
    ['Received: from a\r\n\tby b\r\nDate: Thu, 12 Nov 2026\r\nFrom: x\r\n\r\n', 'message/rfc822'],
    ['Dear Sam,\n\nthank you for your letter, and the photos.\n', 'text/plain'],
    ['From: here\nit is a long way', 'text/plain'],
    ['risk,stage,rating\nslip,till,high\nqueue,door,low\n', 'text/csv'],
    ['risk;stage;"a;b"\nslip;till;high\n', 'text/csv'],
    ['{"risk": [1, 2]}', 'application/json'],
    ['{ not json', 'text/plain'],
    ['<!DOCTYPE html><title>x</title>', 'text/html'],
    ['  <script>alert(1)</script>', 'text/html'],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script/></html>', 'text/html'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
    [
      '\ufeff<?xml version="1.0"?>\n<!-- a drawing -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      'image/svg+xml',
    ],
    ['<?xml version="1.0"?><data/>', 'application/xml'],
    ['%PDF-1.7\n%%EOF', 'application/pdf'],
    ['{\\rtf1 Hello}', 'application/rtf'],
    ['Café at £20', 'text/plain'],
  ])('the text %j', async (text, mediaType) => {
    expect(await typeOf(text)).toBe(mediaType);
  });

  it('reads letters as Windows wrote them before UTF-8', async () => {
    expect(await typeOf(bytesOf('Caf\xe9 at \xa320'))).toBe('text/plain');
  });

  it('reads UTF-16, as Notepad writes it', async () => {
    expect(await typeOf(Uint8Array.from([0xff, 0xfe, ...bytesOf('Hello, Sam'.split('').join('\0')), 0]))).toBe('text/plain');
  });

  it('knows a Windows program whatever its name, and gives it no ending to run by', async () => {
    const program = new Uint8Array(200);
    program.set(bytesOf('MZ'));
    program.set([128, 0, 0, 0], 60);
    program.set(bytesOf('PE\0\0'), 128);
    expect(await sniffType(new Blob([program]))).toEqual({ mediaType: 'application/x-msdownload', kind: 'other', usualExtension: '' });
  });

  it('does not guess', async () => {
    expect(await typeOf(Uint8Array.from([1, 2, 3, 0, 5]))).toBe('application/octet-stream');
  });
});

it('notices a PDF without its end', async () => {
  expect(await isCutShort(new Blob(['%PDF-1.7 … startxref 9 %%EOF\n']), 'application/pdf')).toBe(false);
  expect(await isCutShort(new Blob(['%PDF-1.7 …']), 'application/pdf')).toBe(true);
});
