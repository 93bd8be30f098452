import { expect, type Locator, type Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** The assessor's screens: what waits, one point with its evidence, and its judgement. */
export class ReviewPage {
  readonly frame: Frame;
  readonly points: Locator;
  readonly feedback: Locator;
  readonly saveButton: Locator;
  readonly changed: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.points = page.getByRole('navigation', { name: 'Points to review' });
    this.feedback = page.getByRole('textbox', { name: 'Feedback to the candidate', exact: true });
    this.saveButton = page.getByRole('button', { name: 'Save and next' });
    this.changed = page.getByRole('region', { name: 'Changed since the last return' });
  }

  async open() {
    await this.frame.goTo('Review');
  }

  async openPoint(pointId: string) {
    await this.points.locator(`[data-point="${pointId}"]`).getByRole('link').click();
    await this.page.getByRole('form', { name: `Your judgement of ${pointId}`, exact: true }).waitFor();
  }

  /** A claim on the point that is open, by the evidence's reference. */
  claim(reference: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${reference} `) });
  }

  async rejectClaim(reference: string, pointId: string, reason: string) {
    const claim = this.claim(reference);
    await claim.getByRole('button', { name: `Do not accept ${reference} for ${pointId}` }).click();
    await claim.getByRole('textbox', { name: `Why ${reference} for ${pointId} is not accepted` }).fill(reason);
    await claim.getByRole('button', { name: 'Save', exact: true }).click();
    // Saved: the words stand there, and not only in the field any more.
    await expect(claim.getByRole('paragraph').filter({ hasText: reason })).toBeVisible();
  }

  async askForMore(pointId: string, feedback: string) {
    await this.openPoint(pointId);
    await this.page.getByRole('radio', { name: 'More needed' }).check();
    await this.feedback.fill(feedback);
    await this.saveButton.click();
    await expect(this.page.getByRole('form', { name: `Your judgement of ${pointId}`, exact: true })).toBeHidden();
  }

  /** From the point that is open: met, all rules of evidence, save, go on; without a mouse, until `count` points are judged. */
  async judgeMetByKeyboard(count: number) {
    await this.page.getByRole('form', { name: /^Your judgement of / }).waitFor();
    for (let judged = 0; judged < count; judged += 1) {
      const heading = await this.frame.heading.innerText();
      await this.page.keyboard.press('1');
      await this.page.keyboard.press('t');
      await this.page.keyboard.press('Control+Enter');
      await expect(this.frame.heading).not.toHaveText(heading);
    }
  }
}
