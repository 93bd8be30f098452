import { openActions } from '../../domain/sampling/open-action.ts';
import { sampleOutcomeNames, sampleReasonNames, sampleReasons, samplerOf, sampleStageNames } from '../../domain/sampling.ts';
import { formatDate } from '../../lib/dates.ts';
import { joinPoints, type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface SamplingReport {
  readonly type: 'sampling';
  /** What to say when nothing was sampled. */
  readonly empty: string;
  /** What the reasons are. */
  readonly reasons: string;
  readonly samples: readonly {
    readonly date: string;
    readonly by: string;
    readonly stage: string;
    readonly reason: string;
    readonly points: string;
    readonly mentions: readonly Mention[];
    readonly outcome: string;
    /** I6: whether action that is asked for has been settled by a later look; '' where none is asked. */
    readonly action: string;
    readonly feedback: string;
  }[];
  /** Who looked at nothing, in sentences. */
  readonly notSampled: readonly string[];
}

export function samplingReport({ unit, snapshot, evidence, names }: ReportContext): SamplingReport {
  const { notSampled } = snapshot.portfolio;
  const open = new Set(openActions(snapshot.samples));
  return {
    type: 'sampling',
    empty: notSampled.includes('iqa') ? 'Not sampled.' : 'Not sampled so far.',
    reasons: `Reasons (CAMERA): ${sampleReasons.map((reason) => sampleReasonNames[reason].toLowerCase()).join(', ')}.`,
    samples: snapshot.samples.map((sample) => ({
      date: formatDate(sample.sampledOn),
      by: `${names.person(sample.sampledBy)} (${samplerOf(sample, snapshot).toUpperCase()})`,
      stage: sampleStageNames[sample.stage],
      reason: sampleReasonNames[sample.reason],
      points: joinPoints(unit, sample.pointIds),
      mentions: evidence.filter((item) => sample.evidenceIds.includes(item.id)).map((item) => mentionOf(item)),
      outcome: sampleOutcomeNames[sample.outcome],
      action: sample.outcome !== 'action-required' ? '' : open.has(sample) ? 'Still open' : 'Settled by a later sample',
      feedback: sample.feedback.trim(),
    })),
    notSampled: notSampled.map((line) => `Recorded as not sampled by the ${line.toUpperCase()}.`),
  };
}
