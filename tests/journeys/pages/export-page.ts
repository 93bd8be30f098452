import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

export interface SavedPdf {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The export of the portfolio as a PDF. */
export class ExportPage {
  readonly frame: Frame;
  readonly saveButton: Locator;
  readonly includeFiles: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.saveButton = page.getByRole('button', { name: 'Save PDF' });
    this.includeFiles = page.getByRole('checkbox', { name: /so that it opens again in Folio$/ });
  }

  async open() {
    await this.frame.exportLink.click();
  }

  /** Makes the PDF and reads what arrived among the downloads. */
  async save(): Promise<SavedPdf> {
    const coming = this.page.waitForEvent('download');
    await this.saveButton.click();
    const download = await coming;
    return { fileName: download.suggestedFilename(), bytes: await this.read(download) };
  }

  async read(download: Download): Promise<Uint8Array> {
    return new Uint8Array(await readFile(await download.path()));
  }
}
