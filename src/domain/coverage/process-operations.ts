import type { Evidence } from '../evidence.ts';
import { isFilled } from '../record.ts';
import type { Stage } from '../process.ts';
import { riskReference, riskTypeNames, type RiskType } from '../risk.ts';
import { isIdentified, type Facts } from './facts.ts';
import { countOf, type Gap, type Operation } from './operation.ts';

/** C30: the process has stages in order, it is explained, and at least one is a moment of truth and says why (311.1.1). */
export const processExplained: Operation<unknown> = {
  describe: () => 'The process has its stages in order and is explained, and at least one stage is a moment of truth and says why.',
  evaluate: (facts) => {
    const explanation = facts.ofKind('process').find((evidence) => isFilled(evidence.details.explanation));
    const moments = facts.stages.filter((stage) => stage.isMomentOfTruth);
    const gaps: Gap[] = [];
    if (facts.stages.length < 2) gaps.push(fewStages(facts.stages.length));
    if (!explanation)
      gaps.push(
        processGap(
          'Your service process is not explained yet.',
          'Say in a paragraph how your customers are served, from first contact to the end.',
          'explanation',
          8,
        ),
      );
    gaps.push(...unnamed(facts.stages));
    if (moments.length === 0)
      gaps.push(
        processGap('No stage is marked as a moment of truth.', 'Mark the stages that matter most to your customers, and say why.', undefined, 3),
      );
    else if (!moments.some((stage) => isFilled(stage.momentOfTruthReason))) gaps.push(reasonMissing(moments[0]));
    const summary = `${countOf(facts.stages.length, 'stage')}, ${countOf(moments.length, 'moment of truth', 'moments of truth')}`;
    return { gaps, summary, support: facts.ofKind('process').filter((evidence) => isFilled(evidence.details.explanation)) };
  },
};

/** C31–C34: each stage has a risk of one type, or the candidate's reason why there is none (311.1.2–311.1.5). */
export const stageRisks: Operation<{ type: RiskType }> = {
  describe: ({ type }) => `Each stage has a ${word(type)} risk, or the reason why there is none.`,
  evaluate: (facts, { type }) => {
    if (facts.stages.length === 0) return { gaps: [fewStages(0)], summary: 'No stages yet', support: [] };
    const open = facts.stages.filter((stage) => !isCovered(facts, stage, type));
    const done = facts.stages.length - open.length;
    return {
      gaps: open.map((stage) => stageGap(facts, stage, type)),
      summary: `${done} of ${countOf(facts.stages.length, 'stage')} ${done === 1 ? 'has' : 'have'} a ${word(type)} risk or a reason`,
      support: supportFor(facts, type),
    };
  },
};

/** C35: a reason covers a stage only when it says something. */
export function noRiskReason(stage: Stage, type: RiskType): string | undefined {
  return stage.noRisk.find((entry) => entry.type === type && isFilled(entry.reason))?.reason;
}

export function stageName(stage: Pick<Stage, 'name'>): string {
  return stage.name.trim() || 'Unnamed stage';
}

/** The type of risk as it stands before the word "risk" in a sentence. */
function word(type: RiskType): string {
  return type === 'sub-standard' ? 'sub-standard service or product' : riskTypeNames[type].toLowerCase();
}

function isCovered(facts: Facts, stage: Stage, type: RiskType): boolean {
  return facts.risksAt(stage.id, type).some(isIdentified) || noRiskReason(stage, type) !== undefined;
}

function stageGap(facts: Facts, stage: Stage, type: RiskType): Gap {
  const [blank] = facts.risksAt(stage.id, type);
  if (blank) {
    return {
      sentence: `${riskReference(blank)}, the ${word(type)} risk of the stage “${stageName(stage)}”, is not described yet.`,
      remedy: 'Say what may happen.',
      place: { screen: 'register', riskId: blank.id, field: 'event' },
      button: `Open ${riskReference(blank)}`,
      minutes: 2,
    };
  }
  return {
    sentence: `The stage “${stageName(stage)}” has no ${word(type)} risk.`,
    remedy: 'Add a risk, or say why there is none at that stage.',
    place: { screen: 'register-grid', stageId: stage.id, riskType: type },
    button: 'Open grid',
    minutes: 2,
  };
}

/** Evidence that identifies risks of this type: assessments, everyday entries and discussions. */
function supportFor(facts: Facts, type: RiskType): readonly Evidence[] {
  const identifying: readonly Evidence[] = [...facts.ofKind('assessment'), ...facts.ofKind('everyday'), ...facts.ofKind('discussion')];
  return identifying.filter((evidence) => facts.risksIn(evidence).some((risk) => risk.type === type && isIdentified(risk)));
}

function unnamed(stages: readonly Stage[]): readonly Gap[] {
  return stages
    .filter((stage) => !isFilled(stage.name))
    .map((stage) => ({
      sentence: 'A stage has no name.',
      remedy: 'Name it as your team does.',
      place: { screen: 'process', stageId: stage.id, field: 'name' },
      button: 'Open process',
      minutes: 1,
    }));
}

function fewStages(count: number): Gap {
  return {
    sentence: count === 0 ? 'Your service process has no stages yet.' : 'Your service process has only one stage.',
    remedy: 'List the stages that a customer goes through, in order.',
    place: { screen: 'process' },
    button: 'Open process',
    minutes: 6,
  };
}

function reasonMissing(stage: Stage | undefined): Gap {
  return {
    sentence: `“${stage ? stageName(stage) : 'A stage'}” is a moment of truth, but you have not said why.`,
    remedy: 'Say why this stage matters most to the customer’s experience.',
    place: stage ? { screen: 'process', stageId: stage.id, field: 'momentOfTruthReason' } : { screen: 'process' },
    button: 'Open process',
    minutes: 2,
  };
}

function processGap(sentence: string, remedy: string, field: string | undefined, minutes: number): Gap {
  return { sentence, remedy, place: field === undefined ? { screen: 'process' } : { screen: 'process', field }, button: 'Open process', minutes };
}
