import { expect, type Locator, type Page } from '@playwright/test';
import type { SavedPackage } from './share-page.ts';

/** Opens a package: what it holds is shown first, and taken over when somebody says so. */
export class OpenPage {
  readonly chooseButton: Locator;
  readonly preview: Locator;
  readonly changes: Locator;
  readonly putHereButton: Locator;
  readonly takeOverButton: Locator;
  readonly nothingNew: Locator;
  readonly refusal: Locator;

  constructor(readonly page: Page) {
    this.chooseButton = page.getByRole('button', { name: 'Choose the file' });
    this.preview = page.getByText('Nothing is changed yet');
    this.changes = page.getByRole('table', { name: 'What it changes' });
    this.putHereButton = page.getByRole('button', { name: 'Put it on this device' });
    this.takeOverButton = page.getByRole('button', { name: 'Take this over' });
    this.nothingNew = page.getByText('Everything in this file is here already');
    this.refusal = page.getByRole('alert').filter({ hasText: 'was not opened' });
  }

  async choose({ path, passphrase = null }: { readonly path: string; readonly passphrase?: string | null }) {
    // By way of home, so that a file that was opened before is out of sight.
    await this.page.goto('./#/');
    await this.page.goto('./#/open');
    const choosing = this.page.waitForEvent('filechooser');
    await this.chooseButton.click();
    await (await choosing).setFiles(path);
    if (passphrase === null) return;
    await this.page.getByRole('textbox', { name: 'Passphrase that they told you' }).fill(passphrase);
    await this.page.getByRole('button', { name: 'Unlock' }).click();
  }

  /** A row of what the package changes, by the name of the entry. */
  change(entry: string | RegExp): Locator {
    return this.changes.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: entry }) });
  }

  seal(name: string): Locator {
    return this.page.getByRole('region', { name: `Seal of ${name}` });
  }

  async acceptSeal(name: string) {
    await this.seal(name).getByRole('radio', { name: 'Yes, we compared them' }).check();
    await this.seal(name)
      .getByRole('button', { name: `Accept the seal of ${name}` })
      .click();
    await expect(this.page.getByText(new RegExp(`${name} is accepted as .*, once you take this over`))).toBeVisible();
  }

  /** Opens a package for a portfolio that is here already, to the end. */
  async takeOver(saved: SavedPackage) {
    await this.choose(saved);
    await this.preview.waitFor();
    await this.confirm();
  }

  async confirm() {
    await this.takeOverButton.click();
    // It goes on to the portfolio by itself.
    await this.page.waitForURL(/#\/p\/[^/]+$/);
    await expect(this.page.getByRole('region', { name: 'Messages' })).toContainText('The package is taken over.');
  }

  /** From a file that holds nothing new to the portfolio that it is of. */
  async openPortfolio() {
    await this.nothingNew.waitFor();
    await this.page.getByRole('link', { name: 'Open the portfolio' }).click();
  }
}
