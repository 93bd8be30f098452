import { evidenceKinds } from '../../../src/domain/evidence.ts';
import { riskTypes } from '../../../src/domain/risk.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from '../build-portfolio.ts';
import { fullRating } from '../build-rating.ts';
import { completePortfolio } from '../complete-portfolio.ts';
import { readPicture } from '../pictures.ts';
import { type CorpusMember, type CorpusPortfolio, member } from './member.ts';

/** Portfolios at the edges of what people fill in: a great deal of one thing, and very long or very short words. */
export const membersOfSizes: readonly CorpusMember[] = [
  member('risks-200', '200 risks, each rated', () => ({ snapshot: manyRisks(200).snapshot() })),
  member('risks-1', 'a single risk', () => ({ snapshot: manyRisks(1).snapshot() })),
  member('stages-60', '60 stages, a risk of each type at every third', () => ({ snapshot: manyStages(60).snapshot() })),
  member('evidence-150', '150 pieces of evidence, some of which claim every point', () => ({ snapshot: muchEvidence(150).snapshot() })),
  member('history-2000', 'an audit log of 2,000 entries', () => ({ snapshot: longHistory(2000).snapshot() })),
  member('judged-often', 'each point judged twelve times', () => ({ snapshot: judgedOften(12).snapshot() })),
  member('people-60', '60 people', () => ({ snapshot: manyPeople(60).snapshot() })),
  member('narratives', 'texts of 50,000 characters, in tables too', narrated),
  member('one-word-cells', 'one letter in every cell', () => ({ snapshot: shortest().snapshot() })),
  member('long-words', 'words of 500 letters without a place to break', () => ({ snapshot: longWords().snapshot() })),
  member('long-names', 'names of 500 letters', () => ({ snapshot: longNames().snapshot() })),
  member('only-spaces', 'spaces and line ends in every field', () => ({ snapshot: onlySpaces().snapshot() })),
];

function manyRisks(count: number): PortfolioBuilder {
  const builder = buildPortfolio().stage({ name: 'Counter' });
  for (let i = 0; i < count; i++) {
    builder.risk({
      type: riskTypes[i % riskTypes.length] ?? null,
      stageIds: ['stage-1'],
      title: `Risk of sort ${i}`,
      event: 'A refund is paid twice while the till is offline. '.repeat(1 + (i % 5)),
      hazard: 'The till keeps no record until it is back.',
      affectsCustomers: i % 2 === 0,
    });
  }
  const rows = builder
    .snapshot()
    .risks.map(({ id }, i) => fullRating(id, { probability: 1 + (i % 5), classification: (['low', 'medium', 'high'] as const)[i % 3] ?? null }));
  return builder.evidence('assessment', { claims: ['1b', '2a'], details: { scope: 'Everything', technique: 'Matrix', rows } });
}

function manyStages(count: number): PortfolioBuilder {
  const builder = buildPortfolio();
  for (let i = 0; i < count; i++)
    builder.stage({
      name: `Stage number ${i + 1} of a long process`,
      isMomentOfTruth: i % 2 === 0,
      momentOfTruthReason: 'Here customers decide.',
      noRisk: [{ type: 'financial', reason: 'No money changes hands.' }],
    });
  for (let i = 0; i < count; i += 3)
    riskTypes.forEach((type) => builder.risk({ type, stageIds: [`stage-${i + 1}`, 'stage-1'], hazard: 'The same everywhere' }));
  return builder.evidence('process', { claims: ['311.1.1'], details: { explanation: 'Long.' } });
}

function muchEvidence(count: number): PortfolioBuilder {
  const builder = completePortfolio();
  for (let i = 0; i < count; i++) {
    builder.evidence(evidenceKinds[i % evidenceKinds.length] ?? 'everyday', {
      title: `Piece ${i} with a title that runs over more than one line of the index when it is printed`,
      status: i % 7 === 0 ? 'draft' : 'ready',
      claims: i % 10 === 0 ? unit311.points.map(({ id }) => ({ pointId: id, locator: `page ${i}` })) : ['1a'],
    });
  }
  return builder;
}

function longHistory(count: number): PortfolioBuilder {
  const builder = completePortfolio();
  for (let i = 0; i < count; i++) {
    builder.event({
      at: new Date(Date.UTC(2026, 2, 1, 9, i)).toISOString(),
      type: 'edited',
      reference: `E${i % 14}`,
      changes: [{ field: 'details.noticed', from: 'A cable', to: i % 100 === 0 ? 'A loose cable. '.repeat(400) : 'A loose cable' }],
    });
  }
  return builder;
}

function judgedOften(times: number): PortfolioBuilder {
  const builder = completePortfolio().person({ role: 'assessor', name: 'Mair Rowlands', isQualified: true });
  for (let round = 0; round < times; round++)
    unit311.points.forEach(({ id }) =>
      builder.judgement({
        pointId: id,
        assessorId: 'person-2',
        decision: round === times - 1 ? 'met' : 'more-needed',
        feedback: `Round ${round}: one more entry, please. `.repeat(round + 1),
      }),
    );
  return builder;
}

