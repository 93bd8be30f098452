/** The headings of an exported register, in their order. */
export const sheetHeadings = {
  reference: 'Ref',
  stages: 'Stages',
  type: 'Type',
  title: 'Title',
  hazard: 'Hazard',
  event: 'What may happen',
  affected: 'Who is affected',
  controls: 'Existing controls',
  affectsCustomers: 'Affects customers',
  probability: 'Probability',
  finance: 'Finance',
  reputation: 'Reputation',
  healthAndSafety: 'Health and safety',
  classification: 'Class',
  decision: 'Decision',
  evidence: 'Evidence',
} as const;
