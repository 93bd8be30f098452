import { array, assert, constantFrom, double, nat, property, tuple, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { moveItem } from '../../src/ui/move-item.ts';
import { thinLine } from '../../src/ui/thin-line.ts';

const point = tuple(double({ min: 0, max: 1, noNaN: true }), double({ min: 0, max: 1, noNaN: true }));

test('every point left out lies within the tolerance of the thinned line', () => {
  assert(
    property(array(point, { minLength: 1, maxLength: 60 }), constantFrom(0.001, 0.01, 0.2), (line, tolerance) => {
      const thin = thinLine(line, tolerance);
      for (const each of line) expect(distance(each, thin)).toBeLessThanOrEqual(tolerance + 0.0002);
    }),
  );
});

test('first and last stay where they are, in their order', () => {
  assert(
    property(array(point, { minLength: 1, maxLength: 60 }), (line) => {
      const thin = thinLine(line);
      expect(thin[0]).toEqual(rounded(line[0]));
      expect(thin.at(-1)).toEqual(rounded(line.at(-1)));
      expect(thin.length).toBeLessThanOrEqual(line.length);
    }),
  );
});

test('a straight line of many points becomes two, a dot stays one', () => {
  expect(thinLine(Array.from({ length: 500 }, (_, index) => [index / 500, index / 1000]))).toHaveLength(2);
  expect(thinLine([[0.5, 0.25]])).toEqual([[0.5, 0.25]]);
});

test('moving an item keeps all others in their order', () => {
  assert(
    property(uniqueArray(nat(), { minLength: 1 }), nat(), nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      const moved = moveItem(list, from, to);
      expect(moved[to]).toBe(list[from]);
      expect(moved.filter((item) => item !== list[from])).toEqual(list.filter((item) => item !== list[from]));
    }),
  );
});

type Point = [number, number];

function rounded(at: Point | undefined): Point | undefined {
  return at && [Math.round(at[0] * 10_000) / 10_000, Math.round(at[1] * 10_000) / 10_000];
}

function distance([x, y]: Point, line: readonly Point[]): number {
  const ends = line.map((at, index) => [at, line[index + 1] ?? at] as const);
  return Math.min(
    ...ends.map(([[ax, ay], [bx, by]]) => {
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
      return Math.hypot(x - ax - along * dx, y - ay - along * dy);
    }),
  );
}
