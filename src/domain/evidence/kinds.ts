import { assessmentProblems, assessmentRows, emptyAssessment } from './assessment.ts';
import { communicationProblems, communicationRows, emptyCommunication } from './communication.ts';
import { decisionProblems, decisionRows, emptyDecision } from './decision.ts';
import { discussionProblems, discussionRows, emptyDiscussion } from './discussion.ts';
import { emptyEveryday, everydayProblems, everydayRows } from './everyday.ts';
import { emptyKnowledge, knowledgeProblems, knowledgeRows } from './knowledge.ts';
import { emptyObservation, observationProblems, observationRows } from './observation.ts';
import { emptyProcess, processProblems, processRows } from './process.ts';
import { emptyProfessionalDiscussion, professionalDiscussionProblems, professionalDiscussionRows } from './professional-discussion.ts';
import { emptyReflective, reflectiveProblems, reflectiveRows } from './reflective.ts';
import { emptyTestimony, testimonyProblems, testimonyRows } from './testimony.ts';
import { emptyWorkProduct, workProductProblems, workProductRows } from './work-product.ts';
import type { DetailsOf, EvidenceKind } from '../evidence.ts';
import type { RiskMethod } from '../risk-method.ts';
import type { Names, Problem, Row } from './row.ts';

/** What the details of one kind can do. */
interface KindEntry<K extends EvidenceKind> {
  readonly empty: DetailsOf<K>;
  readonly toRows: (details: DetailsOf<K>, names: Names) => readonly Row[];
  /** What keeps the details from being ready. */
  readonly problems: (details: DetailsOf<K>, method: RiskMethod) => readonly Problem[];
}

/** One line per kind. A new kind is a file beside this one, a member of the union of evidence, and a line here. */
export const kinds: { readonly [K in EvidenceKind]: KindEntry<K> } = {
  process: { empty: emptyProcess, toRows: processRows, problems: processProblems },
  everyday: { empty: emptyEveryday, toRows: everydayRows, problems: everydayProblems },
  assessment: { empty: emptyAssessment, toRows: assessmentRows, problems: assessmentProblems },
  discussion: { empty: emptyDiscussion, toRows: discussionRows, problems: discussionProblems },
  decision: { empty: emptyDecision, toRows: decisionRows, problems: decisionProblems },
  knowledge: { empty: emptyKnowledge, toRows: knowledgeRows, problems: knowledgeProblems },
  communication: {
    empty: emptyCommunication,
    toRows: communicationRows,
    problems: communicationProblems,
  },
  testimony: { empty: emptyTestimony, toRows: testimonyRows, problems: testimonyProblems },
  observation: { empty: emptyObservation, toRows: observationRows, problems: observationProblems },
  'professional-discussion': {
    empty: emptyProfessionalDiscussion,
    toRows: professionalDiscussionRows,
    problems: professionalDiscussionProblems,
  },
  'work-product': { empty: emptyWorkProduct, toRows: workProductRows, problems: workProductProblems },
  reflective: {
    empty: emptyReflective,
    toRows: reflectiveRows,
    problems: reflectiveProblems,
  },
};
