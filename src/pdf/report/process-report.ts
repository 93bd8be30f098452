import { stageName } from '../../domain/coverage/process-operations.ts';
import { type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface ProcessReport {
  readonly type: 'process';
  /** Where the process is explained. */
  readonly explainedIn: readonly Mention[];
  readonly stages: readonly {
    readonly name: string;
    readonly channel: string;
    readonly customerSees: string;
    readonly behindTheScenes: string;
    readonly isMomentOfTruth: boolean;
    readonly momentOfTruthReason: string;
  }[];
}

export function processReport({ snapshot, facts }: ReportContext): ProcessReport {
  return {
    type: 'process',
    explainedIn: facts.ofKind('process').map((item) => mentionOf(item)),
    stages: snapshot.stages.map((stage) => ({
      name: stageName(stage),
      channel: stage.channel,
      customerSees: stage.customerSees,
      behindTheScenes: stage.behindTheScenes,
      isMomentOfTruth: stage.isMomentOfTruth,
      momentOfTruthReason: stage.momentOfTruthReason,
    })),
  };
}
