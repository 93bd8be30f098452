import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { signedContent } from '../../src/domain/signed-content.ts';
import type { SignOffLine } from '../../src/domain/signature.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { arbitraryPortfolio } from '../support/arbitrary-portfolio.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { richPortfolio, withUniqueTexts } from '../support/rich-portfolio.ts';
import { flat, isTyped, textOf, typedTexts } from '../support/typed-texts.ts';
import { modelOf, reportOf, section } from './report-models.ts';

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
    const model = modelOf(richPortfolio(), { only });
    expect(model.sections.map(({ type }) => type)).toEqual(sections);
    expect(model.fileName).toContain(name);
    expect(model.files).toEqual([]);
    expect(model.data).toBeNull();
  });

  test('the IQA pack has the records of assessment, and no evidence', () => {
    const types = modelOf(richPortfolio(), { only: 'iqa' }).sections.map(({ type }) => type);
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
