import { pestleNames, swotNames, type KnowledgeDetails } from '../../domain/evidence/knowledge.ts';
import { isFilled } from '../../domain/record.ts';
import { type Mention, mentionOf, type ReportContext } from './report-context.ts';

type Box = readonly [heading: string, text: string];

export interface WorksheetsReport {
  readonly type: 'worksheets';
  readonly swot: readonly { readonly from: Mention; readonly boxes: readonly Box[] }[];
  readonly pestle: readonly { readonly from: Mention; readonly boxes: readonly Box[] }[];
  readonly costBenefit: readonly { readonly from: Mention; readonly worked: KnowledgeDetails['costBenefit'] }[];
}

/** The worksheets of the knowledge answers, side by side with the register that they inform. */
export function worksheetsReport({ facts }: ReportContext): WorksheetsReport {
  const answers = facts.ofKind('knowledge');
  const sheets = <K extends string>(names: Readonly<Record<K, string>>, valuesOf: (details: KnowledgeDetails) => Readonly<Record<K, string>>) =>
    answers
      .filter((item) => Object.values<string>(valuesOf(item.details)).some(isFilled))
      .map((item) => ({ from: mentionOf(item), boxes: (Object.keys(names) as K[]).map((key): Box => [names[key], valuesOf(item.details)[key]]) }));
  return {
    type: 'worksheets',
    swot: sheets(swotNames, (details) => details.swot),
    pestle: sheets(pestleNames, (details) => details.pestle),
    costBenefit: answers
      .filter(
        ({ details: { costBenefit } }) =>
          isFilled(costBenefit.option) || isFilled(costBenefit.verdict) || costBenefit.costs.length + costBenefit.benefits.length > 0,
      )
      .map((item) => ({ from: mentionOf(item), worked: item.details.costBenefit })),
  };
}
