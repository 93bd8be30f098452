import { useState } from 'react';
import { evidenceReference, evidenceTitle } from '../../domain/evidence.ts';
import { sampleOutcomeNames, sampleReasonNames, sampleReasons, sampleStageNames, type Sample } from '../../domain/sampling.ts';
import { recordSample } from '../../storage/sampling-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useOwnSigner } from '../use-own-signer.ts';
import type { SampleDraft } from './sample-draft.ts';
import { sampleProblems } from './sample-problems.ts';
import classes from './sampling.module.css';

const SOMEBODY_NEW = '';

interface SampleFormProps {
  readonly role: 'iqa' | 'eqa';
  readonly draft: SampleDraft;
  readonly change: (part: Partial<SampleDraft>) => void;
  readonly empty: SampleDraft;
}

/** Records a sample: what was looked at, why, and whether the quality assurer agrees. */
export function SampleForm({ role, draft, change, empty }: SampleFormProps) {
  const { portfolioId, unit, snapshot, today } = useOpenPortfolio();
  const command = useCommand();
  const [attempts, setAttempts] = useState(0);
  const people = snapshot.people.filter((person) => person.role === role);
  const ownName = useOwnSigner({ type: 'sign-off', line: role })?.name ?? '';
  const personId = people.some(({ id }) => id === draft.personId) ? draft.personId : SOMEBODY_NEW;
  const name = (draft.newName || ownName).trim();
  const evidence = snapshot.evidence.filter(({ claims }) => claims.some(({ pointId }) => draft.pointIds.includes(pointId)));
  const evidenceIds = evidence.map(({ id }) => id).filter((id) => !draft.leftOut.includes(id));
  const problems = sampleProblems(draft, { isNamed: personId !== SOMEBODY_NEW || name !== '', today });
  const isLookedAt = draft.outcome !== 'not-sampled';

  const record = async () => {
    const { outcome } = draft;
    if (problems.length > 0 || outcome === null) {
      setAttempts(attempts + 1);
      return;
    }
    const { stage, reason, sampledOn, feedback, pointIds } = draft;
    const order = unit.points.map(({ id }) => id).filter((id) => pointIds.includes(id));
    const done = await command((session) =>
      recordSample(
        session,
        portfolioId,
        personId === SOMEBODY_NEW ? { type: 'new', name } : { type: 'listed', personId },
        {
          stage,
          reason,
          sampledOn,
          outcome,
          feedback: feedback.trim(),
          pointIds: isLookedAt ? order : [],
          evidenceIds: isLookedAt ? evidenceIds : [],
        },
        draft.planRowId,
      ),
    );
    if (!done.isDone) return;
    setAttempts(0);
    change({ ...empty, personId: done.value.sampledBy });
    showToast({ message: outcome === 'not-sampled' ? 'Recorded: not sampled.' : 'The sample is recorded.', tone: 'success' });
  };

  return (
    <Card title="Record a sample" id="sample-form">
      <Stack gap="m">
        {attempts > 0 && problems.length > 0 && <ErrorSummary key={attempts} errors={problems} />}
        <Segmented<Sample['outcome']>
          id="field-outcome"
          label="What do you find?"
          size="s"
          value={draft.outcome}
          onChange={(outcome) => change({ outcome })}
          options={(['agree', 'action-required', 'not-sampled'] as const).map((value) => ({ value, label: sampleOutcomeNames[value] }))}
        />
        {isLookedAt && (
          <>
            <p id="field-points" tabIndex={-1} className={classes['muted']}>
              {draft.pointIds.length === 0 ? 'No decision chosen yet: tick them in the list.' : `Decisions: ${draft.pointIds.join(', ')}`}
            </p>
            {evidence.length > 0 && (
              <ChoiceChips
                label="Evidence looked at"
                options={evidence.map((item) => ({ value: item.id, label: <span title={evidenceTitle(item)}>{evidenceReference(item)}</span> }))}
                value={evidenceIds}
                onChange={(kept) => change({ leftOut: evidence.map(({ id }) => id).filter((id) => !kept.includes(id)) })}
              />
            )}
          </>
        )}
        <Segmented<Sample['stage']>
          label="Stage"
          size="s"
          value={draft.stage}
          onChange={(stage) => change({ stage })}
          options={(['interim', 'summative'] as const).map((value) => ({ value, label: sampleStageNames[value] }))}
        />
        <PlainSelect
          label="Why this sample (CAMERA)"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          options={sampleReasons.map((value) => ({ value, label: sampleReasonNames[value] }))}
        />
        <PlainField
          label={draft.outcome === 'action-required' ? 'Feedback to the assessor: what is to be done, and by when' : 'Feedback to the assessor'}
        >
          <textarea id="field-feedback" rows={5} value={draft.feedback} onChange={(event) => change({ feedback: event.target.value })} />
        </PlainField>
        <PlainField label="Date">
          <input
            id="field-sampledOn"
            type="date"
            value={draft.sampledOn}
            max={today}
            onChange={(event) => change({ sampledOn: event.target.value })}
          />
        </PlainField>
        {people.length > 0 && (
          <PlainSelect
            label={role.toUpperCase()}
            value={personId}
            onChange={(id) => change({ personId: id })}
            options={[
              ...people.map(({ id, name: label }) => ({ value: id, label: label || 'Unnamed' })),
              { value: SOMEBODY_NEW, label: 'Somebody else…' },
            ]}
          />
        )}
        {personId === SOMEBODY_NEW && (
          <PlainField label={people.length > 0 ? 'Name' : `Your name, as ${role.toUpperCase()}`}>
            <input
              id="field-newName"
              autoComplete="name"
              value={draft.newName || ownName}
              onChange={(event) => change({ newName: event.target.value })}
            />
          </PlainField>
        )}
        <Button onClick={() => void record()}>Record</Button>
      </Stack>
    </Card>
  );
}
