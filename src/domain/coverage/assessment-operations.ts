import { evidenceReference, type Evidence, type EvidenceOf } from '../evidence.ts';
import type { Rating } from '../evidence/assessment.ts';
import { isFilled } from '../record.ts';
import { dimensions, riskReference } from '../risk.ts';
import type { RiskMethod } from '../risk-method.ts';
import { isStep, type RatedRow } from './facts.ts';
import { countOf, type Gap, type Operation } from './operation.ts';

type Aspect = 'risks' | 'consequences' | 'probability' | 'judgement';

interface AspectEntry {
  readonly rule: string;
  readonly missing: string;
  readonly remedy: string;
  /** The first field of a row that is open; undefined when the row is complete. */
  readonly openField: (row: Rating, method: RiskMethod) => string | undefined;
}

const aspects: Readonly<Record<Aspect, AspectEntry>> = {
  risks: {
    rule: 'Every formal assessment lists its risks.',
    missing: 'lists no risk',
    remedy: 'Add the risks that you assessed.',
    openField: () => undefined,
  },
  consequences: {
    rule: 'Every row of every formal assessment has its consequences.',
    missing: 'has a consequence missing',
    remedy: 'Rate finance, reputation, and health and safety. None is an answer; blank is not.',
    openField: (row, method) => {
      const open = dimensions.find((dimension) => !isStep(method, row.consequences[dimension].step));
      return open === undefined ? undefined : `consequences.${open}.step`;
    },
  },
  probability: {
    rule: 'Every row of every formal assessment has a probability.',
    missing: 'has no probability',
    remedy: 'Estimate how likely it is.',
    openField: (row, method) => (isStep(method, row.probability) ? undefined : 'probability'),
  },
  judgement: {
    rule: 'Every row of every formal assessment has a judgement about action, with its reason.',
    missing: 'has no judgement with a reason',
    remedy: 'Decide whether to act or to tolerate, and say why.',
    openField: (row) => {
      if (row.judgement === null) return 'judgement';
      return isFilled(row.judgementReason) ? undefined : 'judgementReason';
    },
  },
};

/** C13–C16: every formal assessment lists its risks, and each row is complete in one aspect (cover 2a–2d). */
export const assessmentsComplete: Operation<{ aspect: Aspect }> = {
  describe: ({ aspect }) => aspects[aspect].rule,
  evaluate: (facts, { aspect }) => {
    const assessments = facts.ofKind('assessment');
    if (assessments.length === 0) return { gaps: [noAssessment()], summary: 'No formal assessment yet', support: [] };
    const gaps: Gap[] = [];
    const support: Evidence[] = [];
    let rowCount = 0;
    let openCount = 0;
    for (const assessment of assessments) {
      const rows = facts.rowsOf(assessment);
      const open: Gap[] = [];
      for (const row of rows) {
        const field = aspects[aspect].openField(row.rating, facts.method);
        if (field !== undefined) open.push(rowGap(row, field, aspect));
      }
      rowCount += rows.length;
      openCount += open.length;
      gaps.push(...(rows.length === 0 ? [emptyAssessment(assessment)] : open));
      if (rows.length > open.length) support.push(assessment);
    }
    return { gaps, summary: `${rowCount - openCount} of ${countOf(rowCount, 'row')} complete`, support };
  },
};

function rowGap({ risk, index, assessment }: RatedRow, field: string, aspect: Aspect): Gap {
  const { missing, remedy } = aspects[aspect];
  return {
    sentence: `${riskReference(risk)} in ${evidenceReference(assessment)} ${missing}.`,
    remedy,
    place: { screen: 'evidence', evidenceId: assessment.id, field: `details.rows.${index}.${field}` },
    button: `Open ${evidenceReference(assessment)}`,
    minutes: 1,
  };
}

function emptyAssessment(assessment: EvidenceOf<'assessment'>): Gap {
  return {
    sentence: `${evidenceReference(assessment)} lists no risk.`,
    remedy: aspects.risks.remedy,
    place: { screen: 'evidence', evidenceId: assessment.id, field: 'details.rows' },
    button: `Open ${evidenceReference(assessment)}`,
    minutes: 5,
  };
}

function noAssessment(): Gap {
  return {
    sentence: 'You have not recorded a formal risk assessment.',
    remedy: 'Choose a part of your process and rate its risks.',
    place: { screen: 'new-evidence', kind: 'assessment' },
    button: 'New formal assessment',
    minutes: 20,
  };
}
