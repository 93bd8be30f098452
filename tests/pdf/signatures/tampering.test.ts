import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { blankSheet, bytesOf, signaturesOf, signInTurn, summaryOf } from '../../support/sign-pdf.ts';
import { openPdf } from '../../../src/pdf/reading/open-pdf.ts';
import { readPdfSignatures } from '../../../src/pdf/signatures/read-signatures.ts';

const lines = ['candidate', 'assessor', 'iqa'] as const;
let bytes: Uint8Array<ArrayBuffer>;
/** First and last byte of each signature, hexadecimal digits between angle brackets. */
let gaps: { from: number; to: number; end: number }[];
beforeAll(async () => {
  bytes = await bytesOf(await signInTurn(await blankSheet(), lines));
  const text = new TextDecoder('latin1').decode(bytes);
  gaps = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].map(([, from, to, rest]) => ({
    from: Number(from),
    to: Number(to),
    end: Number(to) + Number(rest),
  }));
});

function flipped(at: number, bit: number): Blob {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return new Blob([copy]);
}

/** Every signature there, and each as good as before. */
async function seemsUntouched(pdf: Blob): Promise<boolean> {
  const read = await readPdfSignatures(pdf);
  return read.ok && read.value.signatures.length === lines.length && read.value.signatures.every(({ state }) => state === 'holds');
}

const place = fc.record({ at: fc.nat({ max: 1_000_000_000 }), bit: fc.nat({ max: 7 }) });

test('V2, V3: a flipped bit anywhere in the file is found', async () => {
  await fc.assert(
    fc.asyncProperty(place, async ({ at, bit }) => {
      const where = at % bytes.length;
      const inGap = gaps.find(({ from, to }) => where >= from && where < to);
      // Capital and small hexadecimal digits mean the same: of the newest signature, which no other covers, either may stand there.
      const isCase = inGap?.end === bytes.length && bit === 5 && bytes[where] !== undefined && bytes[where] > 0x40;
      fc.pre(!isCase);
      expect(await seemsUntouched(flipped(where, bit))).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('V3: which signatures break tells when the change was made', async () => {
  for (const [index, { from }] of gaps.entries()) {
    // A byte just before a signature is covered by it and by those after it.
    const read = await readPdfSignatures(flipped(from - 400, 0));
    const states = read.ok ? read.value.signatures.map(({ state }) => state) : [];
    expect(states.slice(0, index).every((state) => state === 'holds')).toBe(true);
    expect(states.slice(index).every((state) => state === 'broken')).toBe(true);
  }
});

describe('V4: what was added afterwards', () => {
  /** Puts a changed object behind the file, as any program could. */
  function withObject(pdf: Uint8Array<ArrayBuffer>, number: number, body: string): Blob {
    const text = new TextDecoder('latin1').decode(pdf);
    const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '';
    const root = /\/Root (\d+ 0 R)/.exec(text)?.[1] ?? '';
    const size = Number([...text.matchAll(/\/Size (\d+)/g)].at(-1)?.[1] ?? 0);
    const info = [...text.matchAll(/\/Info (\d+ 0 R)/g)].at(-1)?.[1] ?? '';
    const added = `${number} 0 obj\n${body}\nendobj\n`;
    const at = pdf.length + added.length;
    const entry = `${String(pdf.length).padStart(10, '0')} 00000 n \n`;
    const table = `xref\n${number} 1\n${entry}trailer\n<</Size ${Math.max(size, number + 1)} /Root ${root} /Info ${info} /Prev ${previous}>>\n`;
    return new Blob([pdf, added, table, `startxref\n${at}\n%%EOF\n`]);
  }

  function objectNumber(pattern: RegExp): number {
    const text = new TextDecoder('latin1').decode(bytes);
    return Number([...text.matchAll(pattern)].at(-1)?.[1]);
  }

  test('another page, text or title is said beside every signature, all of which hold for what they cover', async () => {
    const info = objectNumber(/\/Info (\d+) 0 R/g);
    expect(info).toBeGreaterThan(0);
    const read = await signaturesOf(withObject(bytes, info, '<</Title (Another title)>>'));
    expect(summaryOf(read)).toEqual(lines.map((line) => `${line} holds changes`));
  });

  test('a date and a producer that a program writes anew when it saves are no change', async () => {
    const opened = await openPdf(new Blob([bytes]));
    const info = opened.ok ? await opened.value.dict(opened.value.trailer, 'Info') : undefined;
    const same = (info?.toString() ?? '').replace(/\/ModDate \([^)]*\)/, '/ModDate (D:20270101000000Z)');
    expect(same).toContain('20270101');
    const read = await signaturesOf(withObject(bytes, objectNumber(/\/Info (\d+) 0 R/g), same));
    expect(summaryOf(read).at(-1)).toBe('iqa holds signatures');
  });

  test('a new object that nothing leads to is a change of nothing that can be seen, but not of a signature', async () => {
    const read = await signaturesOf(withObject(bytes, 9_000, '<</Type /Catalog>>'));
    expect(read.signatures.every(({ state }) => state === 'holds')).toBe(true);
    expect(read.signatures.every(({ later }) => later === 'signatures')).toBe(true);
  });

  test('other words round the bytes of a signature are not believed', async () => {
    const text = new TextDecoder('latin1').decode(bytes);
    const found = [...text.matchAll(/(\d+) 0 obj\n(<<\/Type \/Sig .*?>>)\nendobj/gs)].at(0);
    const forged = (found?.[2] ?? '').replace(/\/Name <[^>]*>/, '/Name (Mallory)');
    expect(forged).toContain('Mallory');
    const [first] = (await signaturesOf(withObject(bytes, Number(found?.[1]), forged))).signatures;
    expect(first).toMatchObject({ field: 'candidate', name: 'Aisha Khan', later: 'changes' });
  });

  test('bytes behind the end that nothing leads to', async () => {
    const read = await signaturesOf(new Blob([bytes, 'hidden']));
    expect(summaryOf(read).at(-1)).toBe('iqa holds changes');
  });

  test('a signature taken from one file and put into another does not hold', async () => {
    const other = await bytesOf(await signInTurn(await blankSheet(), ['candidate']));
    const [from, to] = [gaps[0]?.from ?? 0, gaps[0]?.to ?? 0];
    // Both files are alike up to the first signature, but for its time and seal.
    other.set(bytes.subarray(from, to), from);
    const read = await readPdfSignatures(new Blob([other]));
    expect(read.ok && read.value.signatures.every(({ state }) => state === 'holds')).toBe(false);
  });
});

describe('another program', () => {
  const elsewhere = () => new Blob([readFileSync(new URL('../../fixtures/files/sheet-signed-elsewhere.pdf', import.meta.url))]);

  test('V3: its signature is checked as ours are, and ours is put behind it', async () => {
    const read = await signaturesOf(elsewhere());
    expect(summaryOf(read)).toEqual(['eqa holds nothing']);
    expect(read.signatures[0]?.signer).toMatchObject({ name: 'Other Tool', keyId: null, isSelfSigned: true });
    expect(summaryOf(await signaturesOf(await signInTurn(elsewhere(), ['candidate'])))).toEqual(['eqa holds signatures', 'candidate holds nothing']);
  });

  test('V3: a changed byte breaks it too', async () => {
    const copy = await bytesOf(elsewhere());
    copy[9_000] = (copy[9_000] ?? 0) ^ 1;
    const read = await readPdfSignatures(new Blob([copy]));
    expect(read.ok ? summaryOf(read.value) : []).not.toContain('eqa holds nothing');
  });
});
