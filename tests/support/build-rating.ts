import { emptyRating, rating, type Consequences, type Rating } from '../../src/domain/evidence/assessment.ts';

/** A row of a formal assessment; blank but for what the test gives. */
export function blankRating(riskId: string, fields: Partial<Rating> = {}): Rating {
  return rating.parse({ ...emptyRating(`rating-of-${riskId}`, riskId), ...fields });
}

/** A complete row: probability 3, consequences 2, 1, 1, class medium, judged tolerable with a reason. */
export function fullRating(riskId: string, fields: Partial<Rating> = {}): Rating {
  return blankRating(riskId, {
    probability: 3,
    consequences: consequencesOf(2, 1, 1),
    classification: 'medium',
    judgement: 'tolerate',
    judgementReason: 'Small beside the cost of acting.',
    ...fields,
  });
}

/** Steps for finance, reputation, and health and safety; null is not answered. */
export function consequencesOf(finance: number | null, reputation: number | null, healthAndSafety: number | null): Consequences {
  return { finance: { step: finance, note: '' }, reputation: { step: reputation, note: '' }, healthAndSafety: { step: healthAndSafety, note: '' } };
}
