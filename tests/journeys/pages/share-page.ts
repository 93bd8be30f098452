import type { Locator, Page, TestInfo } from '@playwright/test';
import { Frame } from './frame.ts';

/** A package as it lies among the downloads. */
export interface SavedPackage {
  readonly path: string;
  /** Null for a file that is not locked. */
  readonly passphrase: string | null;
}

/** Who can read a package: as it says on the screen, or the one whose introduction this is. */
export type Lock = 'Whoever has the passphrase' | 'Anybody who gets it' | { readonly introduction: string };

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

  handOver(lock: Lock = 'Anybody who gets it') {
    return this.send('Hand over to your assessor', lock);
  }

  returnToCandidate() {
    return this.send('Return to the candidate', 'Anybody who gets it');
  }

  passOnToIqa() {
    return this.send('Pass on to the IQA', 'Anybody who gets it');
  }

  returnSample() {
    return this.send('Return the sample', 'Anybody who gets it');
  }

  /** Makes a package by the card's main button and saves what arrives among the downloads. */
  async send(title: string, lock: Lock): Promise<SavedPackage> {
    await this.open();
    const card = this.card(title);
    if (typeof lock === 'string') await card.getByRole('radio', { name: lock }).check();
    else {
      await card.getByRole('radio', { name: 'One person alone' }).check();
      await card.getByRole('textbox', { name: 'Their introduction' }).fill(lock.introduction);
      await card.getByRole('button', { name: 'Read it' }).click();
    }
    const coming = this.page.waitForEvent('download');
    await card.getByRole('button', { name: /^Make / }).click();
    const download = await coming;
    const path = this.testInfo.outputPath(crypto.randomUUID(), download.suggestedFilename());
    await download.saveAs(path);
    await card.getByText(`${download.suggestedFilename()} is ready`).waitFor();
    const words = card.getByRole('status', { name: 'Passphrase' });
    return { path, passphrase: lock === 'Whoever has the passphrase' ? await words.innerText() : null };
  }
}
