import { z } from 'zod';
import { id, isFilled, line, text } from '../record.ts';
import { listRow, tableRow, textRow, type Problem, type Row } from './row.ts';

const lineItem = z.strictObject({ id, what: line, worth: line });

/** A worked cost/benefit analysis (311.3.4). */
const costBenefit = z.strictObject({ option: text, costs: z.array(lineItem), benefits: z.array(lineItem), verdict: text });

/** Strengths, weaknesses, opportunities, threats (311.3.5). */
const swot = z.strictObject({ strengths: text, weaknesses: text, opportunities: text, threats: text });

/** Political, economic, social, technological, legal, environmental (311.3.5). */
const pestle = z.strictObject({ political: text, economic: text, social: text, technological: text, legal: text, environmental: text });

/** An answer to one knowledge criterion, with the worksheet that belongs to it. */
export const knowledgeDetails = z.strictObject({
  pointId: id.or(z.literal('')),
  answer: text,
  /** Techniques named (311.3.1). */
  techniques: z.array(z.strictObject({ id, name: line, about: text })),
  /** What was said of each type of risk (311.3.3). */
  types: z.strictObject({ financial: text, reputational: text, healthAndSafety: text }),
  costBenefit,
  swot,
  pestle,
});
export type KnowledgeDetails = z.infer<typeof knowledgeDetails>;

export const emptyKnowledge: KnowledgeDetails = {
  pointId: '',
  answer: '',
  techniques: [],
  types: { financial: '', reputational: '', healthAndSafety: '' },
  costBenefit: { option: '', costs: [], benefits: [], verdict: '' },
  swot: { strengths: '', weaknesses: '', opportunities: '', threats: '' },
  pestle: { political: '', economic: '', social: '', technological: '', legal: '', environmental: '' },
};

export const swotNames = {
  strengths: 'Strengths',
  weaknesses: 'Weaknesses',
  opportunities: 'Opportunities',
  threats: 'Threats',
} as const satisfies Record<keyof KnowledgeDetails['swot'], string>;

export const pestleNames = {
  political: 'Political',
  economic: 'Economic',
  social: 'Social',
  technological: 'Technological',
  legal: 'Legal',
  environmental: 'Environmental',
} as const satisfies Record<keyof KnowledgeDetails['pestle'], string>;

export const knowledgeTypeNames = {
  financial: 'Financial risks',
  reputational: 'Reputational risks',
  healthAndSafety: 'Health and safety risks',
} as const satisfies Record<keyof KnowledgeDetails['types'], string>;

export function knowledgeRows(details: KnowledgeDetails): readonly Row[] {
  const { costBenefit: worked } = details;
  const named = <K extends string>(names: Readonly<Record<K, string>>, values: Readonly<Record<K, string>>) =>
    (Object.keys(names) as K[]).filter((key) => isFilled(values[key])).map((key) => [names[key], values[key]]);
  return [
    textRow('Answer', details.answer),
    tableRow(
      'Techniques',
      ['Technique', 'How it works'],
      details.techniques.map((technique) => [technique.name, technique.about]),
    ),
    tableRow('Nature of the risks', ['Type', 'What it is like'], named(knowledgeTypeNames, details.types)),
    textRow('Option examined', worked.option),
    listRow('Costs', worked.costs.map(itemText)),
    listRow('Benefits', worked.benefits.map(itemText)),
    textRow('Verdict', worked.verdict),
    tableRow('SWOT', ['Heading', 'Findings'], named(swotNames, details.swot)),
    tableRow('PESTLE', ['Heading', 'Findings'], named(pestleNames, details.pestle)),
  ];
}

export function knowledgeProblems(details: KnowledgeDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.pointId)) problems.push({ path: ['pointId'], message: 'Choose the question that you answer.' });
  if (!isFilled(details.answer)) problems.push({ path: ['answer'], message: 'Write your answer.' });
  return problems;
}

function itemText(item: { readonly what: string; readonly worth: string }): string {
  return isFilled(item.worth) ? `${item.what} (${item.worth})` : item.what;
}
