import { useState } from 'react';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { emptyRating } from '../../domain/evidence/assessment.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { AddRatings } from './add-ratings.tsx';
import classes from './assessment-fields.module.css';
import { RatingFields } from './rating-fields.tsx';
import { RatingList } from './rating-list.tsx';

type Assessment = EvidenceOf<'assessment'>;

const TECHNIQUES = [
  'Walk-through with the team',
  'Risk matrix (probability × consequence)',
  'Checklist',
  'SWOT analysis',
  'PESTLE analysis',
  'What-if discussion',
  'Review of complaints and incidents',
];

/** A formal risk assessment: scope and technique, then one risk at a time, rated by the organisation's method. */
export function AssessmentFields() {
  const { control } = useEvidenceForm('assessment');
  const { session } = useStorage();
  const { fields, append, remove } = useFieldArray({ control, name: 'details.rows', keyName: 'key' });
  const [query] = useSearchParams();
  const [openIndex, setOpenIndex] = useState(() => rowInField(query.get('field')) ?? 0);
  const shown = Math.min(openIndex, fields.length - 1);
  const rows = useWatch({ control, name: 'details.rows' });
  const { errors } = useFormState({ control, name: 'details.rows' });
  const rowsError = errors.details?.rows?.message;

  const add = (riskIds: readonly string[]) => {
    append(
      riskIds.map((riskId) => emptyRating(session.createId(), riskId)),
      { shouldFocus: false },
    );
    setOpenIndex(fields.length);
  };
  const removeShown = () => {
    remove(shown);
    setOpenIndex(Math.max(0, shown - 1));
  };

  return (
    <>
      <LongTextField<Assessment>
        name="details.scope"
        label="What did you assess?"
        hint="The stages, place or activity, and why you chose it."
        minRows={2}
      />
      <TextField<Assessment> name="details.technique" label="Technique" hint="How you went about it." list={TECHNIQUES} />
      <LongTextField<Assessment>
        name="details.people"
        label="Who took part?"
        hint="Names or jobs. You alone is also an answer."
        minRows={1}
        optional
      />
      <section className={classes['rows']} aria-label="Risks assessed" data-field="details.rows" id="field-details.rows" tabIndex={-1}>
        <h2>Risks assessed</h2>
        {rowsError !== undefined && <p className={classes['error']}>{rowsError}</p>}
        {fields.length === 0 ? (
          <EmptyState title="No risk in this assessment yet">
            Add the risks of your register that this assessment looks at, or a new one. You rate them one at a time.
          </EmptyState>
        ) : (
          <>
            <RatingList rows={rows} shown={shown} onShow={setOpenIndex} />
            <RatingFields
              key={fields[shown]?.key}
              index={shown}
              count={fields.length}
              onRemove={removeShown}
              onStep={(step) => setOpenIndex(shown + step)}
            />
          </>
        )}
        <AddRatings taken={rows.map((row) => row.riskId)} onAdd={add} />
      </section>
      <LongTextField<Assessment>
        name="details.summary"
        label="What did you find?"
        hint="The overall picture, in a few sentences: what matters most, and what comes next."
        minRows={3}
        optional
      />
      <DateField<Assessment> name="details.nextReview" label="Next review" hint="Risks change. Say when you will assess again." />
    </>
  );
}

/** The row that a field such as `details.rows.2.probability` lies in. */
function rowInField(field: string | null): number | undefined {
  const match = /^details\.rows\.(\d+)/.exec(field ?? '');
  return match ? Number(match[1]) : undefined;
}
