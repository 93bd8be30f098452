import { describe, expect, it } from 'vitest';
import { fileNoteText, fileProblemText } from '../../src/attachments/file-problem-text.ts';
import type { FileNote, FileProblem } from '../../src/attachments/file-problem.ts';
import { fileSizeText } from '../../src/lib/file-size-text.ts';

const problems: readonly FileProblem[] = [
  { type: 'empty', name: 'x.pdf' },
  { type: 'too-large', name: 'x.pdf', size: 3e9, limit: 2e9, isPicture: false },
  { type: 'too-large', name: 'x.pdf', size: 3e8, limit: 2e8, isPicture: true },
  { type: 'too-many-pixels', name: 'x.pdf', width: 30_000, height: 30_000 },
  { type: 'cut-short', name: 'x.pdf' },
  { type: 'damaged', name: 'x.pdf', mediaType: 'image/png' },
  { type: 'unreadable', name: 'x.pdf' },
  { type: 'duplicate', name: 'x.pdf', sameAs: null },
  { type: 'duplicate', name: 'x.pdf', sameAs: 'y.pdf' },
  { type: 'cancelled', name: 'x.pdf' },
  { type: 'not-finished', name: 'x.pdf', reason: 'out of memory' },
];

const notes: readonly FileNote[] = [
  { type: 'name-disagrees', name: 'x.pdf', mediaType: 'image/png' },
  { type: 'name-disagrees', name: 'x.pdf', mediaType: 'application/octet-stream' },
  { type: 'converted', name: 'x.pdf', from: 'image/heic' },
  { type: 'scaled-down', name: 'x.pdf', from: { width: 4000, height: 3000 }, to: { width: 2048, height: 1536 } },
  { type: 'scaled-down', name: 'x.pdf', from: { width: 1080, height: 9000 }, to: { width: 246, height: 2048 } },
  { type: 'location-removed', name: 'x.pdf' },
  { type: 'holds-location', name: 'x.pdf', mediaType: 'video/mp4' },
  { type: 'cannot-show-picture', name: 'x.pdf', mediaType: 'image/heic' },
  { type: 'first-frame-only', name: 'x.pdf' },
  { type: 'moving-part-removed', name: 'x.pdf' },
  { type: 'never-opened', name: 'x.pdf', mediaType: 'text/html' },
  { type: 'may-be-cut-short', name: 'x.pdf', mediaType: 'application/pdf' },
  { type: 'large-for-phones', name: 'x.pdf', size: 3e8 },
];

describe('sentences', () => {
  it.each(problems)('a problem: $type', (problem) => {
    const text = fileProblemText(problem);
    expect(text).toMatch(/x\.pdf.*not added.*\. [A-Z].*\.$/);
    expect(text).not.toMatch(/undefined|NaN|null|\b\d+e\d/);
  });

  it.each(notes)('a note: $type', (note) => {
    const text = fileNoteText(note);
    expect(text).toMatch(/^x\.pdf .*\.$/);
    expect(text).not.toMatch(/undefined|NaN|null|\b\d+e\d|Error/);
  });

  it('say the sizes that matter', () => {
    expect(problems.map(fileProblemText)[3]).toContain('30,000 × 30,000 pixels (900 million), more than the 50 million');
    expect(fileNoteText({ type: 'name-disagrees', name: 'ramp.jpg', mediaType: 'application/pdf' })).toBe(
      'ramp.jpg is really a PDF; it was kept as a PDF.',
    );
  });
});

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1540, '1.5 kB'],
  [9_960, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [300_000_000, '300 MB'],
  [2_000_000_000, '2 GB'],
  [5_000_000_000_000, '5,000 GB'],
])('%i bytes read %s', (bytes, text) => {
  expect(fileSizeText(bytes)).toBe(text);
});
