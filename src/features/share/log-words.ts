import type { LogProblem, Rejection } from '../../log/folded.ts';
import { tableWords } from '../../domain/event-words.ts';

/** Why something that somebody signed has no effect, in plain words. `who` is a name or "somebody". */
export function rejectionWords({ reason, table, reference }: Pick<Rejection, 'reason' | 'table' | 'reference'>, who: string): string {
  const noun = tableWords(table);
  const what = reference === '' ? `a ${noun}` : `${reference} (${noun})`;
  switch (reason) {
    case 'no-role':
      return `${who} wrote ${what}, but nobody has accepted their seal here.`;
    case 'not-own-role':
      return `${who} wrote ${what} in a role that is not theirs here.`;
    case 'not-owner':
      return `${who} wrote ${what}, which is not for them to write.`;
    case 'grants-to-self':
      return `${who} tried to give a role to their own seal. Nobody can.`;
    case 'changed-for-good':
      return `${who} changed ${what}, which can never be changed once it is written.`;
    case 'broken-proof':
      return `${who} sent ${what} with a seal that does not fit: it was changed after it was made.`;
    case 'not-proved':
      return `${who} sent ${what} without a seal, though the person who signs there has one.`;
    case 'said-twice':
      return `${who} said two different things of ${what} at once.`;
    case 'foreign-portfolio':
      return `${who} sent ${what}, which belongs to another portfolio.`;
    case 'unknown-table':
    case 'not-readable':
      return `${who} sent ${what}, which this Folio cannot read.`;
  }
}

/** What is wrong with what somebody handed over, and what to do. `who` is a name or "somebody". */
export function problemWords(problem: LogProblem, who: string): string {
  switch (problem.type) {
    case 'fork':
      return `There are two different versions of what ${who} wrote at one and the same time, as when a device was put back to an old state and used again. What came before that counts; what came after does not. Ask ${who} for their newest copy, and to go on with a new seal.`;
    case 'gap':
      return `Something that ${who} wrote earlier is missing. What they wrote later waits for it. Ask ${who} for their newest package.`;
    case 'broken-chain':
      return `What ${who} wrote does not follow from what they wrote before. It does not count from there on. Ask ${who} for their newest package.`;
    case 'clock-ahead':
      return `The clock of ${who}’s device was more than a day ahead. What they wrote counts; its dates and times are wrong.`;
    case 'second-founder':
      return `${who} claims to have begun this portfolio, but somebody else did. The claim has no effect.`;
    case 'no-founder':
      return 'Nothing here says who began this portfolio. Ask the candidate for a whole copy.';
    case 'foreign-portfolio':
      return `Something that ${who} wrote for another portfolio was among the rest. It has no effect.`;
    case 'newer':
      return `${who} uses a newer Folio than this one. Go online and reload this page; then open their package again.`;
  }
}

/** `2 risks`, `1 judgement`: how many records of each kind. */
export function countWords(byTable: Readonly<Record<string, number>>): string {
  return Object.entries(byTable)
    .map(([table, count]) => `${String(count)} ${tableWords(table, count)}`)
    .join(', ');
}
