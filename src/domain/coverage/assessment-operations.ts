import { evidenceReference, type EvidenceOf } from '../evidence.ts';
import type { Rating } from '../evidence/assessment.ts';
import { isFilled } from '../record.ts';
import { dimensions, riskReference } from '../risk.ts';
import type { Facts } from './facts.ts';
import { countOf, type Gap, type Operation } from './operation.ts';

type Aspect = 'risks' | 'consequences' | 'probability' | 'judgement';

const WORDS: Readonly<Record<Aspect, { readonly rule: string; readonly missing: string; readonly remedy: string; readonly field: string }>> = {
  risks: { rule: 'Every formal assessment lists its risks.', missing: 'lists no risk', remedy: 'Add the risks that you assessed.', field: '' },
  consequences: {
    rule: 'Every row of every formal assessment has its consequences.',
    missing: 'has a consequence missing',
    remedy: 'Rate finance, reputation, and health and safety. None is an answer; blank is not.',
    field: 'consequences.finance.step',
  },
  probability: { rule: 'Every row of every formal assessment has a probability.', missing: 'has no probability', remedy: 'Estimate how likely it is.', field: 'probability' },
  judgement: {
    rule: 'Every row of every formal assessment has a judgement about action, with its reason.',
    missing: 'has no judgement with a reason',
    remedy: 'Decide whether to act or to tolerate, and say why.',
    field: 'judgement',
  },
};

/** C13–C16: every formal assessment lists its risks, and each row is complete in one aspect (cover 2a–2d). */
export const assessmentsComplete: Operation<{ aspect: Aspect }> = {
  describe: ({ aspect }) => WORDS[aspect].rule,
  evaluate: (facts, { aspect }) => {
    const assessments = facts.ofKind('assessment');
    if (assessments.length === 0) return { gaps: [noAssessment()], summary: 'No formal assessment yet', support: [] };
    const gaps: Gap[] = [];
    const support: string[] = [];
    let rowCount = 0;
    for (const assessment of assessments) {
      const rows = existingRows(facts, assessment);
      rowCount += rows.length;
      const open = rows.filter(({ row }) => !isComplete(row, aspect));
      if (rows.length === 0) gaps.push(emptyAssessmentGap(assessment));
      else gaps.push(...open.map(({ row, index }) => rowGap(facts, assessment, row, index, aspect)));
      if (rows.length > open.length) support.push(assessment.id);
    }
    const done = rowCount - gaps.filter((gap) => gap.place.screen === 'evidence' && gap.place.field !== 'details.rows').length;
    return { gaps, summary: `${done} of ${countOf(rowCount, 'row')} complete`, support };
  },
};

function existingRows(facts: Facts, assessment: EvidenceOf<'assessment'>): readonly { readonly row: Rating; readonly index: number }[] {
  return assessment.details.rows.map((row, index) => ({ row, index })).filter(({ row }) => facts.riskById.has(row.riskId));
}

function isComplete(row: Rating, aspect: Aspect): boolean {
  switch (aspect) {
    case 'risks':
      return true;
    case 'consequences':
      return dimensions.every((dimension) => row.consequences[dimension].step !== null);
    case 'probability':
      return row.probability !== null;
    case 'judgement':
      return row.judgement !== null && isFilled(row.judgementReason);
  }
}

function rowGap(facts: Facts, assessment: EvidenceOf<'assessment'>, row: Rating, index: number, aspect: Aspect): Gap {
  const risk = facts.riskById.get(row.riskId);
  const { missing, remedy, field } = WORDS[aspect];
  const missingDimension = dimensions.find((dimension) => row.consequences[dimension].step === null);
  const judgementField = row.judgement === null ? 'judgement' : 'judgementReason';
  const at = { risks: 'riskId', consequences: `consequences.${missingDimension ?? 'finance'}.step`, probability: field, judgement: judgementField }[aspect];
  return {
    sentence: `${risk ? riskReference(risk) : 'A risk'} in ${evidenceReference(assessment)} ${missing}.`,
    remedy,
    place: { screen: 'evidence', evidenceId: assessment.id, field: `details.rows.${index}.${at}` },
    button: `Open ${evidenceReference(assessment)}`,
    minutes: 1,
  };
}

function emptyAssessmentGap(assessment: EvidenceOf<'assessment'>): Gap {
  return {
    sentence: `${evidenceReference(assessment)} lists no risk.`,
    remedy: WORDS.risks.remedy,
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
