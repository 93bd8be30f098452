import { expect, type Locator, type Page } from '@playwright/test';

const FARTHEST = 150;

/** Hands that have only a keyboard: everything is reached with Tab and arrow keys, never by pointing. */
export class Keyboard {
  constructor(readonly page: Page) {}

  /** Goes to an element with Tab, or backwards when it stands before the place of the focus. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    const key = (await target.evaluate(standsBeforeFocus)) ? 'Shift+Tab' : 'Tab';
    for (let count = 0; count < FARTHEST; count += 1) {
      if (await target.evaluate(hasFocus)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${String(FARTHEST)} × ${key} does not reach ${String(target)}.`);
  }

  async press(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('Enter');
  }

  /** Types in place of what stands in the field. */
  async type(target: Locator, words: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(words);
    await expect(target).toHaveValue(words);
  }

  /** A day that reads the same whether its month or its day is asked first. */
  async typeNewYearsDay(target: Locator, year: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.type(`0101${year}`);
    await expect(target).toHaveValue(`${year}-01-01`);
  }

  /** Chooses the option of a select list that begins with these characters. */
  async select(target: Locator, beginning: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.type(beginning);
    await expect(target.locator('option:checked')).toHaveText(new RegExp(`^${beginning}`));
  }

  /** One of a group of radio buttons: Tab goes to the group, arrows to the choice. */
  async choose(group: Locator, option: string): Promise<void> {
    const radios = group.getByRole('radio');
    const chosen = group.getByRole('radio', { name: option });
    const isChecked = await radios.evaluateAll((all) => all.some((radio) => radio instanceof HTMLInputElement && radio.checked));
    const first = isChecked ? group.getByRole('radio', { checked: true }) : radios.first();
    await this.tabTo(first);
    if (!isChecked) await this.page.keyboard.press('Space');
    for (let count = 0; count < 10 && !(await chosen.isChecked()); count += 1) await this.page.keyboard.press('ArrowRight');
    await expect(chosen).toBeChecked();
  }

  async check(box: Locator): Promise<void> {
    await this.tabTo(box);
    await this.page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }

  /** Goes to a screen, a record or a point by its words. */
  async goTo(words: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Search and go to/ }).waitFor();
    await this.page.keyboard.press('ControlOrMeta+k');
    const search = this.page.getByRole('textbox', { name: /^Search evidence/ });
    await expect(search).toBeFocused();
    await this.page.keyboard.type(words);
    await expect(this.page.getByRole('dialog').locator('[data-selected]')).toContainText(words);
    await this.page.keyboard.press('Enter');
    await expect(search).toHaveCount(0);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeFocused();
  }
}

/** Runs in the page. */
function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}

function standsBeforeFocus(element: Element): boolean {
  return document.activeElement !== null && (element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
