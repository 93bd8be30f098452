import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import type { PortfolioBuilder } from './build-portfolio.ts';
import { consequencesOf, fullRating } from './build-rating.ts';
import { completePortfolio } from './complete-portfolio.ts';

const LINE = {
  aspect: 3,
  lines: [
    [
      [0.05, 0.2],
      [0.4, 0.05],
      [0.9, 0.25],
    ] as [number, number][],
  ],
};

/**
 * A complete portfolio with at least one of everything that a portfolio can hold: each kind of evidence, files, people
 * of each role, judgements with a history, a plan, questions, a sample, confirmations, an answered finding, events.
 * Not signed off. People: person-1 and person-2 are witnesses, person-3 is the assessor, person-4 the IQA.
 */
export function richPortfolio(): PortfolioBuilder {
  const builder = completePortfolio({
    centre: { name: 'Northgate College', number: '12345' },
    employer: 'Harbour Parcels',
    jobTitle: 'Team leader',
    responsibility: 'The counter and the phones',
    notSampled: ['eqa'],
  });
  builder
    .person({
      role: 'witness',
      name: 'Joanna Osei',
      jobTitle: 'Supervisor',
      organisation: 'Harbour Parcels',
      contact: '01632 960123',
      relationship: 'Line manager',
      witnessStatus: 'familiar',
      notes: 'Saw it',
      specimenSignature: LINE,
    })
    .person({
      role: 'assessor',
      name: 'Mair Rowlands',
      isQualified: true,
      qualification: 'A1',
      jobTitle: 'Assessor',
      organisation: 'Northgate College',
      contact: 'mair@example.org',
      notes: 'Visits monthly',
      specimenSignature: LINE,
    })
    .person({ role: 'iqa', name: 'Ben Adeyemi', isQualified: true, qualification: 'V1', notes: 'Samples twice a year' })
    .attachment({
      name: 'ramp.jpg',
      kind: 'image',
      mediaType: 'image/jpeg',
      width: 16,
      height: 8,
      alternativeText: 'Ramp after rain',
      takenOn: '2026-11-12',
    })
    .attachment({ name: 'form.docx', kind: 'document', mediaType: 'application/msword', alternativeText: 'The filled-in form' })
    .evidence('assessment', {
      title: 'Delivery stages',
      activityDate: '2026-11-12',
      attachmentIds: ['attachment-1', 'attachment-2'],
      claims: [{ pointId: '1b', locator: 'page 2' }],
      confidentiality: { mode: 'held', heldAt: 'Depot office', seenBy: 'M. Rowlands', seenOn: '2026-11-15' },
      isSimulated: true,
      help: { people: 'My supervisor checked the dates', ai: 'A spelling checker' },
      details: {
        scope: 'Delivery',
        technique: 'Matrix',
        people: 'Six colleagues',
        summary: 'Two risks stand out',
        nextReview: '2027-02-01',
        rows: [
          fullRating('risk-7', {
            probability: 3,
            consequences: consequencesOf(2, 4, 1),
            classification: 'high',
            overrideReason: 'Our largest account left',
            probabilityNote: 'Monthly',
          }),
          fullRating('risk-4', {
            probability: 4,
            consequences: {
              finance: { step: 2, note: 'Refunds' },
              reputation: { step: 4, note: 'Reviews' },
              healthAndSafety: { step: 1, note: 'Nobody hurt' },
            },
            classification: 'high',
            judgement: 'act',
          }),
        ],
      },
    })
    .evidence('observation', { details: { observerId: 'person-3', place: 'Counter', activity: 'Serving', seen: 'Calm and exact' } })
    .evidence('professional-discussion', {
      status: 'draft',
      claims: ['311.3.2'],
      details: { assessorId: 'person-3', purpose: 'To hear more', items: [{ id: 'a', question: 'Why?', answer: 'Because', time: '0:40' }] },
    })
    .evidence('work-product', { details: { what: 'A notice', howIUsedIt: 'I wrote it', isPolicy: false, riskIds: ['risk-1'] } })
    .evidence('reflective', { details: { whatIDid: 'Briefed them', howItWorked: 'Well', whatNext: 'Earlier', riskIds: ['risk-2'] } })
    .judgement({
      pointId: '1a',
      assessorId: 'person-3',
      decision: 'more-needed',
      feedback: 'One more entry, please',
      evidenceIs: ['valid', 'authentic'],
    });
  for (const { id } of unit311.points)
    builder.judgement({
      pointId: id,
      assessorId: 'person-3',
      feedback: `Well shown: ${id}`,
      evidenceIs: ['valid', 'authentic', 'current', 'sufficient', 'reliable'],
    });
  return builder
    .planItem({ what: 'Talk with the courier', pointIds: ['3b'], due: '2026-11-01', doneOn: '2026-10-20', outcome: 'Done in E4' })
    .question({ assessorId: 'person-3', pointIds: ['311.1.6'], question: 'How do customers learn of it?', answer: 'From the notice' })
    .sample({ sampledBy: 'person-4', pointIds: ['1a', '1b'], evidenceIds: ['evidence-2'], feedback: 'Sound judgements' })
    .checkAnswer({ findingKey: 'K1 gone', reason: 'They are the same thing here' })
    .signature({
      subject: { type: 'evidence', evidenceId: 'evidence-15' },
      personId: 'person-2',
      name: 'Joanna Osei',
      role: 'Witness',
      statement: 'This is what happened',
      strokes: LINE,
    })
    .event({ type: 'edited', changes: [{ field: 'details.noticed', from: 'A cable', to: 'A loose cable' }] })
    .event({
      type: 'answered',
      table: 'portfolios',
      recordId: 'portfolio-1',
      reference: 'Reason for unlocking',
      changes: [{ field: 'reason', from: null, to: 'A date was wrong' }],
    });
}

/**
 * The same portfolio with different words in every field that a person types in, the empty ones too, so that a text that
 * goes missing cannot be found in another's place.
 */
export function withUniqueTexts(snapshot: SnapshotWithEvents, isTyped: (path: string) => boolean): SnapshotWithEvents {
  return withTexts(snapshot, isTyped, (count) => `Words${count}words`);
}

/** Days, and choices that are texts: these cannot be replaced by any words. */
const FIXED = /Date$|On$|^(?:due|since|nextReview|resubmitBy|at)$/;

/** The same portfolio with other words in every field that a person types in: for the first of them `words(1)` and so on. */
export function withTexts(snapshot: SnapshotWithEvents, isTyped: (path: string) => boolean, words: (count: number) => string): SnapshotWithEvents {
  let count = 0;
  const replaced = (value: unknown, path: string, key: string): unknown => {
    if (typeof value === 'string') return isTyped(path) && !FIXED.test(key) ? words(++count) : value;
    if (Array.isArray(value)) return value.map((item, index) => replaced(item, `${path}.${index}`, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, replaced(inside, path === '' ? name : `${path}.${name}`, name)]));
  };
  return replaced(snapshot, '', '') as SnapshotWithEvents;
}
