import { evidenceReference, type EvidenceOf } from '../evidence.ts';
import { isFilled } from '../record.ts';
import { pestleNames, swotNames, knowledgeTypeNames } from '../evidence/knowledge.ts';
import { countOf, joinWords, type Gap, type Operation } from './operation.ts';

type Worksheet = 'none' | 'techniques' | 'types' | 'cost-benefit' | 'swot-pestle';

/** C50–C54: a knowledge question is answered, with the worksheet that belongs to it (311.3.1–311.3.5). */
export const questionAnswered: Operation<{ point: string; worksheet: Worksheet }> = {
  describe: ({ worksheet }) =>
    ({
      none: 'The question is answered.',
      techniques: 'The question is answered and names at least two techniques.',
      types: 'The question is answered for financial, reputational, and health and safety risks.',
      'cost-benefit': 'The question is answered with a worked cost/benefit analysis.',
      'swot-pestle': 'The question is answered, and both a SWOT and a PESTLE are filled in.',
    })[worksheet],
  evaluate: (facts, { point, worksheet }) => {
    const answers = facts.ofKind('knowledge').filter((evidence) => evidence.details.pointId === point);
    const [best] = answers
      .map((evidence) => ({ evidence, missing: missingParts(evidence, worksheet) }))
      .sort((a, b) => a.missing.length - b.missing.length);
    const support = answers.filter((evidence) => isFilled(evidence.details.answer));
    if (!best) {
      const gap: Gap = {
        sentence: `You have not answered ${point}.`,
        remedy:
          worksheet === 'none'
            ? 'Answer it in your own words, with an example from your work.'
            : 'Answer it in your own words and fill in the worksheet.',
        place: { screen: 'new-evidence', kind: 'knowledge', pointId: point },
        button: 'Answer',
        minutes: worksheet === 'swot-pestle' ? 20 : 10,
      };
      return { gaps: [gap], summary: 'Not answered yet', support };
    }
    const gaps = best.missing.map(({ sentence, field, minutes }) => ({
      sentence: `${evidenceReference(best.evidence)} ${sentence}`,
      remedy: 'Fill it in.',
      place: { screen: 'evidence', evidenceId: best.evidence.id, field } as const,
      button: `Open ${evidenceReference(best.evidence)}`,
      minutes,
    }));
    return { gaps, summary: gaps.length === 0 ? 'Answered' : countOf(gaps.length, 'part') + ' open', support };
  },
};

interface Missing {
  readonly sentence: string;
  readonly field: string;
  readonly minutes: number;
}

function missingParts({ details }: EvidenceOf<'knowledge'>, worksheet: Worksheet): readonly Missing[] {
  const missing: Missing[] = isFilled(details.answer) ? [] : [{ sentence: 'has no answer yet.', field: 'details.answer', minutes: 8 }];
  switch (worksheet) {
    case 'none':
      break;
    case 'techniques': {
      const named = new Set(details.techniques.map((technique) => technique.name.trim().toLowerCase()).filter(isFilled)).size;
      if (named < 2)
        missing.push({
          sentence: `names ${named === 0 ? 'no technique' : 'only one technique'}; two are needed.`,
          field: 'details.techniques',
          minutes: 3,
        });
      break;
    }
    case 'types':
      missing.push(...emptyBoxes('does not yet speak of', knowledgeTypeNames, details.types, 'details.types', 4));
      break;
    case 'cost-benefit': {
      const { option, costs, benefits, verdict } = details.costBenefit;
      const filled = (items: typeof costs) => items.some((item) => isFilled(item.what));
      if (!isFilled(option))
        missing.push({ sentence: 'does not say which option its cost/benefit analysis is about.', field: 'details.costBenefit.option', minutes: 2 });
      if (!filled(costs)) missing.push({ sentence: 'lists no cost.', field: 'details.costBenefit.costs', minutes: 2 });
      if (!filled(benefits)) missing.push({ sentence: 'lists no benefit.', field: 'details.costBenefit.benefits', minutes: 2 });
      if (!isFilled(verdict))
        missing.push({ sentence: 'has no verdict on its costs and benefits.', field: 'details.costBenefit.verdict', minutes: 2 });
      break;
    }
    case 'swot-pestle':
      missing.push(...emptyBoxes('has nothing in its SWOT under', swotNames, details.swot, 'details.swot', 5));
      missing.push(...emptyBoxes('has nothing in its PESTLE under', pestleNames, details.pestle, 'details.pestle', 8));
      break;
  }
  return missing;
}

/** One gap for all the empty boxes of a worksheet, at the first of them. */
function emptyBoxes<K extends string>(
  words: string,
  names: Readonly<Record<K, string>>,
  values: Readonly<Record<K, string>>,
  path: string,
  minutes: number,
): readonly Missing[] {
  const empty = (Object.keys(names) as K[]).filter((key) => !isFilled(values[key]));
  const [first] = empty;
  if (first === undefined) return [];
  return [
    {
      sentence: `${words} ${joinWords(
        empty.map((key) => names[key].toLowerCase()),
        'or',
      )}.`,
      field: `${path}.${first}`,
      minutes,
    },
  ];
}
