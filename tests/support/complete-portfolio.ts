import type { Portfolio } from '../../src/domain/portfolio.ts';
import { riskTypes } from '../../src/domain/risk.ts';
import { buildPortfolio, type PortfolioBuilder } from './build-portfolio.ts';
import { fullRating } from './build-rating.ts';

const STAGES = ['Greeting', 'Order', 'Delivery'];

/**
 * A portfolio in which all 29 points are claimed and sufficient, with one record for each purpose, so that taking
 * any one away opens something. Stages stage-1…3; risks risk-1…12, four types at each stage; evidence-1…14.
 */
export function completePortfolio(fields: Partial<Portfolio> = {}): PortfolioBuilder {
  const builder = buildPortfolio(fields);
  STAGES.forEach((name, index) =>
    builder.stage({ name, isMomentOfTruth: index === 0, momentOfTruthReason: index === 0 ? 'Here customers decide whether to trust us.' : '' }),
  );
  STAGES.forEach((_, index) =>
    riskTypes.forEach((type) =>
      builder.risk({ type, stageIds: [`stage-${index + 1}`], hazard: `${type} source`, affectsCustomers: type === 'sub-standard' }),
    ),
  );
  const riskIds = builder.snapshot().risks.map((risk) => risk.id);
  const affecting = builder.snapshot().risks.filter((risk) => risk.affectsCustomers === true);
  const knowledge = { answer: 'In my own words.' };

  return builder
    .evidence('process', { claims: ['311.1.1'], details: { explanation: 'A customer rings, orders and is served.' } })
    .evidence('everyday', { claims: ['1a'], details: { noticed: 'A loose cable.', riskIds: ['risk-1'] } })
    .evidence('assessment', {
      claims: ['1b', '2a', '2b', '2c', '2d', '311.1.2', '311.1.3', '311.1.4', '311.1.5', '311.2.1', '311.2.2', '311.2.3'],
      details: { scope: 'The whole process', technique: 'Risk matrix', rows: riskIds.map((riskId) => fullRating(riskId)), nextReview: '2026-09-01' },
    })
    .evidence('discussion', { claims: ['1c', '3a', '3b', '3c', '311.2.4'], details: discussion('team', 'suppliers', 'managers') })
    .evidence('decision', {
      claims: ['4a', '311.2.5'],
      details: {
        riskId: 'risk-4',
        decision: 'act',
        reason: 'It happens weekly.',
        actions: [{ id: 'action-1', action: 'Two people check each order', owner: 'Aisha Khan', due: '2026-03-20', doneOn: '2026-03-18' }],
        procedure: 'Order check',
        before: 'One person checked.',
        after: 'Two people check.',
        effect: 'Wrong orders fell from five a week to one.',
        reviewDate: '2026-06-01',
      },
    })
    .evidence('decision', {
      claims: ['4b'],
      details: { riskId: 'risk-1', decision: 'tolerate', reason: 'A few pounds a year.', reviewDate: '2026-09-01' },
    })
    .evidence('communication', {
      claims: ['311.1.6'],
      details: {
        audience: 'customers',
        channel: 'Notice at the counter',
        message: 'Please check your order.',
        riskIds: affecting.map((risk) => risk.id),
      },
    })
    .evidence('communication', { claims: ['311.1.7'], details: { audience: 'staff', channel: 'Briefing', message: 'Our twelve risks.', riskIds } })
    .evidence('knowledge', {
      claims: ['311.3.1'],
      details: {
        ...knowledge,
        pointId: '311.3.1',
        techniques: [
          { id: 'technique-1', name: 'Risk matrix', about: '' },
          { id: 'technique-2', name: 'What-if talk', about: '' },
        ],
      },
    })
    .evidence('knowledge', { claims: ['311.3.2'], details: { ...knowledge, pointId: '311.3.2' } })
    .evidence('knowledge', {
      claims: ['311.3.3'],
      details: {
        ...knowledge,
        pointId: '311.3.3',
        types: { financial: 'Lost money.', reputational: 'Lost trust.', healthAndSafety: 'People hurt.' },
      },
    })
    .evidence('knowledge', {
      claims: ['311.3.4'],
      details: {
        ...knowledge,
        pointId: '311.3.4',
        costBenefit: {
          option: 'Check each order twice',
          costs: [{ id: 'cost-1', what: 'Ten minutes a day', worth: '£2' }],
          benefits: [{ id: 'benefit-1', what: 'Four refunds fewer a week', worth: '£80' }],
          verdict: 'Worth it.',
        },
      },
    })
    .evidence('knowledge', {
      claims: ['311.3.5'],
      details: {
        ...knowledge,
        pointId: '311.3.5',
        swot: { strengths: 'Staff', weaknesses: 'Till', opportunities: 'Web', threats: 'Rival' },
        pestle: { political: 'Rates', economic: 'Prices', social: 'Habits', technological: 'Apps', legal: 'Rights', environmental: 'Waste' },
      },
    })
    .evidence('testimony', { details: { witnessId: 'person-1', statement: 'I was there.', riskIds: ['risk-1'] } })
    .person({ role: 'witness', name: 'Joe Osei', relationship: 'Team leader', witnessStatus: 'expert' });
}

function discussion(...groups: readonly ('team' | 'suppliers' | 'managers')[]) {
  return {
    people: groups.map((group) => ({ id: group, name: `Someone of ${group}`, group })),
    notes: 'What could go wrong with orders.',
    riskIds: ['risk-4'],
    possibleActions: [{ id: 'possible-1', riskId: 'risk-4', action: 'Check each order twice' }],
  };
}
