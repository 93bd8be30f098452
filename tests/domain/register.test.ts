import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRegister, decisionWords, type Register, type RegisterRow } from '../../src/domain/register.ts';
import { riskTypes } from '../../src/domain/risk.ts';
import { arbitraryPortfolio } from '../support/arbitrary-portfolio.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { blankRating, consequencesOf, fullRating } from '../support/build-rating.ts';

function firstRow(builder: PortfolioBuilder): RegisterRow {
  const [row] = buildRegister(builder.snapshot()).rows;
  if (!row) throw new Error('The register is empty');
  return row;
}

function cellOf({ grid }: Register, stageId: string, type: (typeof riskTypes)[number]) {
  const cell = grid.find(({ stage }) => stage.id === stageId)?.cells.find((one) => one.type === type);
  if (!cell) throw new Error(`No cell ${stageId} ${type}`);
  return { reason: cell.reason, isOpen: cell.isOpen, risks: cell.risks.map(({ risk }) => risk.id) };
}

describe('R1: the latest rating', () => {
  test('of a risk that was never rated there is none', () => {
    expect(firstRow(buildPortfolio().risk())).toMatchObject({
      rating: null,
      score: null,
      probability: null,
      consequence: null,
      history: [],
      decisions: [],
      evidence: [],
    });
  });

  test('is that of the newest assessment by its day, whatever the order of references', () => {
    const row = firstRow(
      buildPortfolio()
        .risk()
        .evidence('assessment', {
          activityDate: '2026-03-05',
          details: { rows: [fullRating('risk-1', { id: 'new', probability: 4, consequences: consequencesOf(2, 5, 1) })] },
        })
        .evidence('assessment', { activityDate: '2026-01-05', details: { rows: [fullRating('risk-1', { id: 'old' })] } })
        .evidence('assessment', { activityDate: '', details: { rows: [fullRating('risk-1', { id: 'undated' })] } }),
    );
    expect(row).toMatchObject({ probability: 4, consequence: 5, score: 20 });
    expect(row.history.map(({ rating, assessment }) => [rating.id, assessment.number])).toEqual([
      ['new', 1],
      ['old', 2],
      ['undated', 3],
    ]);
    expect(row.rating).toBe(row.history[0]?.rating);
  });

  test('of two assessments of one day is that of the later reference', () => {
    const builder = buildPortfolio().risk();
    for (const id of ['first', 'second'])
      builder.evidence('assessment', { activityDate: '2026-03-05', details: { rows: [fullRating('risk-1', { id })] } });
    expect(firstRow(builder).rating?.id).toBe('second');
  });

  test('has no score while a part of it is missing', () => {
    const rate = (fields: Parameters<typeof blankRating>[1]) =>
      firstRow(
        buildPortfolio()
          .risk()
          .evidence('assessment', { details: { rows: [blankRating('risk-1', fields)] } }),
      );
    expect(rate({ probability: 3 })).toMatchObject({ probability: 3, consequence: null, score: null });
    expect(rate({ consequences: consequencesOf(null, 2, null) })).toMatchObject({ probability: null, consequence: 2, score: null });
    expect(rate({ probability: 3, consequences: consequencesOf(null, 2, null) })).toMatchObject({ score: 6 });
  });
});

