import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { evidenceKinds, evidenceReference, evidenceTitle, kindName, type Evidence, type EvidenceKind } from '../../domain/evidence.ts';
import { createNames } from '../../domain/names.ts';
import { evidenceRows } from '../../domain/evidence/evidence-rows.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { AddDialog } from '../add-dialog.tsx';
import { BinCard } from '../bin-card.tsx';
import { EvidenceTable } from '../evidence-table.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** All evidence of the portfolio, by words and kind; what is in the bin below. */
export function EvidenceListScreen() {
  const { snapshot } = useOpenPortfolio();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<EvidenceKind | 'all'>('all');
  const [query] = useSearchParams();
  const [isAdding, setIsAdding] = useState(query.has('add'));
  const names = createNames(snapshot);
  const shown = snapshot.evidence.filter(
    (item) => (kind === 'all' || item.kind === kind) && matches(item, words, () => JSON.stringify(evidenceRows(item, names))),
  );
  const present = evidenceKinds.filter((item) => snapshot.evidence.some((evidence) => evidence.kind === item));
  const isCandidate = useIsCandidate();
  const add = <Button onClick={() => setIsAdding(true)}>Add evidence</Button>;

  return (
    <Page
      title="All evidence"
      lead="Every piece with its reference. References are given once and never change."
      actions={snapshot.evidence.length === 0 || !isCandidate ? undefined : add}
    >
      <Stack gap="m">
        {snapshot.evidence.length === 0 && !isCandidate ? (
          <EmptyState title="No evidence yet">The candidate has not recorded any evidence.</EmptyState>
        ) : snapshot.evidence.length === 0 ? (
          <EmptyState title="No evidence yet" actions={add}>
            Evidence is anything that shows what you did: something you noticed, an assessment, a discussion, a decision, an answer, a photo or a
            document. One good piece can count towards many points.
          </EmptyState>
        ) : (
          <>
            <Row wrap justify="between">
              <SearchBox label="Search evidence" value={words} onChange={setWords} placeholder="Words, E4, 311.1.2…" />
              <PlainSelect
                label="Kind"
                value={kind}
                onChange={setKind}
                options={[{ value: 'all', label: 'All kinds' }, ...present.map((value) => ({ value, label: kindName(value) }))]}
              />
            </Row>
            {shown.length === 0 ? (
              <EmptyState title="Nothing fits this search">Try fewer words, or another kind.</EmptyState>
            ) : (
              <EvidenceTable caption="All evidence" evidence={shown} showKind />
            )}
          </>
        )}
        {isCandidate && <BinCard tables={['evidence']} />}
      </Stack>
      <AddDialog isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </Page>
  );
}

function matches(evidence: Evidence, words: string, content: () => string): boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = [
    evidenceReference(evidence),
    evidenceTitle(evidence),
    kindName(evidence.kind),
    ...evidence.claims.map(({ pointId }) => pointId),
    content(),
  ]
    .join(' ')
    .toLowerCase();
  return wanted.every((word) => text.includes(word));
}
