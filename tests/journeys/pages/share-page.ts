import type { Locator, Page, TestInfo } from '@playwright/test';
import { Frame } from './frame.ts';

/** A package as it lies among the downloads. */
export interface SavedPackage {
  readonly path: string;
  /** Null for a file that is not locked. */
  readonly passphrase: string | null;
}

/** What leaves a device: packages for others, and backups. */
export class SharePage {
  readonly frame: Frame;

  constructor(
    readonly page: Page,
    readonly testInfo: TestInfo,
  ) {
    this.frame = new Frame(page);
  }

  async open() {
    await this.frame.goTo('Share and back up');
  }

  /** One thing that can be sent, such as `Hand over to your assessor`. */
  card(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** Makes a package by the card's main button and saves what arrives among the downloads. */
  async send(title: string, lock: 'Whoever has the passphrase' | 'Anybody who gets it'): Promise<SavedPackage> {
    await this.open();
    const card = this.card(title);
    await card.getByRole('radio', { name: lock }).check();
    const coming = this.page.waitForEvent('download');
    await card.getByRole('button', { name: /^Make / }).click();
    const download = await coming;
    const path = this.testInfo.outputPath(`${crypto.randomUUID()} ${download.suggestedFilename()}`);
    await download.saveAs(path);
    await card.getByText(`${download.suggestedFilename()} is ready`).waitFor();
    const words = card.getByRole('status', { name: 'Passphrase' });
    return { path, passphrase: lock === 'Anybody who gets it' ? null : await words.innerText() };
  }
}
