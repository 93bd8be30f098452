import { beforeAll, describe, expect, test } from 'vitest';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { buildReport, type ReportModel, type ReportSection, type SectionType } from '../../src/pdf/build-report.ts';
import type { KnownSeals } from '../../src/pdf/report/report-context.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { assessedPortfolio } from '../support/assessed-portfolio.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { makePdfInNode } from '../support/make-pdf-in-node.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { allText, readPdf, type ReadPdf } from '../support/read-pdf.ts';
import { withUniqueTexts } from '../support/rich-portfolio.ts';
import { flat, isTyped, textOf, typedTexts } from '../support/typed-texts.ts';

const now = new Date('2026-11-22T10:00:00Z');
let snapshot: SnapshotWithEvents;
let seals: KnownSeals;
let model: ReportModel;

beforeAll(async () => {
  ({ snapshot, seals } = await assessedPortfolio());
  model = reportOf(snapshot);
});

test('loses no text that a person typed, whatever the field', () => {
  // Where an original is kept is printed only of one that is kept elsewhere.
  const held = { mode: 'held', heldAt: '', seenBy: '', seenOn: '' } as const;
  const evidence = snapshot.evidence.map((item) => ({ ...item, confidentiality: held }));
  const unique = withUniqueTexts({ ...snapshot, evidence }, isTyped);
  const printed = textOf(reportOf(unique).sections);
  expect(typedTexts(unique).length).toBeGreaterThan(typedTexts(snapshot).length);
  expect(
    typedTexts(unique)
      .filter(({ text }) => !printed.includes(flat(text)))
      .map(({ path }) => path),
  ).toEqual([]);
});

describe('what the assessor did', () => {
  test('claims are listed with what was found of each, the newest first, and what has changed since', () => {
    const { claims } = section(model, 'assessment');
    expect(claims.map(({ pointId, mention, finding, isLatest, isChanged }) => [pointId, mention.reference, finding, isLatest, isChanged])).toEqual([
      ['1a', 'E2', 'Accepted', true, false],
      ['1b', 'E15', 'Accepted', true, false],
      ['1b', 'E15', 'Not accepted', false, false],
      ['3b', 'E4', 'Not accepted', true, true],
    ]);
  });

  test('what was found stands beside the claim on the page of its evidence', () => {
    expect(page('E15').claims.map(({ finding }) => finding)).toEqual(['Accepted: Six colleagues are named now.']);
    expect(page('E4').claims.find(({ pointId }) => pointId === '3b')?.finding).toBe(
      'Not accepted, changed since: A supplier is named, and what they said is not.',
    );
    expect(page('E5').claims.map(({ finding }) => finding)).toEqual(['', '']);
  });

  test('an original at the workplace says who saw it there, when and where', () => {
    expect(page('E15').inSitu.map(({ by, seen, notes, isLatest, isChanged }) => [by, seen, notes, isLatest, isChanged])).toEqual([
      ['Mair Rowlands', 'on 15 November 2026, Depot office', 'The signed form, all three pages.', true, false],
      ['Mair Rowlands', 'on 2 November 2026, Front desk', 'Only the first page was there.', false, false],
    ]);
    expect(section(model, 'assessment').inSitu).toEqual(page('E15').inSitu);
  });

  test('returns tell the rounds, oldest first, with what had changed in between and since', () => {
    const { returns, sinceReturn } = section(model, 'assessment');
    expect(returns.map(({ outcome, until }) => [outcome, until])).toEqual([
      ['More needed', 'To hand over again by 14 November 2026'],
      ['Complete', ''],
    ]);
    expect(returns.map(({ since }) => since && [names(since.added), names(since.edited), since.gone])).toEqual([null, [['E14'], ['E4', 'E15'], 1]]);
    expect(sinceReturn && [names(sinceReturn.added), names(sinceReturn.edited), sinceReturn.gone]).toEqual([[], ['E4'], 0]);
  });

  test('a finding about evidence that is gone is counted, not forgotten', () => {
    const gone = { ...snapshot, evidence: snapshot.evidence.filter(({ id }) => id !== 'evidence-2') };
    expect(section(reportOf(gone), 'assessment').findingsGone).toBe(1);
  });

  test('their own evidence comes after the candidate’s, and declares no help', () => {
    const references = section(model, 'evidence').pages.map(({ reference }) => reference);
    expect(references.slice(-3)).toEqual(['E19', 'A1', 'A2']);
    expect(section(model, 'index').rows.map(({ reference }) => reference)).toEqual(references);
    expect(page('A1').authenticity.map(([label]) => label)).not.toContain('Help from people');
    const point = section(model, 'grid')
      .parts.flatMap(({ groups }) => groups.flatMap(({ points }) => points))
      .find(({ id }) => id === '311.3.2');
    expect(point?.mentions.map(({ reference }) => reference)).toEqual(['E10', 'E17', 'A2']);
  });
});

