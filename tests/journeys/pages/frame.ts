import type { Locator, Page } from '@playwright/test';

/** What stands around every screen of a portfolio on a wide window. */
export class Frame {
  readonly navigation: Locator;
  readonly heading: Locator;
  readonly messages: Locator;
  readonly exportLink: Locator;

  constructor(readonly page: Page) {
    this.navigation = page.getByRole('navigation', { name: 'Portfolio' });
    this.heading = page.getByRole('heading', { level: 1 });
    this.messages = page.getByRole('region', { name: 'Messages' });
    this.exportLink = page.getByRole('banner').getByRole('link', { name: 'Export PDF' });
  }

  /** Goes to a screen by its name in the navigation, such as `Risk register`. */
  async goTo(screen: string) {
    await this.navigation.getByRole('link', { name: screen }).click();
  }

  /** Undoes what the latest message is about. */
  async undo() {
    await this.messages.getByRole('button', { name: 'Undo' }).last().click();
  }
}
