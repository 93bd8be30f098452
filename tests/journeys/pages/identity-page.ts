import { expect, type Locator, type Page } from '@playwright/test';

export interface IdentityWords {
  readonly name: string;
  /** As the list calls it: `assessor`, `iqa`. */
  readonly role: string;
  readonly qualification: string;
  readonly organisation: string;
}

/** "You on this device", and the same form where somebody opens a portfolio for the first time. */
export class IdentityPage {
  readonly copyButton: Locator;

  constructor(readonly page: Page) {
    this.copyButton = page.getByRole('button', { name: 'Copy introduction' });
  }

  async open() {
    await this.page.goto('./#/you');
  }

  async sayWho({ name, role, qualification, organisation }: IdentityWords, saveLabel = 'Make my seal') {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await this.page.getByRole('combobox', { name: 'What you are' }).selectOption(role);
    await this.page.getByRole('radio', { name: 'Qualified', exact: true }).check();
    await this.page.getByRole('textbox', { name: 'Qualification or registration' }).fill(qualification);
    await this.page.getByRole('textbox', { name: 'Centre or organisation' }).fill(organisation);
    await this.page.getByRole('button', { name: saveLabel }).click();
  }

  /** The six words of somebody's seal, as they stand on the screen. */
  async wordsOf(name: string): Promise<readonly string[]> {
    const words = this.page.getByRole('list', { name: `The six words of the seal of ${name}` }).getByRole('listitem');
    await expect(words).toHaveCount(6);
    return words.allTextContents();
  }

  /** Copies the introduction and gives what then lies in the clipboard. */
  async copyIntroduction(): Promise<string> {
    await this.copyButton.click();
    await expect(this.page.getByRole('region', { name: 'Messages' })).toContainText('The introduction is copied.');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
