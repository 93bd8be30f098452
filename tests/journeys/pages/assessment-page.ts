import { expect } from '@playwright/test';
import type { RatingWords } from '../risk-words.ts';
import { EvidencePage } from './evidence-page.ts';

export interface AssessmentWords {
  readonly title: string;
  readonly date: string;
  readonly scope: string;
  readonly technique: string;
  readonly people: string;
  readonly summary: string;
  readonly nextReview: string;
}

/** A formal assessment: its frame, and the rating of one risk after another. */
export class AssessmentPage extends EvidencePage {
  readonly nextRiskButton = this.page.getByRole('button', { name: 'Next risk' });

  async write(words: AssessmentWords) {
    await this.name(words.title, words.date);
    await this.field('What did you assess?').fill(words.scope);
    await this.field('Technique').fill(words.technique);
    await this.field('Who took part? (optional)').fill(words.people);
    await this.field('What did you find? (optional)').fill(words.summary);
    await this.field('Next review').fill(words.nextReview);
  }

  async addAllRisks() {
    await this.page.getByRole('button', { name: 'Add risks from the register' }).click();
    await this.page.getByRole('button', { name: 'Choose all' }).click();
    await this.page.getByRole('button', { name: /^Add \d+ risks$/ }).click();
  }

  /** Rates the risks in their order; `words` has one entry for each. */
  async rateAll(words: readonly RatingWords[]) {
    for (const [index, rating] of words.entries()) {
      await expect(this.page.getByText(`Risk ${String(index + 1)} of ${String(words.length)}`)).toBeVisible();
      await this.#rate(rating);
      if (index + 1 < words.length) await this.nextRiskButton.click();
    }
  }

  async #rate(rating: RatingWords) {
    const scales = {
      Finance: rating.finance,
      Reputation: rating.reputation,
      'Health and safety': rating.healthAndSafety,
      Probability: rating.probability,
    };
    for (const [label, [step, note]] of Object.entries(scales)) {
      await this.field(label).selectOption(String(step));
      await this.field(`Note on ${label.toLowerCase()}`).fill(note);
    }
    await this.choose('Classification', rating.classification);
    if (rating.overrideReason !== undefined) await this.field(`Why you chose ${rating.classification}`).fill(rating.overrideReason);
    await this.choose('Your judgement', rating.judgement);
    await this.field('Reason').fill(rating.judgementReason);
  }
}
