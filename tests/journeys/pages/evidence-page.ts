import { expect, type Locator, type Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** The frame of every piece of evidence: title, date, claims, and marking it as ready. */
export class EvidencePage {
  readonly frame: Frame;
  readonly titleField: Locator;
  readonly dateField: Locator;
  readonly readyButton: Locator;
  readonly draftButton: Locator;
  readonly deleteButton: Locator;
  readonly saveState: Locator;
  readonly problems: Locator;
  readonly newRiskButton: Locator;
  readonly claimSelect: Locator;
  readonly claimButton: Locator;
  readonly files: Locator;
  readonly filesComing: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.titleField = page.getByRole('textbox', { name: 'Title', exact: true });
    this.dateField = page.getByLabel('Date of the activity', { exact: true });
    this.readyButton = page.getByRole('button', { name: 'Mark as ready' });
    this.draftButton = page.getByRole('button', { name: 'Return to draft' });
    this.deleteButton = page.getByRole('button', { name: 'Delete', exact: true });
    this.saveState = page.locator('[data-state]').first();
    this.problems = page.getByRole('alert', { name: 'There is a problem' });
    this.newRiskButton = page.getByRole('button', { name: 'New risk' });
    this.claimSelect = page.getByRole('combobox', { name: 'Claim another point' });
    this.claimButton = page.getByRole('button', { name: 'Claim', exact: true });
    this.files = page.getByRole('region', { name: 'Photos and files' });
    this.filesComing = page.getByRole('list', { name: 'Files being added' });
  }

  /** A new piece from the list of its strand, such as `Everyday identification`. */
  async startFrom(strand: string, noun: string) {
    await this.frame.goTo(strand);
    await this.page
      .getByRole('link', { name: `New ${noun}` })
      .first()
      .click();
    await expect(this.titleField).toBeVisible();
  }

  /** A new piece of a kind that has no list in the navigation. */
  async startFromAll(kind: string) {
    await this.frame.goTo('All evidence');
    await this.page.getByRole('button', { name: 'Add evidence' }).click();
    await this.page.getByRole('dialog', { name: 'Add evidence' }).getByRole('link', { name: kind }).click();
    await expect(this.titleField).toBeVisible();
  }

  /** A piece that is there already, by its reference such as `E2`. */
  async openPiece(reference: string) {
    await this.frame.goTo('All evidence');
    await this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell', { name: reference, exact: true }) })
      .getByRole('link')
      .click();
    await expect(this.titleField).toBeVisible();
  }

  async rename(title: string) {
    await this.titleField.fill(title);
    await this.waitUntilSaved();
  }

  async name(title: string, date: string) {
    await this.titleField.fill(title);
    await this.dateField.fill(date);
  }

  field(label: string) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Chooses an option in a group of radio buttons or chips. */
  async choose(group: string, option: string) {
    const inGroup = this.page.getByRole('group', { name: group, exact: true });
    await inGroup
      .getByRole('radio', { name: option })
      .or(inGroup.getByRole('checkbox', { name: option }))
      .check();
  }

  /** Claims points that the rules suggest for what was written, each with where to look for it. */
  async claim(claims: readonly (readonly [point: string, locator: string])[]) {
    for (const [point, locator] of claims) {
      await this.page.getByRole('button', { name: `Claim ${point}`, exact: true }).click();
      await this.page.getByRole('textbox', { name: `Where to look for ${point}`, exact: true }).fill(locator);
    }
  }

  /** Gives files as the browser's own file dialogue would. */
  async attach(...files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]) {
    const choosing = this.page.waitForEvent('filechooser');
    await this.files.getByRole('button', { name: 'Add files' }).click();
    await (await choosing).setFiles([...files]);
  }

  async markReady() {
    await this.readyButton.click();
    await expect(this.draftButton).toBeVisible();
  }

  /** Waits until what was typed lies in the database. */
  async waitUntilSaved() {
    await expect(this.saveState).toHaveAttribute('data-state', 'saved');
  }
}
