import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** Assessment team and witnesses. */
export class PeoplePage {
  readonly frame: Frame;
  readonly addAssessorButton: Locator;
  readonly doneButton: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.addAssessorButton = page.getByRole('button', { name: 'Add your assessor' });
    this.doneButton = page.getByRole('button', { name: 'Done' });
  }

  async addQualifiedAssessor(person: { readonly name: string; readonly jobTitle: string; readonly qualification: string }) {
    await this.frame.goTo('People and witnesses');
    await this.addAssessorButton.click();
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(person.name);
    await this.page.getByRole('textbox', { name: 'Job (optional)' }).fill(person.jobTitle);
    await this.page.getByRole('group', { name: 'Qualified for this role?' }).getByRole('radio', { name: 'Yes', exact: true }).check();
    await this.page.getByRole('textbox', { name: 'Qualification or registration (optional)' }).fill(person.qualification);
    await this.doneButton.click();
  }
}
