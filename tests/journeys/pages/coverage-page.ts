import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** The unit's grid. */
export class CoveragePage {
  readonly frame: Frame;
  readonly matrixView: Locator;
  readonly gapsFilter: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.matrixView = page.getByRole('radio', { name: 'Evidence × points' });
    this.gapsFilter = page.getByRole('radio', { name: /^Gaps \d+$/ });
  }

  async open() {
    await this.frame.goTo('Coverage');
  }

  row(point: string) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: point, exact: true }) });
  }
}