describe('R1: rows', () => {
  test('stages stand in the order of the process, and a deleted one is left out', () => {
    const row = firstRow(
      buildPortfolio()
        .stage({ name: 'Late', order: 9 })
        .stage({ name: 'Early', order: 1 })
        .risk({ stageIds: ['stage-1', 'gone', 'stage-2'] }),
    );
    expect(row.stages.map(({ name }) => name)).toEqual(['Early', 'Late']);
  });

  test('evidence of any kind that speaks of the risk is there once; decisions also by themselves', () => {
    const row = firstRow(
      buildPortfolio()
        .risk()
        .risk()
        .evidence('everyday', { details: { riskIds: ['risk-1', 'risk-1'] } })
        .evidence('discussion', { details: { riskIds: ['risk-1'], possibleActions: [{ id: 'p', riskId: 'risk-1', action: 'Tape' }] } })
        .evidence('decision', { details: { riskId: 'risk-1', decision: 'tolerate' } })
        .evidence('everyday', { details: { riskIds: ['risk-2'] } }),
    );
    expect(row.evidence.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(row.decisions.map(({ number }) => number)).toEqual([3]);
  });
});

describe('R1: the grid', () => {
  test('a cell is open with neither risk nor reason; a reason closes its own type only, and only when it says something', () => {
    const register = buildRegister(
      buildPortfolio()
        .stage({
          noRisk: [
            { type: 'health-safety', reason: 'Seated at a screen' },
            { type: 'sub-standard', reason: '  ' },
          ],
        })
        .stage()
        .risk({ type: 'financial', stageIds: ['stage-1', 'stage-2'] })
        .risk({ type: 'financial', stageIds: ['stage-1'] })
        .risk({ type: null, stageIds: ['stage-1'] })
        .snapshot(),
    );
    expect(cellOf(register, 'stage-1', 'financial')).toEqual({ reason: undefined, isOpen: false, risks: ['risk-1', 'risk-2'] });
    expect(cellOf(register, 'stage-1', 'health-safety')).toEqual({ reason: 'Seated at a screen', isOpen: false, risks: [] });
    expect(cellOf(register, 'stage-1', 'sub-standard')).toEqual({ reason: undefined, isOpen: true, risks: [] });
    expect(cellOf(register, 'stage-1', 'reputational')).toEqual({ reason: undefined, isOpen: true, risks: [] });
    expect(cellOf(register, 'stage-2', 'financial')).toEqual({ reason: undefined, isOpen: false, risks: ['risk-1'] });
    expect(cellOf(register, 'stage-2', 'health-safety').isOpen).toBe(true);
  });

  test('a reason stays known beside a risk that was found later', () => {
    const register = buildRegister(
      buildPortfolio()
        .stage({ noRisk: [{ type: 'financial', reason: 'No money here' }] })
        .risk({ type: 'financial', stageIds: ['stage-1'] })
        .snapshot(),
    );
    expect(cellOf(register, 'stage-1', 'financial')).toEqual({ reason: 'No money here', isOpen: false, risks: ['risk-1'] });
  });

  test('law: every risk has one row; each stage has a cell for each type; a typed risk is in the cells of its stages and no others', () => {
    fc.assert(
      fc.property(arbitraryPortfolio, (builder) => {
        const snapshot = builder.snapshot();
        const { rows, grid } = buildRegister(snapshot);
        expect(rows.map(({ risk }) => risk.id)).toEqual(snapshot.risks.map(({ id }) => id));
        expect(grid.map(({ stage }) => stage.id)).toEqual(snapshot.stages.map(({ id }) => id));
        for (const { stage, cells } of grid) {
          expect(cells.map(({ type }) => type)).toEqual([...riskTypes]);
          for (const { type, risks, reason, isOpen } of cells) {
            expect(risks.map(({ risk }) => risk.id)).toEqual(
              snapshot.risks.filter((risk) => risk.type === type && risk.stageIds.includes(stage.id)).map(({ id }) => id),
            );
            expect(isOpen).toBe(risks.length === 0 && reason === undefined);
          }
        }
        for (const { rating, history } of rows) expect(rating).toBe(history[0]?.rating ?? null);
      }),
      { numRuns: 150 },
    );
  });
});

describe('decisionWords', () => {
  const words = (builder: PortfolioBuilder) => decisionWords(firstRow(builder));
  const action = { id: 'a', action: 'Route the cable overhead', owner: '', due: '', doneOn: '' };

  test('say nothing while nothing is decided', () => {
    expect(words(buildPortfolio().risk())).toBe('');
    expect(
      words(
        buildPortfolio()
          .risk()
          .evidence('decision', { details: { riskId: 'risk-1', decision: null } }),
      ),
    ).toBe('');
  });

  test('take the judgement of the rating until there is a decision', () => {
    const rated = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [fullRating('risk-1', { judgement: 'tolerate' })] } });
    expect(words(rated)).toBe('Tolerate');
    expect(words(rated.evidence('decision', { details: { riskId: 'risk-1', decision: 'act', actions: [action] } }))).toBe(
      'Act: Route the cable overhead',
    );
  });

  test('give the reason of tolerating, or else the reference of the decision', () => {
    expect(
      words(
        buildPortfolio()
          .risk()
          .evidence('decision', { details: { riskId: 'risk-1', decision: 'tolerate', reason: 'Small beside the cost' } }),
      ),
    ).toBe('Tolerate: Small beside the cost');
    expect(
      words(
        buildPortfolio()
          .risk()
          .evidence('decision', { details: { riskId: 'risk-1', decision: 'act' } }),
      ),
    ).toBe('Act (E1)');
  });
});
