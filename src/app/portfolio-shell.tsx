import { IconChecklist, IconFiles, IconHome } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { openFindings } from '../domain/check/evidence-check.ts';
import { kindName, strands } from '../domain/evidence.ts';
import { AddDialog } from '../features/add-dialog.tsx';
import { portfolioPaths } from '../features/paths.ts';
import { useOpenPortfolio } from '../features/portfolio-context.tsx';
import { NotSaved, SavedState } from '../features/saved-state.tsx';
import { LinkButton } from '../ui/button.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Shell } from './shell.tsx';

/** The frame around every screen of a portfolio: where you are, where you can go, and that your work is kept. */
export function PortfolioShell({ children }: { readonly children: ReactNode }) {
  const { portfolioId, snapshot, coverage, findings } = useOpenPortfolio();
  const [isAdding, setIsAdding] = useState(false);
  const paths = portfolioPaths(portfolioId);
  const { evidence, risks, stages, people, portfolio } = snapshot;
  const open = openFindings(findings).length;
  const count = (n: number) => (n === 0 ? {} : { count: String(n) });
  const answered = new Set(evidence.flatMap((item) => (item.kind === 'knowledge' && item.details.answer.trim() !== '' ? [item.details.pointId] : [])))
    .size;

  return (
    <Shell
      context={`${portfolio.candidate.name || 'New candidate'} · Unit ${portfolio.unitId}${portfolio.isExample ? ' · example' : ''}`}
      state={<SavedState />}
      actions={
        <>
          <CommandPalette />
          <LinkButton to={paths.exportPdf}>Export PDF</LinkButton>
        </>
      }
      groups={[
        { title: null, items: [{ to: paths.overview, label: 'Overview' }] },
        {
          title: 'Build evidence',
          items: [
            {
              to: paths.process,
              label: 'Service process',
              ...(stages.length === 0 ? {} : { count: stages.length === 1 ? '1 stage' : `${stages.length} stages` }),
            },
            ...strands.map((kind) => {
              const number = evidence.filter((item) => item.kind === kind).length;
              return {
                to: paths.strand(kind),
                label: kind === 'knowledge' ? 'Knowledge answers' : kindName(kind),
                ...(kind === 'knowledge' ? { count: `${answered} of 5` } : count(number)),
              };
            }),
          ],
        },
        {
          title: 'Look across',
          items: [
            { to: paths.register, label: 'Risk register', ...count(risks.length) },
            { to: paths.evidenceList, label: 'All evidence', ...count(evidence.length) },
            { to: paths.coverage, label: 'Coverage', count: `${coverage.evidenced} of ${coverage.needed}` },
            { to: paths.check, label: 'Evidence check', ...count(open) },
          ],
        },
        {
          title: 'Finish',
          items: [
            { to: paths.people, label: 'People and witnesses', ...count(people.length) },
            { to: paths.signOff, label: 'Sign-off' },
            { to: paths.exportPdf, label: 'Export PDF' },
            { to: paths.history, label: 'History' },
            { to: paths.settings, label: 'Settings' },
          ],
        },
      ]}
      phoneTabs={[
        { to: paths.overview, label: 'Overview', icon: <IconHome aria-hidden size={22} /> },
        { to: paths.evidenceList, label: 'Evidence', icon: <IconFiles aria-hidden size={22} /> },
        { to: paths.coverage, label: 'Coverage', icon: <IconChecklist aria-hidden size={22} /> },
      ]}
      onAdd={() => setIsAdding(true)}
    >
      <NotSaved />
      {children}
      <AddDialog isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </Shell>
  );
}