test('samples say who, why and what came of it, and whether action is still open', () => {
  const { samples } = section(model, 'sampling');
  expect(samples.map(({ by, reason, outcome, action }) => [by, reason, outcome, action])).toEqual([
    ['Ben Adeyemi (IQA)', 'Candidate', 'Agree', ''],
    ['Ben Adeyemi (IQA)', 'Element or evidence', 'Action required', 'Settled by a later sample'],
    ['Ben Adeyemi (IQA)', 'Method of assessment', 'Agree', ''],
    ['Eve Hart (EQA)', 'Assessment site', 'Not sampled', ''],
  ]);
  const open = { ...snapshot, samples: snapshot.samples.slice(0, 2) };
  expect(section(reportOf(open), 'sampling').samples[1]?.action).toBe('Still open');
});

describe('signatures and seals', () => {
  const lineOf = (report: ReportModel, label: string) => section(report, 'sign-off').lines.find((line) => line.label === label);

  test('each line says how it was signed, whether it is intact, and what broke it', () => {
    expect(section(model, 'sign-off').lines.map(({ how, isIntact }) => [how?.words, isIntact])).toEqual([
      ['Sealed with the signer’s own seal, checked', true],
      ['Sealed with the signer’s own seal, checked', true],
      [undefined, false],
      ['Drawn on the assessor’s device, without a seal', false],
      [undefined, false],
      [undefined, false],
    ]);
    expect(lineOf(model, 'Signature of assessor')?.how?.seal).toBe('between wedding hill cousin matrix pioneer');
    expect(lineOf(model, 'Signature of IV (if sampled)')?.brokenBy).toBe(
      'A sample was created, by the IQA, 20 November 2026, 09:30. A sample: evidence, by the IQA, 20 November 2026, 09:40.',
    );
  });

  test('a seal nobody accepted, and one that does not fit, are told apart', () => {
    const nobody = reportOf({ ...snapshot, grants: [] });
    expect(lineOf(nobody, 'Signature of assessor')?.how?.words).toBe('Sealed, with a seal that nobody has accepted yet');
    expect(section(nobody, 'seals').seals.map(({ name, saidBy }) => [name, saidBy])).toEqual([
      ['Aisha Khan', 'Began this portfolio'],
      ['Mair Rowlands', 'Nobody yet'],
    ]);
    const renamed = snapshot.signatures.map((signature) => (signature.id === 'sheet-assessor' ? { ...signature, name: 'Somebody Else' } : signature));
    expect(lineOf(reportOf({ ...snapshot, signatures: renamed }), 'Signature of assessor')?.how).toMatchObject({ seal: '', isWarning: true });
  });

  test('every seal has a person, a role, six words, a day and somebody’s word', () => {
    expect(
      section(model, 'seals').seals.map(({ name, role, words, compared, saidBy, sealed }) => [name, role, words.join(' '), compared, saidBy, sealed]),
    ).toEqual([
      ['Aisha Khan', 'Candidate', 'taste timber crater wait about industry', '', 'Began this portfolio', ['16 November 2026']],
      ['Mair Rowlands', 'Assessor', 'between wedding hill cousin matrix pioneer', '2 November 2026', 'The candidate', ['17 November 2026']],
      ['Ben Adeyemi', 'IQA (internal quality assurer)', 'minor first van rule bitter solid', 'Not compared', 'The assessor', []],
    ]);
  });

  test('what only the printing device knows says so', () => {
    const [grant] = snapshot.grants;
    const trusted = [{ keyId: grant?.keyId ?? '', role: 'assessor' as const, name: 'Mair' }];
    const here = reportOf({ ...snapshot, grants: [] }, { founderKeyId: null, trusted });
    expect(section(here, 'seals').seals.map(({ name, saidBy }) => [name, saidBy])).toContainEqual(['Mair', 'The device that made this PDF']);
    expect(lineOf(here, 'Signature of assessor')?.how?.words).toContain('checked');
  });

  test('no word of the machinery is printed', () => {
    expect(textOf(model.sections)).not.toMatch(/\bJWS\b|thumbprint|public key|\bkey\b/i);
  });
});

