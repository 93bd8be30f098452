import type { Sample, sampleReasons } from '../../domain/sampling.ts';
import { formatDate } from '../../lib/dates.ts';
import { joinPoints, type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface SamplingReport {
  readonly type: 'sampling';
  /** What to say when nothing was sampled. */
  readonly empty: string;
  readonly samples: readonly {
    readonly date: string;
    readonly by: string;
    readonly stage: string;
    readonly reason: string;
    readonly points: string;
    readonly mentions: readonly Mention[];
    readonly outcome: string;
    readonly feedback: string;
  }[];
}

const reasons: Readonly<Record<(typeof sampleReasons)[number], string>> = {
  candidate: 'Candidate',
  assessor: 'Assessor',
  method: 'Assessment method',
  element: 'Element',
  record: 'Records',
  location: 'Assessment location',
};
const stages: Readonly<Record<Sample['stage'], string>> = { interim: 'Interim', summative: 'Summative' };
const outcomes: Readonly<Record<Sample['outcome'], string>> = {
  agree: 'Agrees with the assessor',
  'action-required': 'Action required',
  'not-sampled': 'Not sampled',
};

export function samplingReport({ unit, snapshot, names }: ReportContext): SamplingReport {
  return {
    type: 'sampling',
    empty: snapshot.portfolio.notSampled.includes('iqa') ? 'Not sampled.' : 'Not sampled so far.',
    samples: snapshot.samples.map((sample) => ({
      date: formatDate(sample.sampledOn),
      by: names.person(sample.sampledBy),
      stage: stages[sample.stage],
      reason: reasons[sample.reason],
      points: joinPoints(unit, sample.pointIds),
      mentions: snapshot.evidence.filter((item) => sample.evidenceIds.includes(item.id)).map((item) => mentionOf(item)),
      outcome: outcomes[sample.outcome],
      feedback: sample.feedback,
    })),
  };
}
