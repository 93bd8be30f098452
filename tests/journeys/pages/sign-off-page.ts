import { expect, type Locator, type Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** The sign-off sheet, and the dialogue in which a line of it is signed. */
export class SignOffPage {
  readonly frame: Frame;
  readonly dialog: Locator;
  readonly pad: Locator;
  readonly wetInk: Locator;
  readonly dateOnSheet: Locator;
  readonly gapsReason: Locator;
  readonly confirmButton: Locator;
  readonly locked: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.dialog = page.getByRole('dialog');
    this.pad = this.dialog.getByRole('group', { name: 'Signature' }).getByRole('img');
    this.wetInk = this.dialog.getByRole('radio', { name: 'Wet ink on the printed sheet' });
    this.dateOnSheet = this.dialog.getByLabel('Date on the sheet');
    this.gapsReason = this.dialog.getByRole('textbox', { name: 'Why you sign although points are open' });
    this.confirmButton = this.dialog.getByRole('button', { name: 'Sign', exact: true });
    this.locked = page.getByText('Signed and locked');
  }

  async open() {
    await this.frame.goTo('Sign-off');
  }

  line(label: string) {
    return this.page.getByRole('region', { name: label });
  }

  async startSigning(label: string) {
    await this.line(label).getByRole('button', { name: 'Sign' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Draws two strokes with the mouse: a wave, and a line below it. */
  async draw() {
    await this.pad.scrollIntoViewIfNeeded();
    const box = await this.pad.boundingBox();
    if (!box) throw new Error('There is no pad to sign on.');
    const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
    const { mouse } = this.page;
    await mouse.move(...at(0.15, 0.6));
    await mouse.down();
    for (let step = 1; step <= 20; step += 1) await mouse.move(...at(0.15 + step * 0.03, 0.5 + 0.2 * Math.sin(step)));
    await mouse.up();
    await mouse.move(...at(0.2, 0.85));
    await mouse.down();
    await mouse.move(...at(0.8, 0.8), { steps: 5 });
    await mouse.up();
    await expect(this.pad).toHaveAccessibleName('2 lines drawn');
  }

  /** Signs a line by drawing, to the end. */
  async sign(label: string) {
    await this.open();
    await this.startSigning(label);
    await this.draw();
    await this.confirmButton.click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async unlock(reason: string) {
    await this.open();
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).first().click();
    await this.dialog.getByRole('textbox', { name: 'Why do you unlock it?' }).fill(reason);
    await this.dialog.getByRole('button', { name: 'Unlock' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
