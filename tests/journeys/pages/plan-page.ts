import { expect, type Locator, type Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** "Plan and feedback": the assessment plan, questions, and returns. */
export class PlanPage {
  readonly frame: Frame;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.dialog = page.getByRole('dialog');
  }

  async open() {
    await this.frame.goTo('Plan and feedback');
  }

  async addToPlan(what: string, pointId: string, due: string) {
    await this.page.getByRole('button', { name: 'Add to the plan' }).click();
    await this.dialog.getByRole('textbox', { name: 'What is planned' }).fill(what);
    await this.dialog.getByRole('checkbox', { name: pointId, exact: true }).check();
    await this.dialog.getByLabel('Due (optional)').fill(due);
    await this.close();
  }

  async addQuestion(question: string, answer: string, pointId: string) {
    await this.page.getByRole('button', { name: 'Add a question' }).click();
    await this.dialog.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
    await this.dialog.getByRole('textbox', { name: 'Answer', exact: true }).fill(answer);
    await this.dialog.getByRole('checkbox', { name: pointId, exact: true }).check();
    await this.close();
  }

  async giveBack(outcome: 'More needed' | 'Complete', feedback: string, resubmitBy?: string) {
    await this.page.getByRole('button', { name: 'Return to the candidate' }).click();
    await this.dialog.getByRole('radio', { name: outcome }).check();
    await this.dialog.getByRole('textbox', { name: 'Overall feedback to the candidate' }).fill(feedback);
    if (resubmitBy !== undefined) await this.dialog.getByLabel('Hand over again by (optional)').fill(resubmitBy);
    await this.dialog.getByRole('button', { name: 'Return', exact: true }).click();
    await expect(this.dialog.getByText('One step is left')).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Later' }).click();
  }

  private async close() {
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
