import type { Locator, Page, TestInfo } from '@playwright/test';

/** The page that saves everything when the app does not start. */
export class RescuePage {
  readonly saveButton: Locator;
  readonly found: Locator;
  readonly saved: Locator;

  constructor(
    readonly page: Page,
    readonly testInfo: TestInfo,
  ) {
    this.saveButton = page.getByRole('button', { name: 'Save a copy', exact: true });
    this.found = page.getByRole('region', { name: 'What is in this browser' });
    this.saved = page.getByRole('region', { name: 'The copy is saved' });
  }

  async open() {
    await this.page.goto('./rescue.html');
  }

  /** Saves the copy; gives where it lies among the downloads. */
  async save(): Promise<string> {
    const coming = this.page.waitForEvent('download');
    await this.saveButton.click();
    const download = await coming;
    await this.saved.waitFor();
    const path = this.testInfo.outputPath(crypto.randomUUID(), download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }
}
