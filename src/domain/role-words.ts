import type { Actor } from './policy.ts';

/** Roles within a sentence: "you work here as the IQA". Labels at the head of a line are `personRoleNames`. */
export const roleWords: Readonly<Record<Actor, string>> = {
  candidate: 'candidate',
  assessor: 'assessor',
  'assessor-countersignatory': 'countersignatory of the assessor',
  iqa: 'IQA',
  'iqa-countersignatory': 'countersignatory of the IQA',
  eqa: 'EQA',
};
