import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyName, isPackageName, namesToRemove, readCopyName } from '../../src/exchange/copy-name.ts';

const portfolio = { id: 'portfolio-1', candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' }, unitId: '311' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 14, minute, 30));

test('R33: a copy says in its name whose it is, of when, and who wrote it', () => {
  const name = copyName(portfolio, at(5), '0f9e8d');
  expect(name).toMatch(/^Aisha-Khan-unit-311-copy-2026-11-22-140530-[0-9a-f]{12}-0f9e8d\.folio\.zip$/);
  expect(readCopyName(name)).toMatchObject({ title: 'Aisha Khan, unit 311', at: '2026-11-22T14:05:30.000Z', browserMark: '0f9e8d' });
  expect(isPackageName(name)).toBe(true);
});

test('R33: any name of a candidate gives a name that every file system takes, and that is known again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const fileName = copyName({ ...portfolio, candidate: { ...portfolio.candidate, name } }, at(0), 'abcdef');
      expect(readCopyName(fileName)?.portfolioMark).toBe(readCopyName(copyName(portfolio, at(1), 'abcdef'))?.portfolioMark);
      expect(new TextEncoder().encode(fileName).length).toBeLessThanOrEqual(255);
      expect(fileName).not.toMatch(/[<>:"|?*/\\\p{Cc}]/u);
    }),
  );
});

test('R33: of this browser’s copies of one portfolio the newest three stay, and nothing else is named', () => {
  const own = [0, 1, 2, 3, 4].map((minute) => copyName(portfolio, at(minute), 'aaaaaa'));
  const others = [
    ...[0, 1, 2, 3].map((minute) => copyName({ ...portfolio, id: 'portfolio-2' }, at(minute), 'aaaaaa')),
    ...[0, 1, 2, 3].map((minute) => copyName(portfolio, at(minute), 'bbbbbb')),
    'Aisha-Khan-unit-311-backup-2026-11-22.folio.zip',
    'holiday.jpg',
    `${own[0] ?? ''}.crswap`,
    (own[0] ?? '').replace('.folio.zip', '.zip'),
    (own[0] ?? '').replace('-copy-', '-kopie-'),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([...own, ...others], { minLength: own.length + others.length }), (names) => {
      expect([...namesToRemove(names, portfolio.id, 'aaaaaa')].sort()).toEqual(own.slice(0, 2).sort());
    }),
  );
  expect(namesToRemove([...own.slice(0, 3), ...others], portfolio.id, 'aaaaaa')).toEqual([]);
});
