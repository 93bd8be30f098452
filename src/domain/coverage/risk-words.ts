import { riskName, riskReference, type Risk } from '../risk.ts';
import type { Outcome } from './operation.ts';

/** Every rule about each risk starts here: without a risk there is nothing to find sufficient. */
export function noRisks(): Outcome {
  return {
    gaps: [
      {
        sentence: 'You have not recorded any risk yet.',
        remedy: 'Start with something you noticed at work.',
        place: { screen: 'new-evidence', kind: 'everyday' },
        button: 'New everyday entry',
        minutes: 5,
      },
    ],
    summary: 'No risks yet',
    support: [],
  };
}

/** `R7 “Parcel left with a neighbour”`, cut where it would fill the sentence. */
export function named(risk: Risk): string {
  const name = riskName(risk);
  return `${riskReference(risk)} “${name.length > 60 ? `${name.slice(0, 57).trimEnd()}…` : name}”`;
}
