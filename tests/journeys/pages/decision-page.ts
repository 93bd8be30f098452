import { EvidencePage } from './evidence-page.ts';

export interface TolerateWords {
  readonly title: string;
  readonly date: string;
  /** What may happen, as the register has it. */
  readonly risk: string;
  readonly reason: string;
  readonly reviewDate: string;
}

export interface ActWords extends TolerateWords {
  readonly cost: string;
  readonly benefit: string;
  readonly action: string;
  readonly owner: string;
  readonly due: string;
  readonly doneOn: string;
  readonly procedure: string;
  readonly before: string;
  readonly after: string;
  readonly effect: string;
  readonly probabilityNow: number;
  readonly consequenceNow: number;
  readonly classNow: string;
}

/** What was decided about one risk. */
export class DecisionPage extends EvidencePage {
  async tolerate(words: TolerateWords) {
    await this.#begin(words, 'Tolerable, no action');
    await this.field('Review date').fill(words.reviewDate);
  }

  async act(words: ActWords) {
    await this.#begin(words, 'Take action');
    await this.field('What would acting cost? (optional)').fill(words.cost);
    await this.field('What would it bring? (optional)').fill(words.benefit);
    await this.page.getByRole('button', { name: 'Add an action' }).click();
    const actions = this.page.getByRole('group', { name: 'Actions' });
    await actions.getByLabel('Action', { exact: true }).fill(words.action);
    await actions.getByLabel('Owner').fill(words.owner);
    await actions.getByLabel('Due').fill(words.due);
    await actions.getByLabel('Done on').fill(words.doneOn);
    await this.field('Procedure that you adapted (optional)').fill(words.procedure);
    await this.field('Before (optional)').fill(words.before);
    await this.field('After (optional)').fill(words.after);
    await this.field('What did it do to the risk? (optional)').fill(words.effect);
    await this.field('Probability now (optional)').selectOption(String(words.probabilityNow));
    await this.field('Worst consequence now (optional)').selectOption(String(words.consequenceNow));
    await this.choose('Classification now', words.classNow);
    await this.field('Review date (optional)').fill(words.reviewDate);
  }

  async #begin(words: TolerateWords, decision: string) {
    await this.name(words.title, words.date);
    const option = this.field('Risk').locator('option').filter({ hasText: words.risk });
    await this.field('Risk').selectOption((await option.getAttribute('value')) ?? '');
    await this.choose('Your decision', decision);
    await this.field('Reason').fill(words.reason);
  }
}
