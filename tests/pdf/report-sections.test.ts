import { describe, expect, test } from 'vitest';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { judgedDigest } from '../../src/signing/judged-digest.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { richPortfolio } from '../support/rich-portfolio.ts';
import { modelOf, reportOf, section } from './report-models.ts';

describe('grid', () => {
  test('has the unit’s three parts, instructions and statements word for word', () => {
    const { parts } = section(modelOf(richPortfolio()), 'grid');
    expect(parts.map(({ title, instruction }) => [title, instruction])).toEqual(unit311.parts.map(({ title, instruction }) => [title, instruction]));
    expect(parts.flatMap(({ groups }) => groups.map(({ statement }) => statement))).toEqual(unit311.groups.map(({ statement }) => statement));
    const points = parts.flatMap(({ groups }) => groups.flatMap((group) => group.points));
    expect(points.map(({ id, statement }) => [id, statement])).toEqual(unit311.points.map(({ id, statement }) => [id, statement]));
  });

  test('names the evidence of each point with its locator, and drafts as drafts', () => {
    const points = new Map(
      section(modelOf(richPortfolio()), 'grid').parts.flatMap(({ groups }) =>
        groups.flatMap((group) => group.points.map((point) => [point.id, point])),
      ),
    );
    expect(points.get('1b')?.mentions).toEqual([
      { reference: 'E3', locator: '', isDraft: false },
      { reference: 'E15', locator: 'page 2', isDraft: false },
    ]);
    expect(points.get('311.3.2')?.mentions.at(-1)).toEqual({ reference: 'E17', locator: '', isDraft: true });
  });
});

describe('register', () => {
  test('gives the latest rating, the matrix’s view of an override, and where it stands in the matrix', () => {
    const { risks, overrides, matrix } = section(modelOf(richPortfolio()), 'register');
    expect(risks.find(({ reference }) => reference === 'R7')).toMatchObject({
      probability: '3',
      finance: '2',
      reputation: '4',
      healthAndSafety: '1',
      level: 'high',
      isOverridden: true,
    });
    expect(overrides).toEqual(['R7: the matrix gives medium (3 × 4 = 12); classified high in E15. “Our largest account left”']);
    expect(matrix.occupied[0]).toMatchObject({ score: 16, band: 'high', risks: ['R4'] });
    expect(matrix.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.risks))).toHaveLength(12);
  });

  test('every cell of stage and type has its risks or the reason for none', () => {
    const builder = buildPortfolio().stage({ name: 'Greeting', noRisk: [{ type: 'financial', reason: 'No money changes hands' }] });
    expect(section(modelOf(builder), 'register').stages[0]?.cells.map(({ reason }) => reason)).toEqual(['No money changes hands', '', '', '']);
  });
});

describe('evidence', () => {
  test('shows files with size, digest and the name under which they are attached', () => {
    const model = modelOf(richPortfolio());
    const page = section(model, 'evidence').pages.find(({ reference }) => reference === 'E15');
    expect(page?.files).toEqual([
      {
        sha256: '2'.padStart(64, '0'),
        name: 'form.docx',
        size: '1 kB',
        digest: '0000 0000 … 0002',
        attachedAs: 'E15 form.docx',
        description: 'The filled-in form',
      },
    ]);
    expect(page?.photos).toMatchObject([
      { label: 'Photo 1.', caption: 'Ramp after rain', facts: '12 November 2026 · 1 kB · SHA-256 0000 0000 … 0001', attachedAs: 'E15 ramp.jpg' },
    ]);
    expect(page?.claims).toEqual([{ pointId: '1b', statement: 'actively carrying out a risk assessment', locator: 'page 2', finding: '' }]);
    expect(page?.authenticity).toContainEqual([
      'Confidentiality',
      'The original is kept at Depot office. The candidate says that M. Rowlands saw it there on 15 November 2026.',
    ]);
    expect(model.files.map(({ name }) => name)).toEqual(['E15 ramp.jpg', 'E15 form.docx']);
  });

  test('an assessment is set out like the register: steps, class, judgement, and what was written of each', () => {
    const page = section(modelOf(richPortfolio()), 'evidence').pages.find(({ reference }) => reference === 'E15');
    const ratings = page?.rows.find((row) => row.type === 'ratings');
    expect(ratings?.rows[0]).toEqual({
      reference: 'R7',
      name: 'Event 7',
      probability: '3',
      finance: '2',
      reputation: '4',
      healthAndSafety: '1',
      level: 'high',
      judgement: 'Tolerate',
      reason: 'Small beside the cost of acting.',
      notes: [
        ['Probability', 'Monthly'],
        ['Class', 'the matrix gives medium (12). Our largest account left'],
      ],
    });
  });

  test('a file attached twice is embedded once; two of one name are told apart', () => {
    const builder = buildPortfolio().attachment({ name: 'a.pdf' }).attachment({ name: 'a.pdf' });
    builder
      .evidence('everyday', { attachmentIds: ['attachment-1', 'attachment-2'] })
      .evidence('everyday', { attachmentIds: ['attachment-1', 'attachment-9'] });
    const model = modelOf(builder);
    expect(model.files.map(({ name }) => name)).toEqual(['E1 a.pdf', 'E1 a (2).pdf']);
    expect(section(model, 'evidence').pages[1]?.files.map(({ attachedAs }) => attachedAs)).toEqual(['E1 a.pdf']);
    expect(section(model, 'index').rows.map(({ files }) => files)).toEqual([2, 1]);
  });
});

test('nothing there yet is said, not left out', () => {
  const model = modelOf(buildPortfolio());
  expect(model.sections).toHaveLength(16);
  expect(section(model, 'sampling')).toMatchObject({ samples: [], empty: 'Not sampled so far.' });
  expect(section(modelOf(buildPortfolio({ notSampled: ['iqa', 'eqa'] })), 'sampling').empty).toBe('Not sampled.');
});

test('the national standard has its 26 statements with the evidence of their points', () => {
  const { performance, knowledge } = section(modelOf(richPortfolio()), 'standard');
  expect([performance.length, knowledge.length]).toEqual([13, 13]);
  expect(performance[0]).toMatchObject({ id: 'P1', points: '311.1.1', mentions: [{ reference: 'E1' }] });
});

test('judgements keep their history, newest first', () => {
  const [first] = section(modelOf(richPortfolio()), 'assessment').points;
  expect(first?.judgements.map(({ decision, isLatest, evidenceIs }) => [decision, isLatest, evidenceIs.replaceAll('\u00A0', '')])).toEqual([
    ['Met', true, 'VACSR'],
    ['More needed', false, 'VA–––'],
  ]);
});

test('a judgement whose evidence was changed afterwards says so (J2)', () => {
  const snapshot = richPortfolio().snapshot();
  const point = coverUnit(unit311, snapshot).byPoint.get('1b');
  const digest = judgedDigest(point?.claims.map(({ evidence }) => evidence) ?? [], snapshot.attachments);
  const judgements = snapshot.judgements.filter(({ pointId }) => pointId === '1b').map((judgement) => Object.assign(judgement, { digest }));
  const judged = (evidence = snapshot.evidence) =>
    section(reportOf({ ...snapshot, judgements, evidence }), 'assessment').points[0]?.judgements[0]?.isChanged;
  expect(judged()).toBe(false);
  expect(judged(snapshot.evidence.map((item) => (item.number === 15 ? { ...item, title: 'Another title' } : item)))).toBe(true);
});
