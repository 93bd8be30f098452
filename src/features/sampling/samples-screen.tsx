import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { reviewPortfolio } from '../../domain/review/review-portfolio.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { useSamplingPlan } from '../../storage/sampling-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { focusElement } from '../../ui/focus-element.ts';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { CountersignNotice } from './countersign-notice.tsx';
import { DecisionList } from './decision-list.tsx';
import { useSampleDraft, type SampleDraft } from './sample-draft.ts';
import { SampleForm } from './sample-form.tsx';
import { SampleList } from './sample-list.tsx';

/** Quality assurance of one portfolio: every judgement as it stands, and the samples taken of them. */
export function SamplesScreen() {
  const plan = useSamplingPlan();
  const [query] = useSearchParams();
  const { portfolioId } = useOpenPortfolio();
  const { actor } = useStorage().session;
  // What was planned fills the form once, so it must be known before the form is there.
  if (plan === undefined) return <Loading label="Opening the samples" />;
  const row = plan?.rows.find(({ id }) => id === query.get('planned')) ?? null;
  const point = query.get('point');
  const start: Partial<SampleDraft> = row
    ? { planRowId: row.id, pointIds: row.pointIds, stage: row.stage, reason: row.reason }
    : point === null
      ? {}
      : { pointIds: [point] };
  return <Samples key={`${portfolioId} ${row?.id ?? ''} ${point ?? ''}`} role={actor === 'iqa' || actor === 'eqa' ? actor : null} start={start} />;
}

function Samples({ role, start }: { readonly role: 'iqa' | 'eqa' | null; readonly start: Partial<SampleDraft> }) {
  const { portfolioId, snapshot, coverage, today } = useOpenPortfolio();
  const person = snapshot.people.find((item) => item.role === role);
  const isSigned = snapshot.signatures.some(({ subject }) => subject.type === 'sign-off' && subject.line === 'assessor');
  const empty: SampleDraft = {
    planRowId: null,
    pointIds: [],
    leftOut: [],
    stage: isSigned ? 'summative' : 'interim',
    reason: 'candidate',
    outcome: null,
    sampledOn: today,
    feedback: '',
    personId: person?.id ?? '',
    newName: '',
  };
  const { draft, change, toggle } = useSampleDraft(portfolioId, empty, start);
  const review = useMemo(() => reviewPortfolio(coverage, snapshot, evidenceDigests(snapshot.attachments)), [coverage, snapshot]);
  const judged = review.points.filter((point) => point.coverage.judgement !== null);

  return (
    <Page
      title="Sampling"
      lead={
        role === null
          ? 'What the quality assurers looked at, and what they found. Only they write here.'
          : 'Choose the decisions you look at, read the evidence, and say whether you agree.'
      }
      actions={
        role !== null && (
          <Button variant="secondary" onClick={goToForm}>
            {draft.pointIds.length === 0 ? 'Record a sample' : `Record a sample of ${draft.pointIds.length}`}
          </Button>
        )
      }
      aside={role !== null && <SampleForm role={role} draft={draft} change={change} empty={empty} />}
    >
      <Stack gap="l">
        <CountersignNotice />
        <SampleList />
        <DecisionList points={judged} chosen={draft.pointIds} onToggle={role === null ? null : toggle} />
      </Stack>
    </Page>
  );
}

function goToForm() {
  const form = document.getElementById('sample-form');
  if (form) focusElement(form);
}
