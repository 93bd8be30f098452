import { flat, textOf } from '../support/typed-texts.ts';
import { allText, readPdf } from '../support/read-pdf.ts';
import { dayInWords } from './days.ts';
import { expect, test } from './journey.ts';
import { AssessmentPage } from './pages/assessment-page.ts';
import { CoveragePage } from './pages/coverage-page.ts';
import { DecisionPage } from './pages/decision-page.ts';
import { DiscussionPage } from './pages/discussion-page.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { PeoplePage } from './pages/people-page.ts';
import { ProcessPage } from './pages/process-page.ts';
import { RegisterPage } from './pages/register-page.ts';
import { SignOffPage } from './pages/sign-off-page.ts';
import { readStored } from './stored.ts';
import { words } from './words.ts';

test('from an empty browser to a signed portfolio and its PDF', async ({ page }) => {
  const frame = new Frame(page);

  await test.step('a portfolio, with the assessor’s name', async () => {
    const home = new HomePage(page);
    await home.open();
    await home.startPortfolio(words.candidate);
    await expect(frame.navigation.getByRole('link', { name: 'Coverage' })).toContainText('0 of 28');
    await new PeoplePage(page).addQualifiedAssessor(words.assessor);
  });

  await test.step('the process with its stages', async () => {
    const process = new ProcessPage(page);
    await process.open();
    for (const stage of words.stages) await process.addStage(stage);
    await process.explainButton.click();
    const evidence = new EvidencePage(page);
    await evidence.field('How does your customer service process work?').fill(words.process.explanation);
    await evidence.field('Where to look for 311.1.1').fill(words.process.claims[0][1]);
    await evidence.markReady();
  });

  await test.step('risks of each type at each stage, or why there is none', async () => {
    const register = new RegisterPage(page);
    for (const risk of words.risks) await register.addRisk(risk);
    for (const { stage, type, reason } of words.noRisk) await register.sayWhyNone(stage, type, reason);
    await register.open();
    await expect(register.table.getByRole('row')).toHaveCount(1 + words.risks.length);
    await expect(page.getByText(/^Gap ·/)).toHaveCount(0);
  });

  await test.step('something noticed in everyday work', async () => {
    const entry = new EvidencePage(page);
    const { title, date, stages, place, noticed, mayHappen, didAtOnce, risk, claims } = words.everyday;
    await entry.startFrom('Everyday identification', 'everyday entry');
    await entry.name(title, date);
    for (const stage of stages) await entry.choose('Stage', stage);
    await entry.field('Where (optional)').fill(place);
    await entry.field('What did you notice?').fill(noticed);
    await entry.field('What may happen?').fill(mayHappen);
    await entry.field('What did you do at once? (optional)').fill(didAtOnce);
    await entry.choose('Risks you identified', risk.slice(0, 30));
    await entry.claim(claims);
    await entry.markReady();
  });

  await test.step('a formal assessment of all risks', async () => {
    const assessment = new AssessmentPage(page);
    await assessment.startFrom('Formal assessment', 'formal assessment');
    await assessment.write(words.assessment);
    await assessment.addAllRisks();
    await assessment.rateAll(words.risks.map(({ rating }) => rating));
    await assessment.claim(words.assessment.claims);
    await assessment.markReady();
  });

  await test.step('a discussion with colleagues and a supplier', async () => {
    const discussion = new DiscussionPage(page);
    await discussion.startFrom('Colleague discussion', 'discussion');
    await discussion.write(words.discussion);
    await discussion.claim(words.discussion.claims);
    await discussion.markReady();
  });

  await test.step('two decisions: one risk actioned, one tolerable', async () => {
    const decision = new DecisionPage(page);
    await decision.startFrom('Tolerable or actioned', 'decision');
    await decision.act(words.actioned);
    await decision.claim(words.actioned.claims);
    await decision.markReady();
    await decision.startFrom('Tolerable or actioned', 'decision');
    await decision.tolerate(words.tolerated);
    await decision.claim(words.tolerated.claims);
    await decision.markReady();
    await frame.goTo('Overview');
    await expect(page.getByText('1 actioned · 1 tolerated')).toBeVisible();
  });

  await test.step('customers and staff are told', async () => {
    const telling = new EvidencePage(page);
    const told = { ...words.toCustomers, risks: words.risks.filter(({ affectsCustomers }) => affectsCustomers) };
    for (const { title, date, audience, channel, message, response, claims, risks } of [told, { ...words.toStaff, risks: words.risks }]) {
      await telling.startFromAll('Risk communication');
      await telling.name(title, date);
      await telling.choose('Who was told?', audience);
      await telling.field('How?').fill(channel);
      await telling.field('What were they told?').fill(message);
      await telling.field('What happened then? (optional)').fill(response);
      for (const { event } of risks) await telling.choose('Which risks was it about?', event.slice(0, 30));
      await telling.claim(claims);
      await telling.markReady();
    }
  });

  await test.step('the five knowledge answers with their worksheets', async () => {
    const { techniques, evaluate, types, costBenefit, swotPestle } = words.knowledge;
    const knowledge = new KnowledgePage(page);
    await knowledge.answer(techniques.point, techniques.answer);
    await knowledge.addTechniques(techniques.techniques);
    await knowledge.markReady();
    await knowledge.answer(evaluate.point, evaluate.answer);
    await knowledge.markReady();
    await knowledge.answer(types.point, types.answer);
    await knowledge.field('Financial risks').fill(types.financial);
    await knowledge.field('Reputational risks').fill(types.reputational);
    await knowledge.field('Health and safety risks').fill(types.healthAndSafety);
    await knowledge.markReady();
    await knowledge.answer(costBenefit.point, costBenefit.answer);
    await knowledge.field('Option examined').fill(costBenefit.option);
    await knowledge.addLine('cost', costBenefit.cost);
    await knowledge.addLine('benefit', costBenefit.benefit);
    await knowledge.field('Verdict').fill(costBenefit.verdict);
    await knowledge.markReady();
    await knowledge.answer(swotPestle.point, swotPestle.answer);
    for (const [box, text] of Object.entries({ ...swotPestle.swot, ...swotPestle.pestle })) await knowledge.field(box).fill(text);
    await knowledge.markReady();
  });

  await test.step('coverage is 28 of 28, and nothing is open', async () => {
    const coverage = new CoveragePage(page);
    await coverage.open();
    await expect(frame.navigation.getByRole('link', { name: 'Coverage' })).toContainText('28 of 28');
    await expect(coverage.gapsFilter).toHaveAccessibleName('Gaps 0');
    await expect(coverage.row('1a')).toContainText('E2');
    await expect(coverage.row('311.3.5')).toContainText('E13');
  });

  const exporting = new ExportPage(page);
  const draft = await test.step('the PDF before signing says Draft', async () => {
    await exporting.open();
    const saved = await exporting.save();
    expect(saved.fileName).toContain('(draft)');
    const pdf = await readPdf(saved.bytes);
    for (const [index, { text }] of pdf.pages.entries()) expect(text, `page ${String(index + 1)}`).toContain('Draft');
    return allText(pdf);
  });

  await test.step('signed with the mouse', async () => {
    const signOff = new SignOffPage(page);
    await signOff.open();
    await signOff.startSigning('Signature of candidate');
    await signOff.draw();
    await signOff.confirmButton.click();
    await expect(signOff.locked).toBeVisible();
    await expect(signOff.line('Signature of candidate').getByRole('img', { name: `Signature of ${words.candidate.name}` })).toBeVisible();
  });

  await test.step('everything typed is in the database after a reload', async () => {
    await page.reload();
    await expect(page.getByText('Signed and locked')).toBeVisible();
    const stored = textOf(await readStored(page));
    expect(typed(words).filter((text) => !stored.includes(flat(text)))).toEqual([]);
  });

  await test.step('everything typed is in the PDF, with its bookmarks, tags and links', async () => {
    await exporting.open();
    const { bytes, fileName } = await exporting.save();
    expect(fileName).toContain(words.candidate.name);
    const pdf = await readPdf(bytes);
    const printed = flat(allText(pdf));
    expect(typed(words).filter((text) => !printed.includes(flat(printedForm(text))))).toEqual([]);
    expect(printed).not.toBe(flat(draft));
    for (const { title } of [words.everyday, words.assessment, words.discussion, words.actioned, words.tolerated]) {
      const bookmark = pdf.outline.flatMap(({ children }) => children).find((child) => child.title.includes(title));
      expect(flat(pdf.pages[(bookmark?.page ?? 0) - 1]?.text ?? ''), `the page that the bookmark of “${title}” leads to`).toContain(title);
    }
    expect(pdf.pages.every(({ structure }) => structure !== '')).toBe(true);
    expect(pdf.pages.flatMap(({ links }) => links).filter((link) => link.page !== undefined).length).toBeGreaterThan(28);
    const inside = flat(Buffer.from(pdf.attachments.get('portfolio.json') ?? []).toString());
    expect(typed(words).filter((text) => !inside.includes(flat(text)))).toEqual([]);
  });
});

/** The words and dates among the data; not the choices from lists, which are stored and printed in other forms. */
function typed(data: unknown, key = ''): string[] {
  if (['type', 'at', 'stage', 'stages', 'audience', 'classification', 'judgement', 'group', 'classNow', 'point'].includes(key)) return [];
  if (typeof data === 'string') return data === '' ? [] : data.split('\n\n');
  return typeof data === 'object' && data !== null
    ? Object.entries(data).flatMap(([name, value]) => typed(value, /^\d+$/.test(name) ? key : name))
    : [];
}

function printedForm(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayInWords(text) : text;
}
