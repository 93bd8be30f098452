import { useId } from 'react';
import type { FoundColumns, IgnoredBecause } from '../../domain/register-columns.ts';
import type { ImportPlan, SheetProblem } from '../../domain/register-import-plan.ts';
import type { Result } from '../../lib/result.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stack } from '../../ui/stack.tsx';
import { countsOf, countsText } from './import-counts.ts';
import classes from './import-preview.module.css';
import { ImportRows } from './import-rows.tsx';
import { registerProblemText } from './register-file-problem.ts';
import type { ReadyImport } from './use-register-import.ts';

interface ImportPreviewProps {
  readonly ready: ReadyImport;
  readonly plan: Result<ImportPlan, SheetProblem>;
  readonly onChange: (changes: Partial<Pick<ReadyImport, 'sheet' | 'choices'>>) => void;
}

/** What importing a file would do, row by row, with the choices that the file leaves open. */
export function ImportPreview({ ready, plan, onChange }: ImportPreviewProps) {
  const { name, file, sheet, choices } = ready;
  return (
    <section className={classes['preview']} aria-label={`What ${name} would change`}>
      <Stack gap="m">
        <h3>{name}</h3>
        {file.note !== '' && <Notice tone="info">{file.note}</Notice>}
        {file.sheets.length > 1 && (
          <ChooseSheet names={file.sheets.map((one) => one.name)} value={sheet} onChange={(chosen) => onChange({ sheet: chosen, choices: {} })} />
        )}
        {plan.ok ? (
          <>
            <p className={classes['summary']}>{countsText(countsOf(plan.value))}</p>
            {countsOf(plan.value).new + countsOf(plan.value).changed === 0 && <p>There is nothing to import from this sheet.</p>}
            <Choices plan={plan.value} choices={choices} onChange={(changed) => onChange({ choices: { ...choices, ...changed } })} />
            <ImportRows plan={plan.value} />
            <IgnoredColumns ignored={plan.value.ignored} />
          </>
        ) : (
          <Notice tone="error" title="This sheet cannot be imported">
            {registerProblemText(plan.error)}
          </Notice>
        )}
      </Stack>
    </section>
  );
}

function Choices({
  plan,
  choices,
  onChange,
}: {
  readonly plan: ImportPlan;
  readonly choices: ReadyImport['choices'];
  readonly onChange: (choices: ReadyImport['choices']) => void;
}) {
  const without = choices.withoutStages ?? [];
  return (
    <>
      {plan.knownReferences > 0 && (
        <div>
          <Segmented
            label="References such as R1 in this file are"
            options={[
              { value: 'reference', label: 'the risks of my register' },
              { value: 'words', label: 'other risks' },
            ]}
            value={plan.matchBy}
            onChange={(matchBy) => onChange({ matchBy })}
          />
        </div>
      )}
      {plan.unknownStages.length > 0 && (
        <ChoiceChips
          label="New stages"
          hint="Your service process does not have these yet. The chosen ones are added at its end."
          options={plan.unknownStages.map((stage) => ({ value: stage, label: stage }))}
          value={plan.unknownStages.filter((stage) => !without.includes(stage))}
          onChange={(chosen) => onChange({ withoutStages: plan.unknownStages.filter((stage) => !chosen.includes(stage)) })}
        />
      )}
    </>
  );
}

const reasons: readonly (readonly [IgnoredBecause, string])[] = [
  ['rating', 'Ratings and the class belong to assessments, so that their history is kept: rate the risks in a formal assessment.'],
  ['decision', 'Decisions, actions and who does them have their own evidence: record them under “Tolerable or actioned”.'],
  ['evidence', 'Evidence points at risks by itself.'],
  ['twice', 'Another column says the same and was taken.'],
  ['unknown', 'Folio has no place for these.'],
];

function IgnoredColumns({ ignored }: { readonly ignored: FoundColumns['ignored'] }) {
  const groups = reasons.flatMap(([because, reason]) => {
    const headings = ignored.filter((column) => column.because === because).map(({ heading }) => heading);
    return headings.length > 0 ? [{ because, reason, headings }] : [];
  });
  if (groups.length === 0) return null;
  return (
    <Notice tone="info" title="Columns that are not imported">
      <ul className={classes['ignored']}>
        {groups.map(({ because, reason, headings }) => (
          <li key={because}>
            <b dir="auto">{headings.join(', ')}</b>: {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function ChooseSheet({
  names,
  value,
  onChange,
}: {
  readonly names: readonly string[];
  readonly value: number;
  readonly onChange: (sheet: number) => void;
}) {
  const id = useId();
  return (
    <div className={classes['sheet']}>
      <label htmlFor={id}>Sheet</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {names.map((name, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
