import type { rulesOfEvidence } from '../../domain/judgement.ts';

type Rule = (typeof rulesOfEvidence)[number];

/** The rules of evidence in words. */
export const ruleWords: Readonly<Record<Rule, { readonly name: string; readonly meaning: string }>> = {
  valid: { name: 'Valid', meaning: 'it is about this point' },
  authentic: { name: 'Authentic', meaning: 'it is the candidate’s own work' },
  current: { name: 'Current', meaning: 'it is recent enough' },
  sufficient: { name: 'Sufficient', meaning: 'it covers all that the point asks' },
  reliable: { name: 'Reliable', meaning: 'it would be so on other days' },
};
