import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import type { SignOffLine } from '../../src/domain/signature.ts';
import { buildReport, type ReportModel, type ReportOptions, type ReportSection, type SectionType } from '../../src/pdf/build-report.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { judgedDigest } from '../../src/signing/judged-digest.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { arbitraryPortfolio } from '../support/arbitrary-portfolio.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { richPortfolio, withUniqueTexts } from '../support/rich-portfolio.ts';
import { flat, isTyped, textOf, typedTexts } from '../support/typed-texts.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('the whole', () => {
  test('has the sections of the logbook in their order', () => {
    expect(modelOf(richPortfolio()).sections.map(({ type }) => type)).toEqual([
      'cover',
      'contents',
      'sign-off',
      'grid',
      'index',
      'process',
      'register',
      'worksheets',
      'evidence',
      'assessment',
      'people',
      'sampling',
      'standard',
      'seals',
      'audit',
      'rules',
    ]);
  });

  test('loses no text that a person typed, whatever the field', () => {
    const rich = richPortfolio().snapshot();
    const held = { mode: 'held', heldAt: '', seenBy: '', seenOn: '' } as const;
    const evidence = rich.evidence.map((item) => Object.assign(item, { confidentiality: held }));
    const snapshot = withUniqueTexts({ ...rich, evidence }, isTyped);
    const printed = textOf(reportOf(snapshot).sections);
    const texts = typedTexts(snapshot);
    expect(texts.length).toBeGreaterThan(250);
    expect(texts.filter(({ text }) => !printed.includes(flat(text))).map(({ path }) => path)).toEqual([]);
  });

  test('is the same for the same portfolio, and does not change it', () => {
    const snapshot = richPortfolio().snapshot();
    const before = JSON.stringify(snapshot);
    expect(JSON.stringify(reportOf(snapshot))).toBe(JSON.stringify(reportOf(snapshot)));
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  test('is plain data: it survives being sent to another thread', () => {
    const model = modelOf(richPortfolio());
    expect(structuredClone(model)).toEqual(model);
  });

  test('can be built of any portfolio', () => {
    fc.assert(
      fc.property(arbitraryPortfolio, (builder) => {
        const model = modelOf(builder);
        expect(model.sections).toHaveLength(16);
        expect(textOf(model.sections)).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 60 },
    );
  });

  test('names the file after candidate, unit and day, and says when it is a draft', () => {
    expect(modelOf(richPortfolio()).fileName).toBe('Aisha Khan – Unit 311 portfolio (draft) – 2026-11-22.pdf');
    expect(reportOf(signedOff(completePortfolio())).fileName).toBe('Aisha Khan – Unit 311 portfolio – 2026-11-22.pdf');
    const odd = buildPortfolio({ candidate: { name: ' ../Ann: "A/B"?\u202E ', enrolmentNumber: '', uln: '' } });
    expect(modelOf(odd).fileName).toMatch(/^[^<>:"|?*/\\\u202E]+\.pdf$/);
    expect(modelOf(buildPortfolio({ candidate: { name: '', enrolmentNumber: '', uln: '' } })).fileName).toBe(
      'Unit 311 portfolio (draft) – 2026-11-22.pdf',
    );
  });
});

describe('parts by themselves', () => {
  test.each([
    ['sign-off', ['sign-off'], 'sign-off sheet'],
    ['grid', ['grid'], 'unit grid'],
    ['register', ['register'], 'risk register'],
  ] as const)('%s', (only, sections, name) => {
    const model = modelOf(richPortfolio(), { now, only });
    expect(model.sections.map(({ type }) => type)).toEqual(sections);
    expect(model.fileName).toContain(name);
    expect(model.files).toEqual([]);
    expect(model.data).toBeNull();
  });

  test('the IQA pack has the records of assessment, and no evidence', () => {
    const types = modelOf(richPortfolio(), { now, only: 'iqa' }).sections.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['sign-off', 'grid', 'assessment', 'sampling', 'seals', 'audit']));
    expect(types).not.toContain('evidence');
  });
});

describe('sign-off', () => {
  test('has the unit’s lines, labels and statements in its order', () => {
    const { lines, declaration } = section(modelOf(richPortfolio()), 'sign-off');
    expect(declaration).toBe(unit311.signOff.declaration);
    expect(lines.map(({ label, statement }) => [label, statement])).toEqual(unit311.signOff.lines.map(({ label, statement }) => [label, statement]));
  });

  test('a line that nobody signs says so, and one that is awaited is blank for ink', () => {
    const { lines } = section(modelOf(richPortfolio()), 'sign-off');
    expect(lines.map(({ mark }) => (mark.type === 'words' ? mark.words : mark.type))).toEqual([
      'blank',
      'blank',
      'Not required: the assessor is qualified',
      'blank',
      'Not required: the IQA is qualified',
      'Not sampled',
    ]);
  });

  test('signed off, until what was signed is changed', () => {
    const snapshot = signedOff(completePortfolio());
    expect(section(reportOf(snapshot), 'cover').state).toBe('Signed off');
    expect(reportOf(snapshot).isDraft).toBe(false);

    const changed = { ...snapshot, portfolio: { ...snapshot.portfolio, employer: 'Another' } };
    expect(reportOf(changed).isDraft).toBe(true);
    expect(section(reportOf(changed), 'cover').stateWords).toContain('Changed since it was signed');
    expect(section(reportOf(changed), 'sign-off').lines.map(({ isBroken }) => isBroken)).toEqual([true, true, false, false, false, false]);
    expect(section(reportOf(changed), 'sign-off').history).toHaveLength(2);
  });

  test('keeps the earlier signature, the open gaps with their reason, and reasons for unlocking', () => {
    const first = signedOff(completePortfolio());
    const [old] = first.signatures;
    if (!old) throw new Error('no signature');
    const again = { ...old, id: 'signature-9', signedAt: '2026-09-09T09:00:00.000Z', openGaps: ['3b: nobody'], openGapsReason: 'Agreed so' };
    const snapshot = { ...first, signatures: [...first.signatures, again], events: richPortfolio().snapshot().events };
    const { history, openGaps, lines } = section(reportOf(snapshot), 'sign-off');
    expect(lines[0]?.date).toBe('9 September 2026');
    expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining(['Signature of candidate', 'Unlocked for changes']));
    expect(history.find(({ what }) => what === 'Unlocked for changes')?.detail).toBe('A date was wrong');
    expect(openGaps).toEqual([{ who: 'Person 1, 9 September 2026', reason: 'Agreed so', gaps: ['3b: nobody'] }]);
  });
});

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
      { label: 'Photo 1.', caption: 'Ramp after rain', facts: '12 Nov 2026 · 1 kB · SHA-256 0000 0000 … 0001', attachedAs: 'E15 ramp.jpg' },
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

function modelOf(builder: PortfolioBuilder, options: ReportOptions = { now }): ReportModel {
  return reportOf(builder.snapshot(), options);
}

function reportOf(snapshot: SnapshotWithEvents, options: ReportOptions = { now }): ReportModel {
  return buildReport(unit311, snapshot, coverUnit(unit311, snapshot), options);
}

function section<T extends SectionType>(model: ReportModel, type: T): Extract<ReportSection, { type: T }> {
  const found = model.sections.find((one): one is Extract<ReportSection, { type: T }> => one.type === type);
  if (!found) throw new Error(`There is no section ${type}.`);
  return found;
}

/** Signed by the candidate and a qualified assessor, with the digests of what is there now. */
function signedOff(builder: PortfolioBuilder): SnapshotWithEvents {
  builder.person({ role: 'assessor', isQualified: true });
  const lines: readonly SignOffLine[] = ['candidate', 'assessor'];
  for (const line of lines) builder.signature({ subject: { type: 'sign-off', line } });
  const snapshot = builder.snapshot();
  const signatures = snapshot.signatures.map((signature) =>
    Object.assign(signature, { digest: digestOf(signedContent(snapshot, signature.subject)) }),
  );
  return { ...snapshot, signatures };
}
