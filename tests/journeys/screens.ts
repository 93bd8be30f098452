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
  { name: 'share', path: '/share' },
  {
    name: 'share with one person alone',
    path: '/share',
    prepare: async (page) => page.getByRole('radio', { name: 'One person alone' }).first().check(),
  },
  { name: 'plan and feedback', path: '/plan' },
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
const filledScreens: readonly ScreenState[] = [
  { name: 'register with a cell open', path: '/register?stage=stage-1&type=health-safety' },
  { name: 'register with import and export open', path: '/register', prepare: press('Import or export') },
  { name: 'a risk', path: '/register/risk-1' },
  { name: 'a person', path: '/people/person-2' },
  { name: 'a seal being accepted', path: '/people', prepare: press('Accept a seal') },
  { name: 'check with an answer begun', path: '/check', prepare: press(/^Answer: /) },
  { name: 'sign-off with a line being signed again', path: '/sign-off', prepare: press(/^Sign(?: again)?: /) },
  { name: 'evidence with problems', path: '/evidence/evidence-16', prepare: press('Mark as ready') },
  { name: 'evidence being confirmed', path: '/evidence/evidence-2', prepare: press('Let a witness sign') },
  {
    name: 'more about evidence',
    path: '/evidence/evidence-2',
    prepare: async (page) => page.getByText('Confidentiality, simulation and help').click(),
  },
];

/** What an assessor meets in `storeFilledPortfolio`. */
export const assessorScreens: readonly ScreenState[] = [
  { name: 'review', path: '/review' },
  { name: 'review of a few points', path: '/review?show=waiting' },
  { name: 'a point to judge', path: '/review/1b' },
  { name: 'a point that nothing claims', path: '/review/311.2.4' },
  { name: 'a judgement with a problem', path: '/review/1a', prepare: press('Save and next') },
  { name: 'a claim being turned down', path: '/review/1b', prepare: press(/^Do not accept/) },
  {
    name: 'keys',
    path: '/review/1a',
    prepare: async (page) => {
      await page.getByRole('form', { name: 'Your judgement of 1a' }).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  { name: 'evidence to read', path: '/reading/evidence-2' },
  { name: 'an assessment to read', path: '/reading/evidence-3' },
  { name: 'process to read', path: '/process' },
  { name: 'register to read', path: '/register' },
  { name: 'a risk to read', path: '/register/risk-1' },
  { name: 'plan and feedback of the assessor', path: '/plan' },
  { name: 'a plan item', path: '/plan', prepare: press('Add to the plan') },
  { name: 'a question', path: '/plan', prepare: press('Add a question') },
  { name: 'a return', path: '/plan', prepare: press('Return to the candidate') },
  { name: 'samples to read', path: '/samples' },
  { name: 'a new observation', path: '/new/observation' },
  { name: 'people, for the assessor', path: '/people' },
  { name: 'sign-off of the assessor', path: '/sign-off' },
  { name: 'share of the assessor', path: '/share' },
];

/** What an IQA meets in `storeFilledPortfolio`. */
export const iqaScreens: readonly ScreenState[] = [
  { name: 'samples', path: '/samples' },
  { name: 'a sample with problems', path: '/samples?point=1a', prepare: press('Record') },
  { name: 'a point, for the IQA', path: '/review/1a' },
  { name: 'plan and feedback, for the IQA', path: '/plan' },
  { name: 'sign-off of the IQA', path: '/sign-off' },
  { name: 'share of the IQA', path: '/share' },
];

/** Screens outside any portfolio; their paths are whole. */
export const outsideScreens: readonly ScreenState[] = [
  { name: 'home', path: '/' },
  { name: 'open a package', path: '/open' },
  { name: 'files shared with Folio, none', path: '/shared' },
  { name: 'you on this device', path: '/you' },
  { name: 'you on this device, with problems', path: '/you', prepare: press('Make my seal') },
  { name: 'units', path: '/units' },
  { name: 'sign a PDF', path: '/sign-pdf' },
  { name: 'sampling plan', path: '/sampling' },
  { name: 'lock on this computer', path: '/lock' },
  { name: 'lock with words of one’s own', path: '/lock', prepare: async (page) => page.getByRole('radio', { name: 'My own words' }).check() },
  { name: 'finish and remove', path: '/finish' },
];

/** A new piece of each kind. */
export const newEvidence: readonly ScreenState[] = evidenceKinds.map((kind) => ({ name: `new ${kind}`, path: `/new/${kind}` }));

/** Every piece of `storeFilledPortfolio`. */
export const filledEvidence: readonly ScreenState[] = Array.from({ length: 16 }, (_, index) => ({
  name: `evidence ${String(index + 1)}`,
  path: `/evidence/evidence-${String(index + 1)}`,
}));

/** All that a candidate meets in `storeFilledPortfolio`. */
export const candidateScreens: readonly ScreenState[] = [...screens, ...filledScreens, ...filledEvidence];

/** Goes to a screen of a portfolio and waits until it stands. */
export async function show(page: Page, portfolioId: string, { path, prepare }: ScreenState): Promise<void> {
  await goTo(page, `/p/${portfolioId}${path}`);
  await page
    .getByRole('navigation', { name: 'Portfolio' })
    .or(page.getByRole('navigation', { name: 'Main screens' }))
    .first()
    .waitFor();
  await page.locator('main h1').waitFor();
  await prepare?.(page);
}

/** Goes to a screen outside any portfolio and waits until it stands. */
export async function showOutside(page: Page, { path, prepare }: ScreenState): Promise<void> {
  await goTo(page, path);
  await page.locator('main h1').waitFor();
  await page.getByText(/^Opening/).waitFor({ state: 'hidden' });
  await prepare?.(page);
}

async function goTo(page: Page, path: string): Promise<void> {
  // By way of nowhere, so that the same address twice is drawn afresh.
  await page.evaluate(() => {
    window.location.hash = '#/start';
  });
  await page.getByRole('heading', { name: 'Start a portfolio' }).waitFor();
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${path}`);
  await page.getByRole('heading', { name: 'Start a portfolio' }).waitFor({ state: 'hidden' });
}
