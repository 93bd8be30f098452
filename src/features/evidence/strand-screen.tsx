import { Navigate, useParams } from 'react-router';
import { evidenceKinds, kindName, kindNoun, type EvidenceKind } from '../../domain/evidence.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { EvidenceTable } from '../evidence-table.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { KnowledgeQuestions } from './knowledge-questions.tsx';
import { strandTexts } from './strand-texts.ts';

/** All evidence of one kind, with what the unit asks of it. */
export function StrandScreen() {
  const { kind = '' } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const found = evidenceKinds.find((item): item is EvidenceKind => item === kind);
  if (!found) return <Navigate to={paths.overview} replace />;
  const texts = strandTexts[found];
  const evidence = snapshot.evidence.filter((item) => item.kind === found);
  const add = <LinkButton to={paths.newEvidence(found)}>New {kindNoun(found)}</LinkButton>;
  return (
    <Page title={found === 'knowledge' ? 'Knowledge answers' : kindName(found)} lead={texts.lead} actions={found === 'knowledge' ? undefined : add}>
      {found === 'knowledge' ? (
        <KnowledgeQuestions />
      ) : evidence.length === 0 ? (
        <EmptyState title={texts.emptyTitle} actions={add}>
          {texts.empty}
        </EmptyState>
      ) : (
        <EvidenceTable caption={kindName(found)} evidence={evidence} />
      )}
    </Page>
  );
}
