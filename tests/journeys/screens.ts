import type { Page } from '@playwright/test';
import { evidenceKinds } from '../../src/domain/evidence.ts';

/** A screen of a portfolio as it can be looked at: its address, and what is pressed once it is there. */
export interface ScreenState {
  readonly name: string;
  /** Behind `/p/<portfolio>`. */
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};

/** Screens that every portfolio has, with what opens on them. */
export const screens: readonly ScreenState[] = [
  { name: 'overview', path: '' },
  { name: 'process with a stage open', path: '/process', prepare: press(/^Add (?:the first|a) stage$/) },
  { name: 'everyday list', path: '/strand/everyday' },
  { name: 'assessment list', path: '/strand/assessment' },
  { name: 'discussion list', path: '/strand/discussion' },
  { name: 'decision list', path: '/strand/decision' },
  { name: 'knowledge list', path: '/strand/knowledge' },
  { name: 'register', path: '/register' },
  { name: 'all evidence', path: '/evidence' },
  { name: 'add dialog', path: '/evidence', prepare: press('Add evidence') },
  { name: 'coverage', path: '/coverage' },
  {
    name: 'coverage as evidence by points',
    path: '/coverage',
    prepare: async (page) => page.getByRole('radio', { name: 'Evidence × points' }).check(),
  },
  { name: 'a point', path: '/coverage/311.1.2' },
  { name: 'check', path: '/check' },
  { name: 'people', path: '/people' },
  { name: 'sign-off', path: '/sign-off' },
  { name: 'export', path: '/export' },
  { name: 'history', path: '/history' },
  { name: 'settings', path: '/settings' },
  {
    name: 'palette',
    path: '',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: /^Search evidence/ }).waitFor();
    },
  },
];

/** What only a portfolio with something in it has; see `storeFilledPortfolio`. */
export const filledScreens: readonly ScreenState[] = [
  { name: 'register with a cell open', path: '/register?stage=stage-1&type=health-safety' },
  { name: 'register with import and export open', path: '/register', prepare: press('Import or export') },
  { name: 'a risk', path: '/register/risk-1' },
  { name: 'a person', path: '/people/person-2' },
  { name: 'check with an answer begun', path: '/check', prepare: press(/^Answer: /) },
  { name: 'sign-off with a line being signed again', path: '/sign-off', prepare: press(/^Sign(?: again)?$/) },
  { name: 'evidence with problems', path: '/evidence/evidence-16', prepare: press('Mark as ready') },
  { name: 'evidence being confirmed', path: '/evidence/evidence-2', prepare: press('Let a witness sign') },
  {
    name: 'more about evidence',
    path: '/evidence/evidence-2',
    prepare: async (page) => page.getByText('Confidentiality, simulation and help').click(),
  },
];

/** A new piece of each kind. */
export const newEvidence: readonly ScreenState[] = evidenceKinds.map((kind) => ({ name: `new ${kind}`, path: `/new/${kind}` }));

/** Every piece of `storeFilledPortfolio`. */
export const filledEvidence: readonly ScreenState[] = Array.from({ length: 16 }, (_, index) => ({
  name: `evidence ${String(index + 1)}`,
  path: `/evidence/evidence-${String(index + 1)}`,
}));

/** Goes to a screen and waits until it stands. */
export async function show(page: Page, portfolioId: string, { path, prepare }: ScreenState): Promise<void> {
  // By way of nowhere, so that the same address twice is drawn afresh.
  await page.evaluate(() => {
    window.location.hash = '#/start';
  });
  await page.getByRole('heading', { name: 'Start a portfolio' }).waitFor();
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/p/${portfolioId}${path}`);
  await page
    .getByRole('navigation', { name: 'Portfolio' })
    .or(page.getByRole('navigation', { name: 'Main screens' }))
    .first()
    .waitFor();
  await page.locator('main h1').waitFor();
  await prepare?.(page);
}
