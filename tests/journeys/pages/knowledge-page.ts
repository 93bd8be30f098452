import { expect } from '@playwright/test';
import { EvidencePage } from './evidence-page.ts';

/** The answers to the five questions, each with its worksheet. */
export class KnowledgePage extends EvidencePage {
  /** Opens the question of a point from the list of questions. */
  async answer(point: string, words: string) {
    await this.frame.goTo('Knowledge answers');
    await this.page
      .getByRole('region')
      .or(this.page.locator('section'))
      .filter({ hasText: point })
      .last()
      .getByRole('link', { name: 'Answer' })
      .click();
    await expect(this.titleField).toHaveValue(`Answer to ${point}`);
    await this.field('Your answer').fill(words);
  }

  async addTechniques(techniques: readonly { readonly name: string; readonly about: string }[]) {
    for (const [index, technique] of techniques.entries()) {
      await this.page.getByRole('button', { name: 'Add a technique' }).click();
      await this.page.getByLabel('Technique', { exact: true }).nth(index).fill(technique.name);
      await this.page.getByLabel('How it works, and when it helps').nth(index).fill(technique.about);
    }
  }

  async addLine(noun: 'cost' | 'benefit', line: { readonly what: string; readonly worth: string }) {
    const title = noun === 'cost' ? 'Costs' : 'Benefits';
    const rows = this.page.getByRole('group', { name: title, exact: true });
    await rows.getByRole('button', { name: `Add a ${noun}` }).click();
    await rows.getByLabel(title.slice(0, -1), { exact: true }).fill(line.what);
    await rows.getByLabel('Worth').fill(line.worth);
  }
}
