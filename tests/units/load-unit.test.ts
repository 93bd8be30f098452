import { describe, expect, test } from 'vitest';
import { loadUnits, parseUnit, unit311, unitFileErrorText } from '../../src/units/load-unit.ts';

const FILE = 'evidence-schemas/unit-999.json';

/** Replaces what lies at a path such as `points[3].rules[0].op`; undefined takes it away. */
function broken(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(unit311);
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const last = keys.pop() ?? '';
  let at: unknown = copy;
  for (const key of keys) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  if (typeof at !== 'object' || at === null) throw new Error(`Nothing lies at ${path}.`);
  if (value === undefined) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, value);
  return copy;
}

test('the units in evidence-schemas are loaded', () => {
  expect(loadUnits()).toEqual({ ok: true, value: [unit311] });
});

test('a unit that is whole is taken as it is', () => {
  expect(parseUnit(structuredClone(unit311), FILE)).toEqual({ ok: true, value: unit311 });
});

describe('a broken file is refused with its name, the place and the reason', () => {
  test.each([
    ['an operation that does not exist', 'points[3].rules[0].op', 'risk-guessed', 'There is no operation "risk-guessed".'],
    ['a rule without operation', 'points[3].rules[0].op', undefined, 'This rule does not name its operation.'],
    [
      'a parameter that the operation does not know',
      'points[3].rules[0].aspect',
      'colour',
      'This must be "risks", "consequences", "probability" or "judgement", not "colour".',
    ],
    ['a parameter too many', 'points[10].rules[0].when', 'always', 'A unit has no such field here. Remove it, or correct its name.'],
    ['a rule that is no object', 'points[3].rules[0]', 'risks', 'This must be an object, not "risks".'],
    ['a point without rules', 'points[3].rules', [], 'This list must have at least 1 entry.'],
    ['a rule about a question that is not there', 'points[24].rules[0].point', '311.3.9', 'There is no point 311.3.9.'],
    ['a misspelt field', 'points[0].statment', 'x', 'A unit has no such field here. Remove it, or correct its name.'],
    ['a missing title', 'title', undefined, 'This is missing.'],
    ['an empty statement', 'points[0].statement', '', 'This must not be empty.'],
    ['a level in words', 'level', 'three', 'This must be a number, not "three".'],
    ['half a credit', 'credits', 9.5, 'This must be a whole number, not 9.5.'],
    ['version 0', 'version', 0, 'This must be at least 1.'],
    ['a list that is none', 'points', 'all', 'This must be a list, not "all".'],
    ['a point named in another way', 'points[28].id', 'SWOT', 'A point is named like 1a or 311.1.1.'],
    ['a point listed twice', 'points[1].id', '1a', 'Point 1a is listed twice.'],
    ['a point of no group', 'points[0].group', '9', 'There is no group 9.'],
    ['a group listed twice', 'groups[1].id', '1', 'Group 1 is listed twice.'],
    ['a group that needs more than it has', 'groups[2].needed', 4, 'Group 3 needs 4 of only 3 points.'],
    ['a part that does not exist', 'groups[0].part', 'see', 'This must be "cover", "do" or "know", not "see".'],
    ['a part listed twice', 'parts[1].id', 'cover', 'Part cover is listed twice.'],
    ['a cross-reference to nothing', 'standard.statements[4].points[0]', '1z', 'There is no point 1z.'],
    ['a statement of the standard listed twice', 'standard.statements[1].id', 'P1', 'Statement P1 is listed twice.'],
    ['five lines of sign-off', 'signOff.lines', unit311.signOff.lines.slice(1), 'This list must have at least 6 entries.'],
    ['a line listed twice', 'signOff.lines[1].id', 'candidate', 'Line candidate is listed twice.'],
  ])('%s', (_, path, value, reason) => {
    const parsed = parseUnit(broken(path, value), FILE);
    expect(parsed).toMatchObject({ ok: false, error: { type: 'unit-file', file: FILE, path, reason } });
    expect(!parsed.ok && unitFileErrorText(parsed.error)).toContain(`The unit could not be loaded. In ${FILE} at ${path}: ${reason}`);
  });

  test.each([
    ['nothing', null, 'This must be an object, not null.'],
    ['a list', [], 'This must be an object, not a list.'],
    ['a text', 'unit', 'This must be an object, not "unit".'],
  ])('%s instead of a unit', (_, json, reason) => {
    const parsed = parseUnit(json, FILE);
    expect(parsed).toMatchObject({ ok: false, error: { path: '', reason } });
    expect(!parsed.ok && unitFileErrorText(parsed.error)).toBe(`The unit could not be loaded. In ${FILE}: ${reason}`);
  });

  test('the first fault is told, and how many more there are', () => {
    const twice = parseUnit({ ...structuredClone(unit311), title: '', level: 'three' }, FILE);
    expect(!twice.ok && unitFileErrorText(twice.error)).toBe(
      `The unit could not be loaded. In ${FILE} at title: This must not be empty. One more thing is wrong in it.`,
    );
    const thrice = parseUnit({ ...structuredClone(unit311), title: '', level: 'three', credits: null }, FILE);
    expect(!thrice.ok && unitFileErrorText(thrice.error)).toMatch(/ 2 more things are wrong in it\.$/);
  });

  test('one broken file refuses them all, and so do two files of one version', () => {
    const good = { '../../evidence-schemas/unit-311.json': unit311 };
    expect(loadUnits({ ...good, [`../../${FILE}`]: broken('title', '') })).toMatchObject({ ok: false, error: { file: FILE, path: 'title' } });
    expect(loadUnits({ ...good, [`../../${FILE}`]: unit311 })).toMatchObject({
      ok: false,
      error: { file: FILE, path: 'version', reason: 'Version 1 of unit 311 is already in another file.' },
    });
    expect(loadUnits({ ...good, [`../../${FILE}`]: broken('version', 2) })).toMatchObject({ ok: true, value: [{ version: 1 }, { version: 2 }] });
  });
});
