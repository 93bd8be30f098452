import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

export interface StageWords {
  readonly name: string;
  readonly channel: string;
  readonly customerSees: string;
  readonly behindTheScenes: string;
  /** Empty: not a moment of truth. */
  readonly momentOfTruthReason: string;
}

/** The stages of the service process. */
export class ProcessPage {
  readonly frame: Frame;
  readonly explainButton: Locator;
  readonly addStageButton: Locator;
  readonly stageField: Locator;
  readonly doneButton: Locator;
  readonly deleteButton: Locator;

  constructor(readonly page: Page) {
    this.frame = new Frame(page);
    this.explainButton = page.getByRole('button', { name: 'Explain your process' });
    this.addStageButton = page.getByRole('button', { name: /^Add (?:the first|a) stage$/ });
    this.stageField = page.getByRole('textbox', { name: 'Stage', exact: true });
    this.doneButton = page.getByRole('button', { name: 'Done' });
    this.deleteButton = page.getByRole('button', { name: 'Delete stage' });
  }

  async open() {
    await this.frame.goTo('Service process');
  }

  editButton(stage: string) {
    return this.page.getByRole('button', { name: `Edit ${stage}`, exact: true });
  }

  async addStage(stage: StageWords) {
    await this.addStageButton.click();
    await this.stageField.fill(stage.name);
    await this.page.getByRole('combobox', { name: 'How the customer meets it (optional)' }).fill(stage.channel);
    await this.page.getByRole('textbox', { name: 'What the customer sees and does (optional)' }).fill(stage.customerSees);
    await this.page.getByRole('textbox', { name: 'What happens behind the scenes (optional)' }).fill(stage.behindTheScenes);
    if (stage.momentOfTruthReason !== '') {
      await this.page.getByRole('checkbox', { name: 'This is a moment of truth' }).check();
      await this.page.getByRole('textbox', { name: 'Why it is a moment of truth' }).fill(stage.momentOfTruthReason);
    }
    await this.doneButton.click();
    await this.editButton(stage.name).waitFor();
  }

  async deleteStage(stage: string) {
    await this.editButton(stage).click();
    await this.deleteButton.click();
  }
}
