import type { Locator, Page } from '@playwright/test';

/** The lock of this computer, and the screen that asks for its passphrase. */
export class LockPage {
  readonly heading: Locator;
  readonly passphraseField: Locator;
  readonly unlockButton: Locator;
  readonly wrong: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Folio is locked', exact: true });
    this.passphraseField = page.getByLabel('Your passphrase', { exact: true });
    this.unlockButton = page.getByRole('button', { name: 'Unlock' });
    this.wrong = page.getByText('This is not the passphrase.');
  }

  async open() {
    await this.page.goto('./#/lock');
    await this.page.getByRole('heading', { name: 'Lock Folio on this computer' }).waitFor();
  }

  /** Puts the lock on with words of one's own, up to where everything is sealed and the app is there again. */
  async putOn(passphrase: string) {
    await this.open();
    await this.page.getByRole('radio', { name: 'My own words' }).check();
    await this.page.getByLabel('Your own passphrase').fill(passphrase);
    await this.page.getByRole('checkbox', { name: /^I have the passphrase/ }).check();
    await this.page.getByRole('button', { name: 'Lock Folio on this computer' }).click();
    await this.page.getByRole('heading', { name: 'Type your passphrase once more' }).waitFor();
    await this.passphraseField.fill(passphrase);
    await this.page.getByRole('button', { name: 'Lock Folio with it' }).click();
    await this.page.getByRole('heading', { name: 'The lock', exact: true }).waitFor();
  }

  async unlock(passphrase: string) {
    await this.heading.waitFor();
    await this.passphraseField.fill(passphrase);
    await this.unlockButton.click();
  }
}
