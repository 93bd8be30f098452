const words: Readonly<Record<string, string>> = {
  portfolios: 'Portfolios',
  stages: 'Stages of the service process',
  risks: 'Risks',
  evidence: 'Evidence',
  people: 'People',
  attachments: 'Attached files',
  judgements: 'Judgements',
  planItems: 'Assessment plan',
  questions: 'Questions',
  samples: 'Samples',
  signatures: 'Signatures',
  checkAnswers: 'Answers to the evidence check',
  evidenceReviews: 'Reviews of evidence',
  returns: 'What was given back',
  grants: 'Accepted seals',
  events: 'History',
  files: 'Contents of files',
  chunks: 'Contents of files',
  identities: 'Seals of this device',
  workplaces: 'Who works here',
  batches: 'Signed work',
  resolutions: 'Choices between versions',
  restorePoints: 'Earlier states',
  phrases: 'Your own wordings',
  samplingPlans: 'Sampling plan',
  units: 'Units',
};

/** What a table of the database holds, in words that people know. */
export function tableWords(table: string): string {
  return words[table] ?? 'Other records';
}
