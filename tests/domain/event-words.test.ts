import { describe, expect, test } from 'vitest';
import {
  actorWords,
  eventSummary,
  eventTitle,
  everyEvent,
  fieldWords,
  isEventShown,
  tableWords,
  theActor,
  valueWords,
} from '../../src/domain/event-words.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';

const [edited, judged] = buildPortfolio()
  .event({
    at: '2026-11-10T23:30:00.000Z',
    type: 'edited',
    reference: 'E4',
    changes: [{ field: 'details.rows.0.judgementReason', from: '', to: 'The ramp is steep' }],
  })
  .event({ at: '2026-11-12T09:00:00.000Z', actor: 'assessor', table: 'judgements', reference: '311.1.2' })
  .snapshot().events;
const dayOf = (instant: string) => instant.slice(0, 10);
const isShown = (event: typeof edited, filter: Partial<typeof everyEvent>) =>
  event !== undefined && isEventShown(event, { ...everyEvent, ...filter }, dayOf);

describe('the audit log in words', () => {
  test('says what happened to what, and who did it', () => {
    expect(edited && eventTitle(edited)).toBe('E4 edited');
    expect(judged && eventTitle(judged)).toBe('Judgement 311.1.2 created');
    expect(actorWords('iqa')).toBe('IQA');
    expect(actorWords('assessor-countersignatory')).toBe('Countersignatory of the assessor');
    expect([theActor('iqa'), theActor('Joe Osei')]).toEqual(['the IQA', 'Joe Osei']);
    expect([tableWords('evidence', 2), tableWords('returns')]).toEqual(['pieces of evidence', 'return']);
  });

  test('within a sentence names the fields by their last word', () => {
    expect(edited && eventSummary(edited)).toBe('E4 (evidence): judgement reason');
    expect(judged && eventSummary(judged)).toBe('311.1.2 (judgement) was created');
  });

  test('what left a device and what came in says what it was', () => {
    const [shared, backedUp] = buildPortfolio()
      .event({ type: 'shared', table: 'portfolios', reference: 'Aisha', changes: [{ field: 'kind', from: null, to: 'submission' }] })
      .event({ type: 'backed up', table: 'portfolios', reference: 'Aisha' })
      .snapshot().events;
    expect(shared && eventTitle(shared)).toBe('Portfolio shared (handed over to the assessor)');
    expect(backedUp && eventTitle(backedUp)).toBe('Portfolio backed up');
    expect(isShown(shared, { words: 'shared' })).toBe(true);
  });

  test('fields and values read as words', () => {
    expect(fieldWords('details.rows.2.judgementReason')).toBe('rows 3 judgement reason');
    expect(fieldWords('stageIds')).toBe('stages');
    expect(valueWords(true)).toBe('yes');
    expect(valueWords(['risk-1', 'risk-9'], (id) => (id === 'risk-1' ? 'R1' : undefined))).toBe('R1, risk-9');
    expect(valueWords([{ a: 1 }, { a: 2 }])).toBe('2 entries');
    expect(valueWords(null)).toBe('');
  });

  test.each<[Partial<typeof everyEvent>, boolean, boolean]>([
    [{}, true, true],
    [{ words: 'steep reason' }, true, false],
    [{ words: 'judgement 311.1.2' }, false, true],
    [{ actor: 'assessor' }, false, true],
    [{ table: 'evidence' }, true, false],
    [{ from: '2026-11-11' }, false, true],
    [{ until: '2026-11-10' }, true, false],
    [{ from: '2026-11-10', until: '2026-11-12' }, true, true],
  ])('the filter %o shows the edit: %s, the judgement: %s', (filter, first, second) => {
    expect([isShown(edited, filter), isShown(judged, filter)]).toEqual([first, second]);
  });
});
