import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** Assessment team and witnesses. */
export class PeoplePage {
  readonly frame: Frame;
  readonly addAssessorButton: Locator;
  readonly doneButton: Locator;
  readonly dialog: Locator;
  readonly seals: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.addAssessorButton = page.getByRole('button', { name: 'Add your assessor' });
    this.doneButton = page.getByRole('button', { name: 'Done' });
    this.dialog = page.getByRole('dialog', { name: 'Accept a seal' });
    this.seals = page.getByRole('table', { name: 'Seals that count here' });
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

  /** Reads somebody's introduction; their six words then stand in the dialogue, to be compared. */
  async readIntroduction(text: string) {
    await this.frame.goTo('People and witnesses');
    await this.page.getByRole('button', { name: 'Accept a seal' }).click();
    await this.dialog.getByRole('textbox', { name: 'Their introduction' }).fill(text);
    await this.dialog.getByRole('button', { name: 'Read it' }).click();
  }

  async acceptSeal() {
    await this.dialog.getByRole('radio', { name: 'Yes, we compared them' }).check();
    await this.dialog.getByRole('button', { name: 'Accept the seal' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
