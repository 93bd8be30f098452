import type { Locator, Page } from '@playwright/test';

export interface CandidateWords {
  readonly name: string;
  readonly jobTitle: string;
  readonly employer: string;
  readonly responsibility: string;
  readonly centreName: string;
  readonly enrolmentNumber: string;
  readonly uln: string;
}

/** Portfolios on this device, and the first page of a new one. */
export class HomePage {
  readonly startLink: Locator;
  readonly tryExampleButton: Locator;
  readonly seeFinishedButton: Locator;
  readonly nameField: Locator;
  readonly startButton: Locator;

  constructor(readonly page: Page) {
    this.startLink = page.getByRole('link', { name: 'Start a portfolio' });
    this.tryExampleButton = page.getByRole('button', { name: 'Try the example' });
    this.seeFinishedButton = page.getByRole('button', { name: 'See a finished one' });
    this.nameField = page.getByRole('textbox', { name: 'Your name' });
    this.startButton = page.getByRole('button', { name: 'Start', exact: true });
  }

  /** Settles when there is something to read: by then the app has opened its database, or says why not. */
  async open() {
    await this.page.goto('./');
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async openPortfolio(candidate: string) {
    await this.page.getByRole('link', { name: candidate }).click();
  }

  /** From the home screen to the overview of a new portfolio. Only the name is needed. */
  async startPortfolio(candidate: Pick<CandidateWords, 'name'> & Partial<CandidateWords>) {
    await this.startLink.click();
    await this.nameField.fill(candidate.name);
    const rest = {
      'Your job (optional)': candidate.jobTitle,
      'Your employer (optional)': candidate.employer,
      'Your area of responsibility (optional)': candidate.responsibility,
      'Centre (optional)': candidate.centreName,
      'Enrolment number (optional)': candidate.enrolmentNumber,
      'Unique learner number (ULN) (optional)': candidate.uln,
    };
    for (const [label, words] of Object.entries(rest))
      if (words !== undefined) await this.page.getByRole('textbox', { name: label, exact: true }).fill(words);
    await this.startButton.click();
    await this.page.waitForURL(/#\/p\/[^/]+$/);
  }
}
