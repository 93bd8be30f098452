import { AssessmentFields } from '../features/assessment/assessment-fields.tsx';
import { DecisionFields } from '../features/decision/decision-fields.tsx';
import { DiscussionFields } from '../features/discussion/discussion-fields.tsx';
import { CommunicationFields } from '../features/evidence/communication-fields.tsx';
import { ObservationFields } from '../features/evidence/observation-fields.tsx';
import { ProcessFields } from '../features/evidence/process-fields.tsx';
import { ProfessionalDiscussionFields } from '../features/evidence/professional-discussion-fields.tsx';
import { ReflectiveFields } from '../features/evidence/reflective-fields.tsx';
import { TestimonyFields } from '../features/evidence/testimony-fields.tsx';
import { WorkProductFields } from '../features/evidence/work-product-fields.tsx';
import { EverydayFields } from '../features/everyday/everyday-fields.tsx';
import type { FieldsByKind } from '../features/kind-fields.ts';
import { KnowledgeFields } from '../features/knowledge/knowledge-fields.tsx';

/** The questions of each kind of evidence. */
export const fieldsByKind: FieldsByKind = {
  process: ProcessFields,
  everyday: EverydayFields,
  assessment: AssessmentFields,
  discussion: DiscussionFields,
  decision: DecisionFields,
  knowledge: KnowledgeFields,
  communication: CommunicationFields,
  testimony: TestimonyFields,
  observation: ObservationFields,
  'professional-discussion': ProfessionalDiscussionFields,
  'work-product': WorkProductFields,
  reflective: ReflectiveFields,
};
