import type { ColleagueGroup } from '../../../src/domain/evidence/discussion.ts';
import { EvidencePage } from './evidence-page.ts';

export interface DiscussionWords {
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly people: readonly { readonly name: string; readonly group: ColleagueGroup }[];
  readonly notes: string;
  readonly risk: string;
  readonly actions: readonly string[];
  readonly myPart: string;
}

/** A discussion of risk with colleagues. */
export class DiscussionPage extends EvidencePage {
  readonly people = this.page.getByRole('group', { name: 'Who took part' });
  readonly actions = this.page.getByRole('group', { name: 'Possible actions' });

  async write(words: DiscussionWords) {
    await this.name(words.title, words.date);
    await this.field('Where or how (optional)').fill(words.place);
    for (const [index, person] of words.people.entries()) {
      await this.people.getByRole('button', { name: 'Add a person' }).click();
      await this.people.getByLabel('Name or job').nth(index).fill(person.name);
      await this.people.getByLabel('Group').nth(index).selectOption(person.group);
    }
    await this.field('What did you discuss?').fill(words.notes);
    await this.choose('Risks you identified together', words.risk.slice(0, 30));
    for (const [index, action] of words.actions.entries()) {
      await this.actions.getByRole('button', { name: 'Add a possible action' }).click();
      await this.actions.getByLabel('Action', { exact: true }).nth(index).fill(action);
    }
    await this.field('What was your part in it? (optional)').fill(words.myPart);
  }
}
