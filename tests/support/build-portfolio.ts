import { attachment, type Attachment } from '../../src/domain/attachment.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { event, type Event } from '../../src/domain/event.ts';
import { emptyEvidence, evidence, type DetailsOf, type Evidence, type EvidenceKind } from '../../src/domain/evidence.ts';
import { evidenceReview, type EvidenceReview } from '../../src/domain/evidence-review.ts';
import { grant, type Grant } from '../../src/domain/grant.ts';
import { portfolioReturn, type PortfolioReturn } from '../../src/domain/portfolio-return.ts';
import { judgement, planItem, question, type Judgement, type PlanItem, type Question } from '../../src/domain/judgement.ts';
import { emptyPerson, person, type Person } from '../../src/domain/person.ts';
import { emptyPortfolio, portfolio, type Portfolio } from '../../src/domain/portfolio.ts';
import { emptyStage, stage, type Stage } from '../../src/domain/process.ts';
import type { RecordFields } from '../../src/domain/record.ts';
import { emptyRisk, risk, type Risk } from '../../src/domain/risk.ts';
import { sample, type Sample } from '../../src/domain/sampling.ts';
import { checkAnswer, signature, type CheckAnswer, type Signature } from '../../src/domain/signature.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { forTables } from '../../src/domain/table-lists.ts';

/** What a test says of a piece of evidence; a claim may be just the point's id. */
type EvidenceInput<K extends EvidenceKind> = Partial<Omit<Evidence, 'kind' | 'details' | 'claims'>> & {
  readonly claims?: readonly (string | Claim)[];
  readonly details?: Partial<DetailsOf<K>>;
};

type Lists = { -readonly [K in Exclude<keyof SnapshotWithEvents, 'portfolio'>]: SnapshotWithEvents[K][number][] };

/**
 * Builds portfolios for tests: `buildPortfolio().stage({ name: 'Greeting' }).risk({ type: 'financial' }).snapshot()`.
 * Each record is filled up with empty values and checked by its schema. Ids count from 1 per kind (`stage-1`, `risk-2`,
 * `evidence-1`…), references likewise (R1, E1…), and each record is made a minute after the one before: the same calls
 * always give the same portfolio. Evidence is ready unless the test says `status: 'draft'`.
 */
export function buildPortfolio(fields: Partial<Portfolio> = {}): PortfolioBuilder {
  return new PortfolioBuilder(fields);
}

export class PortfolioBuilder {
  readonly #fields: Partial<Portfolio>;
  readonly #lists: Lists = { ...forTables(() => []), events: [] };
  #minutes = 0;

  constructor(fields: Partial<Portfolio>) {
    this.#fields = fields;
  }

  stage(fields: Partial<Stage> = {}): this {
    const order = this.#lists.stages.length + 1;
    return this.#add('stages', stage.parse({ ...this.#record('stage', order), ...emptyStage, order, name: `Stage ${order}`, ...fields }));
  }

  risk(fields: Partial<Risk> = {}): this {
    const number = this.#lists.risks.length + 1;
    return this.#add('risks', risk.parse({ ...this.#record('risk', number), ...emptyRisk, number, event: `Event ${number}`, ...fields }));
  }

