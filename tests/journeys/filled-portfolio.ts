import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Actor } from '../../src/domain/policy.ts';
import { evidenceKinds, type EvidenceKind } from '../../src/domain/evidence.ts';
import { riskTypes } from '../../src/domain/risk.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { blankRating, fullRating } from '../support/build-rating.ts';
import { daysFromToday } from './days.ts';
import { digestOfFile, storePortfolio, workplaceRow } from './store-portfolio.ts';

/** The only portfolio that `storeFilledPortfolio` makes. */
export const filledId = 'portfolio-1';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));
const photoDigest = digestOfFile(photo);

/**
 * Puts a portfolio with something of everything into the browser's database: every kind of evidence, words of every length
 * and script, a photo, judgements, samples, signatures that no longer hold, findings and deleted records. The browser works in it
 * in the given role.
 */
export async function storeFilledPortfolio(page: Page, role: Actor = 'candidate'): Promise<void> {
  const snapshot = filledPortfolio();
  const deleted = { ...snapshot.people[1], id: 'person-deleted', name: 'Deleted Witness', deletedAt: snapshot.portfolio.createdAt };
  await storePortfolio(page, snapshot, {
    files: [{ bytes: photo, mediaType: 'image/jpeg' }],
    rows: { people: [deleted], workplaces: [workplaceRow(filledId, role)] },
  });
}

const unbroken = 'Lieferkettensorgfaltspflichtengesetzbeauftragte/https://example.org/a/very/long/address?that=cannot&be=broken';

export function filledPortfolio(): SnapshotWithEvents {
  const builder = buildPortfolio({
    candidate: { name: 'محمد العلي 🚲 Bartholomew-Featherstonehaugh', enrolmentNumber: '0123456', uln: '1234567890' },
    employer: 'Quayside Cycles Co-operative',
    jobTitle: 'Front-desk lead',
    centre: { name: 'Harbour Skills Centre', number: '77120' },
  });
  for (const name of ['Greeting', 'Order', 'Delivery to the door or to a neighbour', unbroken]) {
    builder.stage({
      name,
      channel: 'Counter',
      isMomentOfTruth: name === 'Order',
      momentOfTruthReason: name === 'Order' ? 'Here they decide.' : '',
      noRisk: name === 'Greeting' ? [{ type: 'health-safety', reason: 'Nothing is moved here, and nobody comes in.' }] : [],
    });
  }
  for (const [index, type] of [...riskTypes, ...riskTypes, 'financial' as const].entries()) {
    builder.risk({
      type,
      stageIds: [`stage-${String(1 + (index % 3))}`],
      hazard: `Hazard ${String(index + 1)}`,
      event:
        index === 4 ? unbroken : `What may happen, told in a sentence that is long enough to need two lines in a table, number ${String(index + 1)}`,
      affectsCustomers: index % 2 === 0,
    });
  }
  builder
    .person({ role: 'assessor', name: 'Tomasz Wójcik', isQualified: true, qualification: 'TAQA' })
    .person({ role: 'witness', name: 'Joe Osei', jobTitle: 'Team leader', relationship: 'My team leader', witnessStatus: 'expert' })
    .attachment({
      name: 'ramp-after-rain.jpg',
      kind: 'image',
      mediaType: 'image/jpeg',
      size: photo.byteLength,
      sha256: photoDigest,
      width: 64,
      height: 48,
    })
    .attachment({ name: 'never-kept.pdf' });
  addEvidence(builder);
  return builder
    .judgement({ pointId: '1a', feedback: 'Clear and dated.', evidenceIs: ['valid', 'authentic'] })
    .judgement({ pointId: '1b', decision: 'more-needed', feedback: 'Rate all of them, please.' })
    .evidenceReview({ evidenceId: 'evidence-2', subject: { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'Say where it was.' } })
    .planItem({ what: 'Watch a stocktake', pointIds: ['1c'], due: daysFromToday(-5) })
    .planItem({ what: unbroken, doneOn: daysFromToday(-1), outcome: 'Seen and talked about.' })
    .question({ pointIds: ['3a'], question: 'Who checks the till?', answer: unbroken })
    .returned({ feedback: 'Nearly there.', resubmitBy: daysFromToday(-3), seen: { 'evidence-2': 'as it was', 'evidence-3': 'as it was' } })
    .person({ role: 'iqa', name: 'Ben Adeyemi', isQualified: false })
    .sample({ sampledBy: 'person-3', pointIds: ['1a'], evidenceIds: ['evidence-2'], feedback: 'I agree.' })
    .sample({ sampledBy: 'person-3', pointIds: ['1b'], outcome: 'action-required', feedback: `Say why at ${unbroken}.` })
    .grant({ name: 'Tomasz Wójcik', personId: 'person-1' })
    .grant({ role: 'iqa', name: 'Ben Adeyemi', personId: 'person-3', comparedOn: daysFromToday(-9) })
    .signature({
      subject: { type: 'evidence', evidenceId: 'evidence-2' },
      personId: 'person-2',
      name: 'Joe Osei',
      role: 'Team leader',
      statement: 'I was there.',
    })
    .signature({ name: 'محمد العلي', role: 'Candidate', statement: 'My own work.' })
    .event({ type: 'edited', changes: [{ field: 'details.noticed', from: '', to: unbroken }] })
    .event({ type: 'created', table: 'risks', recordId: 'risk-1', reference: 'R1' })
    .snapshot();
}

