import type { Locator, Page } from '@playwright/test';
import { riskTypeNames, type RiskType } from '../../../src/domain/risk.ts';
import type { RiskWords } from '../risk-words.ts';
import { Frame } from './frame.ts';

/** The risk register: the grid of stages and types, and one risk. */
export class RegisterPage {
  readonly frame: Frame;
  readonly table: Locator;
  readonly newRiskButton: Locator;
  readonly reasonField: Locator;
  readonly keepReasonButton: Locator;
  readonly hazardField: Locator;
  readonly eventField: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.table = page.getByRole('table', { name: 'Risks', exact: true });
    this.newRiskButton = page.getByRole('button', { name: 'Add a new risk here' });
    this.reasonField = page.getByRole('textbox', { name: 'Or say why there is none at this stage' });
    this.keepReasonButton = page.getByRole('button', { name: 'Keep the reason' });
    this.hazardField = page.getByRole('textbox', { name: 'Hazard' });
    this.eventField = page.getByRole('textbox', { name: 'What may happen' });
  }

  async open() {
    await this.frame.goTo('Risk register');
  }

  cell(stage: string, type: RiskType) {
    return this.page.getByRole('button', { name: `${stage}, ${riskTypeNames[type].toLowerCase()}: ` });
  }

  /** From the grid: a new risk in one cell, described on its own screen. */
  async addRisk(risk: RiskWords) {
    const [first, ...others] = risk.at;
    await this.open();
    await this.cell(first, risk.type).click();
    await this.newRiskButton.click();
    await this.hazardField.fill(risk.hazard);
    await this.eventField.fill(risk.event);
    for (const stage of others) await this.page.getByRole('group', { name: 'Stages' }).getByRole('checkbox', { name: stage, exact: true }).check();
    await this.page.getByRole('textbox', { name: 'Who or what is affected? (optional)' }).fill(risk.affected);
    await this.page.getByRole('textbox', { name: 'What keeps it down already? (optional)' }).fill(risk.controls);
    await this.page
      .getByRole('group', { name: 'Might it affect customers?' })
      .getByRole('radio', { name: risk.affectsCustomers ? 'Yes' : 'No', exact: true })
      .check();
  }

  async sayWhyNone(stage: string, type: RiskType, reason: string) {
    await this.open();
    await this.cell(stage, type).click();
    await this.reasonField.fill(reason);
    await this.keepReasonButton.click();
    await this.reasonField.waitFor({ state: 'hidden' });
  }
}
