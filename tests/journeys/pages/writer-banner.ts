import { expect, type Locator, type Page } from '@playwright/test';

/** What a tab says that only shows a portfolio, because another one edits it. */
export class WriterBanner {
  readonly notice: Locator;
  readonly moved: Locator;
  readonly editHereButton: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole('main');
    this.notice = main.getByRole('group', { name: 'You are editing this portfolio in another tab' });
    this.moved = main.getByRole('group', { name: 'Editing moved to another tab' });
    this.editHereButton = main.getByRole('button', { name: 'Edit here' });
  }

  async editHere() {
    await this.editHereButton.click();
    await expect(this.editHereButton).toBeHidden();
  }
}