function manyPeople(count: number): PortfolioBuilder {
  const builder = completePortfolio();
  for (let i = 0; i < count; i++) builder.person({ role: 'witness', name: `Witness ${i}`, notes: 'Saw it. '.repeat(i), jobTitle: 'Supervisor' });
  return builder;
}

const LONGEST = 'Refunds are paid at the counter, and nobody checks them until the evening. '.repeat(667).slice(0, 50_000);

function narratives(): PortfolioBuilder {
  return buildPortfolio({ responsibility: LONGEST })
    .stage({ customerSees: LONGEST, behindTheScenes: LONGEST, isMomentOfTruth: true, momentOfTruthReason: LONGEST })
    .risk({ type: 'financial', stageIds: ['stage-1'], event: LONGEST, hazard: LONGEST, controls: LONGEST })
    .evidence('reflective', {
      claims: [{ pointId: '1a', locator: 'page 1' }],
      help: { people: LONGEST, ai: '' },
      details: { whatIDid: LONGEST, howItWorked: LONGEST.replaceAll('. ', '.\n'), whatNext: 'Short' },
    })
    .evidence('assessment', { details: { rows: [fullRating('risk-1', { probabilityNote: LONGEST, judgementReason: LONGEST })] } })
    .evidence('professional-discussion', { details: { items: [{ id: 'a', question: LONGEST, answer: LONGEST, time: '' }] } })
    .attachment({ name: 'described.jpg', kind: 'image', mediaType: 'image/jpeg', alternativeText: LONGEST })
    .evidence('work-product', { attachmentIds: ['attachment-1'], details: { what: 'A photo that is described at length' } })
    .judgement({ pointId: '1a', feedback: LONGEST });
}

function narrated(): CorpusPortfolio {
  const snapshot = narratives().snapshot();
  return { snapshot, files: new Map(snapshot.attachments.map(({ sha256 }) => [sha256, new Blob([readPicture('rgb')])])) };
}

function shortest(): PortfolioBuilder {
  const builder = buildPortfolio({ candidate: { name: 'A', enrolmentNumber: '1', uln: '2' } })
    .stage({ name: 'B' })
    .risk({ type: 'financial', stageIds: ['stage-1'], title: 'C', event: 'D', hazard: 'E' });
  return builder
    .evidence('everyday', { title: 'F', claims: [{ pointId: '1a', locator: 'G' }], details: { noticed: 'H', riskIds: ['risk-1'] } })
    .evidence('assessment', { title: 'I', details: { rows: [fullRating('risk-1')] } })
    .evidence('professional-discussion', { title: 'J', details: { items: [{ id: 'a', question: 'K', answer: 'L', time: 'M' }] } });
}

const WORD = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(12).slice(0, 500);

function longWords(): PortfolioBuilder {
  return completePortfolio({ employer: WORD, jobTitle: WORD, responsibility: WORD.repeat(20), centre: { name: WORD, number: WORD } })
    .stage({ name: WORD })
    .risk({ title: WORD, event: WORD, hazard: WORD, type: 'financial', stageIds: ['stage-4'] })
    .evidence('assessment', {
      title: WORD,
      claims: [{ pointId: '1b', locator: WORD }],
      details: { rows: [fullRating('risk-13', { probabilityNote: WORD })], scope: WORD },
    })
    .evidence('professional-discussion', { details: { items: [{ id: 'a', question: WORD, answer: `https://example.org/${WORD}`, time: WORD }] } })
    .person({ name: WORD, jobTitle: WORD, contact: WORD, role: 'witness' })
    .attachment({ name: `${WORD.slice(0, 490)}.docx`, kind: 'document', mediaType: 'application/msword' })
    .evidence('work-product', { attachmentIds: ['attachment-1'] });
}

function longNames(): PortfolioBuilder {
  const name = 'Maria del Carmen Wilhelmina Siân Oluwaseun '.repeat(12).slice(0, 500);
  return completePortfolio({ candidate: { name, enrolmentNumber: name, uln: name }, centre: { name, number: name } })
    .person({ name, role: 'assessor', isQualified: true, qualification: name })
    .signature({ name, role: name, statement: name })
    .judgement({ pointId: '1a', assessorId: 'person-2' });
}

function onlySpaces(): PortfolioBuilder {
  const space = ' \n\t \r\n\u00a0\u3000 ';
  return buildPortfolio({ candidate: { name: space, enrolmentNumber: space, uln: space }, responsibility: space })
    .stage({ name: space })
    .risk({ title: space, event: space, stageIds: ['stage-1'] })
    .evidence('everyday', { title: space, claims: [{ pointId: '1a', locator: space }], details: { noticed: space, riskIds: ['risk-1'] } })
    .person({ name: space })
    .attachment({ name: space, alternativeText: space })
    .evidence('work-product', { attachmentIds: ['attachment-1'], details: { what: space } })
    .judgement({ pointId: '1a', feedback: space })
    .signature({ name: space });
}
