import { allText, readPdf } from '../support/read-pdf.ts';
import { flat } from '../support/typed-texts.ts';
import { expect, test } from './journey.ts';
import { answerAll } from './keyboard-answers.ts';
import { CoveragePage } from './pages/coverage-page.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { HomePage } from './pages/home-page.ts';
import { Keyboard } from './pages/keyboard.ts';
import { ProcessPage } from './pages/process-page.ts';
import { RegisterPage } from './pages/register-page.ts';
import { SignOffPage } from './pages/sign-off-page.ts';

const disputes = 'Bills are disputed';
const slips = 'Somebody slips';

test('the whole journey with the keyboard alone, signed in wet ink', async ({ page }) => {
  const keyboard = new Keyboard(page);
  const entry = new EvidencePage(page);
  const group = (name: string) => page.getByRole('group', { name, exact: true });

  /** Claims what the rules suggest, these points at least, and further ones by hand; then marks the piece as ready. */
  const finish = async (suggested: readonly string[], further: readonly string[] = []) => {
    const claim = (point: string) => page.getByRole('button', { name: `Claim ${point}`, exact: true });
    for (const point of suggested) await expect(claim(point)).toBeVisible();
    const all = page.getByRole('button', { name: /^Claim all \d+$/ });
    await keyboard.press((await all.count()) > 0 ? all : claim(suggested[0] ?? ''));
    for (const point of further) {
      await keyboard.select(entry.claimSelect, point);
      await keyboard.press(entry.claimButton);
    }
    for (const point of [...suggested, ...further])
      await expect(page.getByRole('textbox', { name: `Where to look for ${point}`, exact: true })).toBeVisible();
    await keyboard.press(entry.readyButton);
    await expect(entry.draftButton).toBeVisible();
  };

  await test.step('a portfolio', async () => {
    const home = new HomePage(page);
    await home.open();
    await keyboard.press(home.startLink);
    await keyboard.type(home.nameField, 'Siân Llŷr');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/p\/[^/]+$/);
  });

  await test.step('two stages, put in order, and the process explained', async () => {
    const process = new ProcessPage(page);
    await keyboard.goTo('Service process');
    for (const stage of ['Collection', 'Booking in']) {
      await keyboard.press(process.addStageButton);
      await expect(process.stageField).toBeFocused();
      await page.keyboard.type(stage);
      if (stage === 'Collection') {
        await keyboard.check(page.getByRole('checkbox', { name: 'This is a moment of truth' }));
        await keyboard.type(page.getByRole('textbox', { name: 'Why it is a moment of truth' }), 'Here they see whether we kept our word.');
      }
      await keyboard.press(process.doneButton);
      await expect(process.editButton(stage)).toBeVisible();
    }
    await keyboard.tabTo(page.getByRole('button', { name: 'Drag Booking in, or press Alt and an arrow key' }));
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('listitem').filter({ has: process.editButton('Booking in') })).toContainText('1');
    await keyboard.press(process.explainButton);
    await keyboard.type(entry.field('How does your customer service process work?'), 'We book in, mend and hand back.');
    await keyboard.press(entry.readyButton);
    await expect(entry.draftButton).toBeVisible();
  });

  await test.step('two risks, and why there are no others', async () => {
    const register = new RegisterPage(page);
    for (const [type, hazard, event] of [
      ['financial', 'Spoken prices', disputes],
      ['health-safety', 'Oil on the floor', slips],
    ] as const) {
      await keyboard.goTo('Risk register');
      await keyboard.press(register.cell('Booking in', type));
      await keyboard.press(register.newRiskButton);
      await keyboard.type(register.hazardField, hazard);
      await keyboard.type(register.eventField, event);
      await keyboard.check(page.getByRole('checkbox', { name: 'Collection' }));
      await keyboard.choose(group('Might it affect customers?'), 'Yes');
    }
    await keyboard.goTo('Risk register');
    for (const stage of ['Booking in', 'Collection']) {
      for (const type of ['reputational', 'sub-standard'] as const) {
        await keyboard.press(register.cell(stage, type));
        await keyboard.type(register.reasonField, 'The others cover it.');
        await keyboard.press(register.keepReasonButton);
        await expect(register.reasonField).toBeHidden();
      }
    }
  });

  await test.step('an everyday entry', async () => {
    await keyboard.goTo('New everyday entry');
    await keyboard.type(entry.titleField, 'Argument at the counter');
    await keyboard.type(entry.field('What did you notice?'), 'The card had no price on it.');
    await keyboard.check(page.getByRole('checkbox', { name: disputes }));
    await finish(['1a']);
  });

  await test.step('a formal assessment', async () => {
    await keyboard.goTo('New formal assessment');
    await keyboard.type(entry.titleField, 'Walk through the shop');
    await keyboard.type(entry.field('What did you assess?'), 'Both stages.');
    await keyboard.type(entry.field('Technique'), 'Walk-through with the team');
    await keyboard.typeNewYearsDay(entry.field('Next review'), '2199');
    await keyboard.press(page.getByRole('button', { name: 'Add risks from the register' }));
    await keyboard.press(page.getByRole('button', { name: 'Choose all' }));
    await keyboard.press(page.getByRole('button', { name: 'Add 2 risks' }));
    for (const [index, judgement] of ['Act', 'Tolerate'].entries()) {
      await expect(page.getByText(`Risk ${String(index + 1)} of 2`)).toBeVisible();
      for (const scale of ['Finance', 'Reputation', 'Health and safety', 'Probability']) await keyboard.select(entry.field(scale), '2');
      await keyboard.choose(group('Classification'), 'Low');
      await keyboard.choose(group('Your judgement'), judgement);
      await keyboard.type(entry.field('Reason'), 'Weighed against the cost.');
      if (index === 0) await keyboard.press(page.getByRole('button', { name: 'Next risk' }));
    }
    await finish(['1b', '2a', '2b', '2c', '2d', '311.1.2', '311.1.4', '311.2.1', '311.2.2', '311.2.3'], ['311.1.3', '311.1.5']);
  });

  await test.step('a discussion', async () => {
    await keyboard.goTo('New discussion');
    await keyboard.type(entry.titleField, 'Huddle with the supplier');
    for (const [index, person] of ['Dafydd', 'Lowri'].entries()) {
      await keyboard.press(page.getByRole('button', { name: 'Add a person' }));
      await keyboard.type(page.getByLabel('Name or job').nth(index), person);
      await keyboard.select(page.getByLabel('Group').nth(index), index === 0 ? 'Team' : 'Suppliers');
    }
    await keyboard.type(entry.field('What did you discuss?'), 'What we promise, and what it costs.');
    await keyboard.check(page.getByRole('checkbox', { name: disputes }));
    await keyboard.press(page.getByRole('button', { name: 'Add a possible action' }));
    await keyboard.type(page.getByLabel('Action', { exact: true }), 'Write every price down');
    await finish(['1c', '3a', '3b', '311.2.4']);
  });

  await test.step('one risk actioned, one tolerable', async () => {
    await keyboard.goTo('New decision');
    await keyboard.type(entry.titleField, 'Prices on the card');
    await keyboard.select(entry.field('Risk'), 'R1');
    await keyboard.choose(group('Your decision'), 'Take action');
    await keyboard.type(entry.field('Reason'), 'It happens weekly.');
    await keyboard.press(page.getByRole('button', { name: 'Add an action' }));
    await keyboard.type(page.getByLabel('Action', { exact: true }), 'New job card');
    await keyboard.typeNewYearsDay(page.getByLabel('Done on'), '2026');
    await keyboard.type(entry.field('Before (optional)'), 'Spoken.');
    await keyboard.type(entry.field('After (optional)'), 'Written.');
    await keyboard.type(entry.field('What did it do to the risk? (optional)'), 'No dispute since.');
    await finish(['4a', '311.2.5']);
    await keyboard.goTo('New decision');
    await keyboard.type(entry.titleField, 'The floor is tolerable');
    await keyboard.select(entry.field('Risk'), 'R2');
    await keyboard.choose(group('Your decision'), 'Tolerable, no action');
    await keyboard.type(entry.field('Reason'), 'Sawdust is enough.');
    await keyboard.typeNewYearsDay(entry.field('Review date'), '2199');
    await finish(['4b']);
  });

  await test.step('customers and staff told', async () => {
    for (const [audience, point] of [
      ['Customers', '311.1.6'],
      ['Staff', '311.1.7'],
    ] as const) {
      await keyboard.goTo('New communication');
      await keyboard.type(entry.titleField, `${audience} told`);
      await keyboard.choose(group('Who was told?'), audience);
      await keyboard.type(entry.field('How?'), 'Notice');
      await keyboard.type(entry.field('What were they told?'), 'Check the price and mind the floor.');
      await keyboard.check(page.getByRole('checkbox', { name: disputes }));
      await keyboard.check(page.getByRole('checkbox', { name: slips }));
      await finish([point]);
    }
  });

  await test.step('the five answers', async () => {
    await answerAll(keyboard, entry);
  });

  await test.step('coverage is 28 of 28', async () => {
    await keyboard.goTo('Coverage');
    await expect(new CoveragePage(page).gapsFilter).toHaveAccessibleName('Gaps 0');
  });

  await test.step('signed in wet ink', async () => {
    const signOff = new SignOffPage(page);
    await keyboard.goTo('Sign-off');
    await keyboard.press(signOff.line('Signature of candidate').getByRole('button', { name: 'Sign' }));
    await keyboard.choose(signOff.dialog.getByRole('group', { name: 'How do you sign?' }), 'Wet ink on the printed sheet');
    await keyboard.press(signOff.confirmButton);
    await expect(signOff.locked).toBeVisible();
    await expect(signOff.dialog).toBeHidden();
  });

  await test.step('the PDF', async () => {
    await keyboard.goTo('Export PDF');
    const exporting = new ExportPage(page);
    const coming = page.waitForEvent('download');
    await keyboard.press(exporting.saveButton);
    const printed = flat(allText(await readPdf(await exporting.read(await coming))));
    for (const words of [
      'Siân Llŷr',
      disputes,
      slips,
      'Write every price down',
      'New job card',
      'Check the price and mind the floor.',
      'Environmental in a word.',
    ])
      expect(printed).toContain(words);
  });
});