function addEvidence(builder: ReturnType<typeof buildPortfolio>): void {
  const [act, tolerate] = [
    {
      riskId: 'risk-1',
      decision: 'act' as const,
      reason: 'It happens weekly.',
      actions: [{ id: 'action-1', action: 'Two people check', owner: 'Me', due: daysFromToday(-90), doneOn: '' }],
      reviewDate: daysFromToday(30),
    },
    { riskId: 'risk-2', decision: 'tolerate' as const, reason: 'Rare.', reviewDate: daysFromToday(30) },
  ];
  builder
    .evidence('process', { claims: ['311.1.1'], details: { explanation: 'A customer rings, orders and is served.\n\n- greeting\n- order' } })
    .evidence('everyday', {
      title: 'Wet ramp behind the shop',
      claims: [{ pointId: '1a', locator: 'Second paragraph' }],
      attachmentIds: ['attachment-1', 'attachment-2'],
      details: { stageIds: ['stage-2'], noticed: `Rain on the ramp. ${unbroken}`, mayHappen: 'A fall.', riskIds: ['risk-3', 'risk-5'] },
    })
    .evidence('assessment', {
      title: 'Spring assessment',
      claims: ['1b', '2a', '311.2.1'],
      details: {
        scope: 'Everything',
        technique: 'Matrix',
        rows: [
          fullRating('risk-1'),
          fullRating('risk-2', { classification: 'high', probability: 5 }),
          fullRating('risk-3', { classification: 'low' }),
          blankRating('risk-4'),
        ],
        nextReview: daysFromToday(-10),
      },
    })
    .evidence('discussion', {
      claims: ['1c', '3a'],
      details: {
        people: [{ id: 'a', name: 'Ann', group: 'team' }],
        notes: 'Call me on 07700 900123 or ann@example.org.',
        riskIds: ['risk-1'],
        possibleActions: [{ id: 'b', riskId: 'risk-1', action: 'Check twice' }],
      },
    })
    .evidence('decision', { title: 'An action that is overdue', claims: ['4a'], details: act })
    .evidence('decision', { claims: ['4b'], details: tolerate })
    .evidence('knowledge', {
      claims: ['311.3.1'],
      details: { pointId: '311.3.1', answer: 'In my own words.', techniques: [{ id: 't1', name: 'Matrix', about: 'Multiply.' }] },
    })
    .evidence('knowledge', { status: 'draft', details: { pointId: '311.3.3', answer: 'Half an answer.' } })
    .evidence('knowledge', {
      claims: ['311.3.4'],
      details: {
        pointId: '311.3.4',
        answer: 'Weigh it.',
        costBenefit: {
          option: 'Cards',
          costs: [{ id: 'c', what: 'Print', worth: '£12' }],
          benefits: [{ id: 'd', what: 'Peace', worth: '£80' }],
          verdict: 'Worth it.',
        },
      },
    })
    .evidence('knowledge', { details: { pointId: '311.3.5', answer: 'Two tables.' } });
  for (const kind of evidenceKinds.slice(6))
    builder.evidence<EvidenceKind>(kind, { title: `${kind} that says something`, status: kind === 'reflective' ? 'draft' : 'ready' });
}