  evidence<K extends EvidenceKind>(kind: K, { details, claims = [], ...fields }: EvidenceInput<K> = {}): this {
    const number = this.#lists.evidence.length + 1;
    const empty = emptyEvidence(kind);
    return this.#add(
      'evidence',
      evidence.parse({
        ...this.#record('evidence', number),
        ...empty,
        number,
        title: `Evidence ${number}`,
        activityDate: '2026-03-02',
        status: 'ready',
        ...fields,
        claims: claims.map((claim) => (typeof claim === 'string' ? { pointId: claim, locator: '' } : claim)),
        details: { ...empty.details, ...details },
      }),
    );
  }

  person(fields: Partial<Person> = {}): this {
    const count = this.#lists.people.length + 1;
    return this.#add('people', person.parse({ ...this.#record('person', count), ...emptyPerson, name: `Person ${count}`, ...fields }));
  }

  attachment(fields: Partial<Attachment> = {}): this {
    const count = this.#lists.attachments.length + 1;
    const record = this.#record('attachment', count);
    const empty = {
      name: `file-${count}.pdf`,
      kind: 'pdf',
      mediaType: 'application/pdf',
      size: 1000,
      sha256: digest(count),
      width: null,
      height: null,
      original: null,
      hadLocation: false,
      alternativeText: '',
      takenOn: '',
      addedAt: record.createdAt,
    };
    return this.#add('attachments', attachment.parse({ ...record, ...empty, ...fields }));
  }

  judgement(fields: Partial<Judgement> & Pick<Judgement, 'pointId'>): this {
    const record = this.#record('judgement', this.#lists.judgements.length + 1);
    const empty = { assessorId: 'person-1', decision: 'met', feedback: '', evidenceIs: [], judgedAt: record.createdAt, digest: '' };
    return this.#add('judgements', judgement.parse({ ...record, ...empty, ...fields }));
  }

  planItem(fields: Partial<PlanItem> = {}): this {
    const empty = { agreedOn: '2026-03-02', what: 'Agreed', pointIds: [], due: '', doneOn: '', outcome: '' };
    return this.#add('planItems', planItem.parse({ ...this.#record('plan-item', this.#lists.planItems.length + 1), ...empty, ...fields }));
  }

  question(fields: Partial<Question> = {}): this {
    const empty = { askedOn: '2026-03-02', assessorId: 'person-1', pointIds: [], isOral: true, question: 'Why?', answer: 'Because.' };
    return this.#add('questions', question.parse({ ...this.#record('question', this.#lists.questions.length + 1), ...empty, ...fields }));
  }

  sample(fields: Partial<Sample> = {}): this {
    const empty = {
      sampledBy: 'person-1',
      sampledOn: '2026-03-02',
      stage: 'interim',
      reason: 'candidate',
      pointIds: [],
      evidenceIds: [],
      outcome: 'agree',
      feedback: '',
    };
    return this.#add('samples', sample.parse({ ...this.#record('sample', this.#lists.samples.length + 1), ...empty, ...fields }));
  }

  signature(fields: Partial<Signature> = {}): this {
    const count = this.#lists.signatures.length + 1;
    const record = this.#record('signature', count);
    const empty = {
      subject: { type: 'sign-off', line: 'candidate' },
      personId: 'person-1',
      name: 'Person 1',
      role: 'Candidate',
      statement: '',
      signedAt: record.createdAt,
      method: 'drawn',
      strokes: {
        aspect: 3,
        lines: [
          [
            [0.1, 0.2],
            [0.8, 0.2],
          ],
        ],
      },
      writtenOn: '',
      digest: digest(count),
      proof: null,
      openGaps: [],
      openGapsReason: '',
    };
    return this.#add('signatures', signature.parse({ ...record, ...empty, ...fields }));
  }

  /** An assessor accepts a claim of `evidence-1` on 1a, unless the test says otherwise. */
  evidenceReview(fields: Partial<EvidenceReview> = {}): this {
    const record = { ...this.#record('evidence-review', this.#lists.evidenceReviews.length + 1), author: 'assessor' };
    const empty = {
      evidenceId: 'evidence-1',
      assessorId: 'person-1',
      reviewedAt: record.createdAt,
      digest: '',
      subject: { type: 'claim', pointId: '1a', decision: 'accepted', reason: '' },
    };
    return this.#add('evidenceReviews', evidenceReview.parse({ ...record, ...empty, ...fields }));
  }

  /** The assessor gives the portfolio back for more. */
  returned(fields: Partial<PortfolioReturn> = {}): this {
    const record = { ...this.#record('return', this.#lists.returns.length + 1), author: 'assessor' };
    const empty = { returnedBy: 'person-1', returnedAt: record.createdAt, outcome: 'more-needed', feedback: '', resubmitBy: '', seen: {} };
    return this.#add('returns', portfolioReturn.parse({ ...record, ...empty, ...fields }));
  }

  grant(fields: Partial<Grant> = {}): this {
    const count = this.#lists.grants.length + 1;
    const empty = {
      keyId: digest(count),
      publicKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43) },
      role: 'assessor',
      personId: '',
      name: `Person ${count}`,
      comparedOn: '',
    };
    return this.#add('grants', grant.parse({ ...this.#record('grant', count), ...empty, ...fields }));
  }

  checkAnswer(fields: Partial<CheckAnswer> = {}): this {
    const record = this.#record('check-answer', this.#lists.checkAnswers.length + 1);
    return this.#add('checkAnswers', checkAnswer.parse({ ...record, findingKey: 'rule record', reason: 'It is right.', ...fields }));
  }

  event(fields: Partial<Event> = {}): this {
    const { id, portfolioId, createdAt } = this.#record('event', this.#lists.events.length + 1);
    const empty = {
      id,
      portfolioId,
      at: createdAt,
      actor: 'candidate',
      type: 'created',
      table: 'evidence',
      recordId: 'evidence-1',
      reference: 'E1',
      changes: [],
    };
    return this.#add('events', event.parse({ ...empty, ...fields }));
  }

  /** The portfolio as it stands now; what is added later does not change it. */
  snapshot(): SnapshotWithEvents {
    const { risks, evidence: pieces } = this.#lists;
    return structuredClone({
      portfolio: portfolio.parse({
        ...recordAt('portfolio-1', 0),
        ...emptyPortfolio,
        candidate: { name: 'Aisha Khan', enrolmentNumber: '0123456', uln: '1234567890' },
        nextRiskNumber: Math.max(0, ...risks.map((one) => one.number)) + 1,
        nextEvidenceNumber: Math.max(0, ...pieces.map((one) => one.number)) + 1,
        ...this.#fields,
      }),
      ...this.#lists,
    });
  }

  #add<K extends keyof Lists>(list: K, record: Lists[K][number]): this {
    (this.#lists[list] as (typeof record)[]).push(record);
    return this;
  }

  #record(name: string, count: number): RecordFields {
    this.#minutes += 1;
    return recordAt(`${name}-${count}`, this.#minutes);
  }
}

function recordAt(id: string, minutes: number): RecordFields {
  const at = new Date(Date.UTC(2026, 0, 5, 9, minutes)).toISOString();
  return { id, portfolioId: 'portfolio-1', revision: 1, author: 'candidate', createdAt: at, updatedAt: at, deletedAt: null };
}

function digest(count: number): string {
  return count.toString(16).padStart(64, '0');
}
