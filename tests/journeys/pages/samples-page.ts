import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** Quality assurance of one portfolio. */
export class SamplesPage {
  readonly frame: Frame;
  readonly decisions: Locator;
  readonly form: Locator;
  readonly samples: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.decisions = page.getByRole('region', { name: 'Decisions' });
    this.form = page.getByRole('region', { name: 'Record a sample' });
    this.samples = page.getByRole('region', { name: 'Samples', exact: true });
  }

  async open() {
    await this.frame.goTo('Sampling');
  }

  /** Looks at decisions and agrees with them. */
  async agreeWith(pointIds: readonly string[], feedback: string) {
    for (const id of pointIds) await this.decisions.getByRole('checkbox', { name: new RegExp(`^${id.replaceAll('.', '\\.')} `) }).check();
    await this.form.getByRole('radio', { name: 'Agree' }).check();
    await this.form.getByRole('textbox', { name: /^Feedback to the assessor/ }).fill(feedback);
    await this.form.getByRole('button', { name: 'Record', exact: true }).click();
    await this.samples.getByText(feedback).waitFor();
  }
}
