import { describe, expect, test } from 'vitest';
import { coverUnit } from '../../../src/domain/coverage/cover-unit.ts';
import { matrixToUnit, unitToMatrix } from '../../../src/domain/interchange/mahara-matrix.ts';
import { parseUnit, unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { errorOf, valueOf } from '../../support/storage-session.ts';

const element = (elementid: string, more: object = {}) => ({
  shortname: elementid,
  name: `${elementid} - Sub level`,
  description: `<p>Does &amp; shows ${elementid}</p>`,
  standardid: 1,
  elementid,
  ...more,
});

const framework = (elements: readonly object[]) => ({
  framework: {
    institution: 'all',
    name: 'Caring for customers',
    description: 'A <b>short</b> framework',
    selfassess: false,
    evidencestatuses: [{ begun: 'a' }, { incomplete: 'b' }, { partialcomplete: 'c' }, { completed: 'd' }],
    standards: [
      { shortname: '1', name: '1 - First', description: 'The first standard', standardid: 1 },
      { shortname: '2', name: '2 - Second', description: '', standardid: 2 },
    ],
    standardelements: elements,
  },
});

const read = (json: unknown) => valueOf(parseUnit(valueOf(matrixToUnit(json, unit311)), 'framework.matrix'));

describe('SmartEvidence framework files', () => {
  test('N1: a unit goes out with every group and point, and comes back with the same ones', () => {
    const back = read(JSON.parse(JSON.stringify(unitToMatrix(unit311))));
    expect(back.points.map(({ id, statement }) => [id, statement])).toEqual(unit311.points.map(({ id, statement }) => [id, statement]));
    expect(back.groups.map(({ statement }) => statement)).toEqual(unit311.groups.map(({ statement }) => statement));
    expect(back.id).toBe('311');
    expect(back.title).toBe(unit311.title);
  });

  test('N1: every element names a standard that is there, as SmartEvidence asks', () => {
    const { framework: out } = unitToMatrix(unit311) as {
      framework: { standards: { standardid: number }[]; standardelements: { standardid: number; name: string }[] };
    };
    const standards = new Set(out.standards.map(({ standardid }) => standardid));
    expect(out.standardelements).toHaveLength(unit311.points.length);
    expect(out.standardelements.every(({ standardid, name }) => standards.has(standardid) && name.length <= 255)).toBe(true);
  });

  test('N2: elements with elements below them are headings; HTML becomes plain text; a standard without elements is a point', () => {
    const unit = read(
      framework([element('1.1'), element('1.2'), element('1.2.1', { parentelementid: '1.2' }), element('1.2.1', { parentelementid: '1.2' })]),
    );
    expect(unit.points.map(({ id }) => id)).toEqual(['1.1', '1.2.1', '2.1']);
    expect(unit.points.map(({ statement }) => statement)).toEqual(['Does & shows 1.1', 'Does & shows 1.2.1', '2 - Second']);
    expect(unit.id).toBe('caring-for-customers');
  });

  test('N2: C55: its points are evidenced by a claim of ready evidence, and by nothing less', () => {
    const unit = read(framework([element('1.1')]));
    const claimed = buildPortfolio()
      .evidence('reflective', { claims: ['1.1'] })
      .evidence('reflective', { claims: ['2.1'], status: 'draft' });
    const points = coverUnit(unit, claimed.snapshot()).points;
    expect(points.map(({ point, isEvidenced }) => [point.id, isEvidenced])).toEqual([
      ['1.1', true],
      ['2.1', false],
    ]);
  });

  test('C55: a point that asks for two pieces says so while one claims it', () => {
    const unit = read(framework([element('1.1')]));
    const twice = {
      ...unit,
      points: unit.points.map((point) => ({ ...point, rules: [{ op: 'claims-counted' as const, point: point.id, pieces: 2 }] })),
    };
    const one = buildPortfolio().evidence('reflective', { claims: ['1.1'] });
    const two = buildPortfolio()
      .evidence('reflective', { claims: ['1.1'] })
      .evidence('reflective', { claims: ['1.1'] });
    const found = (of: typeof one) => coverUnit(twice, of.snapshot()).byPoint.get('1.1');
    expect(found(one)?.isEvidenced).toBe(false);
    expect(found(one)?.gaps.map(({ sentence }) => sentence)).toEqual(['1.1 needs 2 pieces of evidence; one claims it.']);
    expect(found(two)?.isEvidenced).toBe(true);
  });

  test.each([
    ['not JSON of a framework', {}, 'framework'],
    ['no standards', { framework: { name: 'x', standards: [] } }, 'framework.standards'],
    [
      'a standard without a name',
      { framework: { name: 'x', standards: [{ shortname: '1', standardid: 1, name: ' ' }] } },
      'framework.standards.0.name',
    ],
  ])('N3: refuses %s, and says where', (_name, json, path) => {
    expect(errorOf(matrixToUnit(json, unit311)).path).toBe(path);
  });

  test('N3: two different elements of one name are refused by the unit itself', () => {
    const json = valueOf(matrixToUnit(framework([element('1.1'), element('1.1', { description: 'Another text' })]), unit311));
    expect(errorOf(parseUnit(json, 'framework.matrix')).reason).toBe('Point 1.1 is listed twice.');
  });
});
