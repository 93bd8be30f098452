/** The five answers of the main journey, each with its worksheet. */
export const knowledgeWords = {
  techniques: {
    point: '311.3.1',
    answer: 'We look for risks by walking the job and by asking what if. A matrix then puts them in order.',
    techniques: [
      { name: 'Walk-through', about: 'Follow one bicycle from counter to yard and note what may go wrong at each step.' },
      { name: 'Risk matrix', about: 'Multiply probability by the worst consequence, so that the worst comes first.' },
    ],
  },
  evaluate: {
    point: '311.3.2',
    answer: 'Probability says how often, consequence says how bad. Something rare and terrible can outrank something weekly and small.',
  },
  types: {
    point: '311.3.3',
    answer: 'Ours mix: a late bicycle is a reputational risk first and a financial one a month later.',
    financial: 'Write-offs and free parts. Small each time, but weekly.',
    reputational: 'Reviews and talk at the harbour. Slow to mend.',
    healthAndSafety: 'Slips, trapped fingers and brakes. Rare and serious.',
  },
  costBenefit: {
    point: '311.3.4',
    answer: 'A cost/benefit analysis sets what an action takes against what it brings, in the same unit where that is possible.',
    option: 'Print job cards with a price box',
    cost: { what: 'Printing five hundred cards', worth: '£12 once' },
    benefit: { what: 'Fewer bills written down', worth: '£80 a month' },
    verdict: 'It pays for itself in the first week.',
  },
  swotPestle: {
    point: '311.3.5',
    answer: 'SWOT looks inside and around us; PESTLE looks only around us, from six sides.',
    swot: {
      Strengths: 'Mechanics who explain what they do',
      Weaknesses: 'Paper cards that get lost',
      Opportunities: 'The new cycle path along the quay',
      Threats: 'Mail-order tyres',
    },
    pestle: {
      Political: 'The council’s cycling grants',
      Economic: 'Steel prices',
      Social: 'More people cycling to work',
      Technological: 'Electric bicycles with sealed motors',
      Legal: 'Consumer rights on repairs',
      Environmental: 'Taking back old tyres and oil',
    },
  },
} as const;
