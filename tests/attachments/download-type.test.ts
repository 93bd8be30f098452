import { describe, expect, test } from 'vitest';
import { downloadType, mayPreview, mediaTypes } from '../../src/attachments/media-types.ts';
import { sniffType } from '../../src/attachments/sniff-type.ts';
import { hostileFiles } from '../support/xss-files.ts';

describe('R55: what a file is handed back as', () => {
  test.each([
    'image/svg+xml',
    'text/html',
    'application/xml',
    'message/rfc822',
    'application/xhtml+xml',
    'text/xml',
    'text/javascript',
    '__proto__',
    '',
  ])('%s goes as bytes without a type, and is never shown', (mediaType) => {
    expect(downloadType(mediaType)).toBe('application/octet-stream');
    expect(['image', 'audio', 'video']).not.toContain(mayPreview(mediaType));
  });

  test('what is shown keeps its type', () => {
    const shown = Object.keys(mediaTypes).filter((mediaType) => ['image', 'audio', 'video'].includes(mayPreview(mediaType)));
    expect(shown.length).toBeGreaterThan(10);
    for (const mediaType of shown) expect(downloadType(mediaType)).toBe(mediaType);
    expect(downloadType('application/pdf')).toBe('application/pdf');
  });

  test('a hostile file is shown only where it is a picture by its own bytes', async () => {
    const shown = await Promise.all(
      hostileFiles.map(async ({ name, bytes }) => {
        const { mediaType } = await sniffType(new Blob([new Uint8Array(bytes)]));
        return mayPreview(mediaType) === 'image' || mayPreview(mediaType) === 'audio' || mayPreview(mediaType) === 'video'
          ? `${name} as ${mediaType}`
          : [];
      }),
    );
    expect(shown.flat()).toEqual([
      'gif-and-script.gif as image/gif',
      'gif-and-script.js as image/gif',
      'picture-with-a-page-in-it.png as image/png',
      'picture-with-a-drawing-in-it.png as image/png',
      'picture-with-a-page-behind.png as image/png',
      'picture-with-a-zip-behind.png as image/png',
      '<img src=x onerror=xss()>.png as image/png',
    ]);
  });
});
