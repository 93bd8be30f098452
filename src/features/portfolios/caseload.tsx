import { useMemo, useState, type KeyboardEvent } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { routes } from '../paths.ts';
import { useCases, type Case } from '../use-caseload.ts';
import { CaseloadTable } from './caseload-table.tsx';
import classes from './caseload.module.css';

type View = 'mine' | 'due' | 'all';

/** Portfolios that others handed over to this device: how far each is, whose turn it is, and what is due. */
export function Caseload() {
  const cases = useCases();
  const [chosen, setChosen] = useState<View | null>(null);
  const [words, setWords] = useState('');
  const found = useMemo(() => cases?.filter((item) => matches(item, words)) ?? [], [cases, words]);
  const views = useMemo(() => ({ mine: found.filter(isMine), due: found.filter(({ entry }) => entry.dues.length > 0), all: found }), [found]);
  if (!cases) return <Loading label="Opening the caseload" />;
  if (cases.length === 0) return null;
  // What waits comes first, as long as anything waits and nothing else was asked for.
  const view = chosen ?? (cases.some(isMine) ? 'mine' : 'all');
  const overdue = cases.filter(({ entry }) => entry.dues.some((due) => due.isOverdue)).length;

  return (
    <section aria-labelledby="caseload" className={classes['caseload']}>
      <Stack gap="m">
        <Row justify="between">
          <h2 id="caseload" className={classes['title']}>
            Caseload
          </h2>
          {cases.some(isSampler) && (
            <LinkButton variant="secondary" to={routes.sampling}>
              Sampling plan
            </LinkButton>
          )}
        </Row>
        <Row justify="between">
          <Segmented<View>
            label="Show"
            hideLabel
            value={view}
            onChange={setChosen}
            options={[
              { value: 'mine', label: `Waiting for you ${views.mine.length}` },
              { value: 'due', label: `With a date ${views.due.length}` },
              { value: 'all', label: `All ${views.all.length}` },
            ]}
          />
          <SearchBox label="Find a candidate or employer" value={words} onChange={setWords} />
        </Row>
        {overdue > 0 && (
          <p className={classes['overdue']}>
            <span aria-hidden="true">✕</span> {overdue === 1 ? '1 portfolio has something overdue.' : `${overdue} portfolios have something overdue.`}
          </p>
        )}
        <div onKeyDown={moveBetweenRows} role="presentation">
          <CaseloadTable cases={views[view]} empty={<NothingHere view={view} isSearching={words.trim() !== ''} />} />
        </div>
      </Stack>
    </section>
  );
}

function NothingHere({ view, isSearching }: { readonly view: View; readonly isSearching: boolean }) {
  if (isSearching)
    return <EmptyState title="Nobody found">No candidate or employer of that name is shown here. Clear the search, or look in All.</EmptyState>;
  if (view === 'mine')
    return (
      <EmptyState title="Nothing waits for you">
        Everything is with the candidates or with somebody else. When a package comes back with changes, it stands here.
      </EmptyState>
    );
  return (
    <EmptyState title="No dates agreed">
      Agree a day in the assessment plan, or when you return a portfolio. It stands here until it is done, and is marked when it has passed.
    </EmptyState>
  );
}

function isMine({ entry, workplace }: Case): boolean {
  return entry.waitingFor.who === workplace.role;
}

function isSampler({ workplace }: Case): boolean {
  return workplace.role === 'iqa' || workplace.role === 'eqa' || workplace.role === 'iqa-countersignatory';
}

function matches({ snapshot: { portfolio } }: Case, words: string): boolean {
  const text = `${portfolio.candidate.name} ${portfolio.candidate.enrolmentNumber} ${portfolio.employer}`.toLocaleLowerCase('en-GB');
  return words
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Arrow keys go from one candidate to the next; Enter opens. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-case]')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at === -1) return;
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
