import { IconChecklist, IconFiles, IconHome, IconListCheck, IconZoomCheck } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Actor } from '../domain/policy.ts';
import { personRoleNames } from '../domain/person.ts';
import { AddDialog } from '../features/add-dialog.tsx';
import { BackupAgeLink } from '../features/backup-age-link.tsx';
import { portfolioPaths } from '../features/paths.ts';
import { useOpenPortfolio } from '../features/portfolio-context.tsx';
import { NotSaved, SavedState } from '../features/saved-state.tsx';
import { LockNowButton } from '../features/shared-computer/lock-now-button.tsx';
import { useStorage } from '../storage/storage-context.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Row } from '../ui/stack.tsx';
import { CommandPalette } from './command-palette.tsx';
import { portfolioNav } from './portfolio-nav.ts';
import { Shell } from './shell.tsx';
import { WriterBanner } from './writer.tsx';

/** The frame around every screen of a portfolio: where you are, where you can go, and that your work is kept. */
export function PortfolioShell({ children }: { readonly children: ReactNode }) {
  const open = useOpenPortfolio();
  const { actor } = useStorage().session;
  const [isAdding, setIsAdding] = useState(false);
  const { portfolio } = open.snapshot;
  const paths = portfolioPaths(open.portfolioId);
  const isCandidate = actor === 'candidate';
  const context = [
    portfolio.candidate.name || 'New candidate',
    `Unit ${portfolio.unitId}`,
    ...(portfolio.isExample ? ['example'] : []),
    ...(isCandidate
      ? []
      : [`you are the ${personRoleNames[actor].replace(/ \(.*/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`]),
  ];

  return (
    <Shell
      context={context.join(' · ')}
      state={
        <Row gap="m" wrap={false}>
          <SavedState />
          {/* An example can be had again at any time. */}
          {!portfolio.isExample && <BackupAgeLink portfolioId={open.portfolioId} isInHeader />}
        </Row>
      }
      actions={
        <>
          <CommandPalette />
          <LockNowButton />
          {isCandidate ? <LinkButton to={paths.exportPdf}>Export PDF</LinkButton> : <LinkButton to={paths.share}>Return or pass on</LinkButton>}
        </>
      }
      groups={portfolioNav(open, actor)}
      phoneTabs={phoneTabs(actor, paths)}
      onAdd={isCandidate ? () => setIsAdding(true) : undefined}
    >
      <WriterBanner portfolioId={open.portfolioId} />
      <NotSaved />
      {children}
      {isCandidate && <AddDialog isOpen={isAdding} onClose={() => setIsAdding(false)} />}
    </Shell>
  );
}

/** The three places that each role needs most, within reach of a thumb. */
function phoneTabs(actor: Actor, paths: ReturnType<typeof portfolioPaths>) {
  const evidence = { to: paths.evidenceList, label: 'Evidence', icon: <IconFiles aria-hidden size={22} /> };
  const coverage = { to: paths.coverage, label: 'Coverage', icon: <IconChecklist aria-hidden size={22} /> };
  switch (actor) {
    case 'candidate':
      return [{ to: paths.overview, label: 'Overview', icon: <IconHome aria-hidden size={22} /> }, evidence, coverage];
    case 'assessor':
    case 'assessor-countersignatory':
      return [{ to: paths.review, label: 'Review', icon: <IconListCheck aria-hidden size={22} /> }, evidence, coverage];
    case 'iqa':
    case 'iqa-countersignatory':
    case 'eqa':
      return [{ to: paths.samples, label: 'Sampling', icon: <IconZoomCheck aria-hidden size={22} /> }, evidence, coverage];
  }
}
