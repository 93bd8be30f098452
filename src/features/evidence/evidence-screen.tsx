import { useCallback } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { evidenceReference, evidenceTitle, kindName, type Evidence } from '../../domain/evidence.ts';
import { evidenceProblems } from '../../domain/evidence/evidence-problems.ts';
import { setEvidenceStatus } from '../../storage/record-commands.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFocusField } from '../../ui/use-focus-field.ts';
import { ClashNotice } from '../clash-notice.tsx';
import type { FieldsByKind, KindFields } from '../kind-fields.ts';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useRecordForm } from '../use-record-form.ts';
import { ClaimsCard } from './claims-card.tsx';
import { ConfirmationsCard } from './confirmations-card.tsx';
import { EvidenceActions } from './evidence-actions.tsx';
import { FilesSection } from './files-section.tsx';
import { MoreAboutFields } from './more-about-fields.tsx';

/** One piece of evidence, of any kind. `fieldsByKind` brings the kind's own questions. */
export function EvidenceScreen({ fieldsByKind }: { readonly fieldsByKind: FieldsByKind }) {
  const { evidenceId = '' } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const evidence = snapshot.evidence.find((item) => item.id === evidenceId);
  if (!evidence) {
    return (
      <Page title="This evidence is not here">
        <EmptyState
          title="It may have been deleted"
          actions={<LinkButton to={portfolioPaths(portfolioId).evidenceList}>See all evidence</LinkButton>}
        >
          Deleted evidence can be restored from the list of all evidence.
        </EmptyState>
      </Page>
    );
  }
  // A new key for each record: a form belongs to one record for its whole life.
  return <EvidenceEditor key={evidence.id} evidence={evidence} Fields={fieldsByKind[evidence.kind] as KindFields<Evidence['kind']>} />;
}

function EvidenceEditor({ evidence, Fields }: { readonly evidence: Evidence; readonly Fields: KindFields<Evidence['kind']> }) {
  const { snapshot, today } = useOpenPortfolio();
  const { method } = snapshot.portfolio;
  const problems = useCallback((values: Evidence) => evidenceProblems(values, method, today), [method, today]);
  const { form, state, flush, clash } = useRecordForm<'evidence', Evidence>('evidence', evidence, problems);
  const [query] = useSearchParams();
  useFocusField(query.get('field'));
  const command = useCommand();
  const markReady = async () => {
    await flush();
    const saved = await command((session) => setEvidenceStatus(session, evidence.portfolioId, evidence.id, 'ready'));
    if (saved.isDone) showToast({ message: `${evidenceReference(evidence)} is ready. Its claims now count.`, tone: 'success' });
  };
  const isUndated = evidence.kind === 'process' || evidence.kind === 'knowledge';

  return (
    <Form form={form} label={evidenceTitle(evidence)} onSubmit={markReady}>
      <Page
        title={evidenceTitle(evidence)}
        eyebrow={`${evidenceReference(evidence)} · ${kindName(evidence.kind)} · ${evidence.status}`}
        lead={<SaveStateText state={state} />}
        actions={<EvidenceActions evidence={evidence} flush={flush} />}
        aside={
          <>
            <ClaimsCard evidence={evidence} />
            <ConfirmationsCard evidence={evidence} />
          </>
        }
      >
        <Stack gap="l">
          <ClashNotice clash={clash} />
          <TextField<Evidence> name="title" label="Title" hint="A few words that tell this piece apart from the others." />
          {!isUndated && (
            <DateField<Evidence>
              name="activityDate"
              label="Date of the activity"
              hint="The day it happened, not the day you wrote it down."
              max={today}
            />
          )}
          <Fields evidence={evidence} />
          <FilesSection evidence={evidence} />
          <MoreAboutFields />
        </Stack>
      </Page>
    </Form>
  );
}
