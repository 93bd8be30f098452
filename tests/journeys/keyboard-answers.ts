import { expect } from './journey.ts';
import type { EvidencePage } from './pages/evidence-page.ts';
import type { Keyboard } from './pages/keyboard.ts';

/** The five questions one after another, each with the least that its worksheet asks for. */
export async function answerAll(keyboard: Keyboard, entry: EvidencePage): Promise<void> {
  const { page } = entry;
  const sheets: readonly (readonly [point: string, sheet: () => Promise<void>])[] = [
    [
      '311.3.1',
      async () => {
        for (const [index, name] of ['Matrix', 'Walk-through'].entries()) {
          await keyboard.press(page.getByRole('button', { name: 'Add a technique' }));
          await keyboard.type(page.getByLabel('Technique', { exact: true }).nth(index), name);
        }
      },
    ],
    ['311.3.2', async () => undefined],
    [
      '311.3.3',
      async () => {
        for (const type of ['Financial risks', 'Reputational risks', 'Health and safety risks'])
          await keyboard.type(entry.field(type), 'Ours are small.');
      },
    ],
    [
      '311.3.4',
      async () => {
        await keyboard.type(entry.field('Option examined'), 'New cards');
        for (const noun of ['Cost', 'Benefit']) {
          await keyboard.press(page.getByRole('button', { name: `Add a ${noun.toLowerCase()}` }));
          await keyboard.type(page.getByLabel(noun, { exact: true }), 'Something');
        }
        await keyboard.type(entry.field('Verdict'), 'Worth it.');
      },
    ],
    [
      '311.3.5',
      async () => {
        for (const box of [
          'Strengths',
          'Weaknesses',
          'Opportunities',
          'Threats',
          'Political',
          'Economic',
          'Social',
          'Technological',
          'Legal',
          'Environmental',
        ])
          await keyboard.type(entry.field(box), `${box} in a word.`);
      },
    ],
  ];
  for (const [point, sheet] of sheets) {
    await keyboard.goTo('Knowledge answers');
    await keyboard.press(page.getByRole('link', { name: 'Answer', exact: true }).first());
    await expect(entry.titleField).toHaveValue(`Answer to ${point}`);
    await keyboard.type(entry.field('Your answer'), 'In my own words.');
    await sheet();
    await keyboard.press(entry.readyButton);
    await expect(entry.draftButton).toBeVisible();
  }
}