describe('printed', () => {
  let pdf: ReadPdf;
  let bytes: Uint8Array;
  beforeAll(async () => {
    ({ bytes } = await makePdfInNode(snapshot, { seals }));
    pdf = await readPdf(bytes);
  });

  test('breaks no rule of PDF/UA-1 and PDF/A-3a', async () => {
    expect(await checkPdf(bytes)).toEqual([]);
  });

  test('the assessor’s evidence has its bookmark, its stamp, its link from the grid and its printed page', () => {
    const evidence = pdf.outline.find(({ title }) => title === 'Evidence')?.children ?? [];
    const a2 = evidence.find(({ title }) => title === 'A2 Why the ramp counts');
    expect(pdf.pages[(a2?.page ?? 0) - 1]?.text).toContain(`A2 · p. ${a2?.page}`);
    const grid = pdf.pages.find(({ text }) => flat(text).includes(`A2 p. ${a2?.page}`));
    expect(grid?.links.map(({ page: to }) => to)).toContain(a2?.page);
  });

  test('the sheet says where it stands what a seal proves, and links there', () => {
    const place = pdf.outline.find(({ title }) => title === 'Seals')?.page;
    const from = pdf.outline.find(({ title }) => title === 'Unit sign-off')?.page ?? 0;
    const sheet = pdf.pages.slice(from - 1).find(({ text }) => flat(text).includes(`What a seal proves stands on page ${place}.`));
    expect(sheet?.links.map(({ page: to }) => to)).toContain(place);
  });

  test('the IQA pack has all of it but the evidence, and no page that is not in it', async () => {
    const pack = await makePdfInNode(snapshot, { seals, only: 'iqa' });
    expect(await checkPdf(pack.bytes)).toEqual([]);
    const text = flat(allText(await readPdf(pack.bytes)));
    for (const words of ['Claims looked at', 'Returned to the candidate', 'Settled by a later sample', 'What it does not prove', 'Audit log'])
      expect(text).toContain(words);
    expect(text).not.toContain('the page of each is printed beside it');
  });

  test('a sheet for ink stays one page, and speaks of no seal that is not there', async () => {
    const unsigned = { ...snapshot, signatures: [], events: [] };
    const sheet = await readPdf((await makePdfInNode(unsigned, { seals, only: 'sign-off' })).bytes);
    expect(sheet.pages).toHaveLength(1);
    expect(allText(sheet)).not.toMatch(/sealed|what a seal proves/i);
  });

  test('is in the language that the candidate writes in', async () => {
    const welsh = buildPortfolio({ language: 'cy' }).evidence('everyday', { title: 'Ciw wrth y til' }).snapshot();
    expect((await readPdf((await makePdfInNode(welsh)).bytes)).language).toBe('cy');
    expect(pdf.language).toBe('en-GB');
  });
});

function names(mentions: readonly { readonly reference: string }[]): readonly string[] {
  return mentions.map(({ reference }) => reference);
}

function page(reference: string) {
  const found = section(model, 'evidence').pages.find((one) => one.reference === reference);
  if (!found) throw new Error(`There is no ${reference}.`);
  return found;
}

function reportOf(of: SnapshotWithEvents, known = seals): ReportModel {
  return buildReport(unit311, of, coverUnit(unit311, of), { now, seals: known });
}

function section<T extends SectionType>(report: ReportModel, type: T): Extract<ReportSection, { type: T }> {
  const found = report.sections.find((one): one is Extract<ReportSection, { type: T }> => one.type === type);
  if (!found) throw new Error(`There is no section ${type}.`);
  return found;
}
