import { render } from '@testing-library/react';
import { useForm } from 'react-hook-form';
import { test } from 'vitest';
import { page } from 'vitest/browser';
import '../../../src/ui/styles.ts';
import { CheckboxField } from '../../../src/ui/checkbox-field.tsx';
import { ChoiceChipsField } from '../../../src/ui/choice-chips-field.tsx';
import { DateField } from '../../../src/ui/date-field.tsx';
import { FileDrop } from '../../../src/ui/file-drop.tsx';
import { FileProgressList } from '../../../src/ui/file-progress.tsx';
import { Form } from '../../../src/ui/form.tsx';
import { LongTextField } from '../../../src/ui/long-text-field.tsx';
import { ReorderableList } from '../../../src/ui/reorderable-list.tsx';
import { SaveStateText } from '../../../src/ui/save-state.tsx';
import { SegmentedField } from '../../../src/ui/segmented-field.tsx';
import { SelectField } from '../../../src/ui/select-field.tsx';
import { SignaturePad } from '../../../src/ui/signature-pad.tsx';
import { SignatureView } from '../../../src/ui/signature-view.tsx';
import { TextField } from '../../../src/ui/text-field.tsx';
import { ErrorSummary } from '../../../src/ui/error-summary.tsx';

const v = { hazard: '', date: '', story: 'Driver left two parcels on the step of number 14, nobody in. Second time this week.\n\nThird line', p: null, level: 'high', groups: ['a'], tick: false, empty: '' };
const bad = { type: 'x', message: 'Say what the hazard is: the source, not the outcome.' };
function All({ errors }: { errors: boolean }) {
  const e = errors ? { errors: { hazard: bad, date: bad, story: bad, p: bad, level: bad, groups: bad, tick: bad } } : {};
  const form = useForm({ defaultValues: v, ...e, shouldFocusError: false });
  return (
    <div style={{ padding: 20, background: 'var(--folio-sheet)', display: 'grid', gap: 16 }}>
      {errors && <ErrorSummary errors={[{ message: 'Say what the hazard is: the source, not the outcome.', fieldId: 'field-hazard' }, { message: 'Choose a date', fieldId: 'field-date' }]} />}
      <SaveStateText state={{ type: 'saved', at: new Date() }} />
      <SaveStateText state={{ type: 'failed', message: 'This device has no space left for Folio.' }} />
      <Form form={form} label="All">
        <TextField name="hazard" label="Hazard" hint="What is there that could cause trouble? The source, not the outcome." placeholder="A placeholder" list={['a', 'b']} />
        <TextField name="empty" label="Nickname" optional />
        <DateField name="date" label="Date of the activity" hint="When it happened" />
        <LongTextField name="story" label="What did you notice?" countFrom={10} />
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 14 }}>
        <SelectField name="p" label="Probability" isNumeric options={[{ value: '1', label: '1 · Rare' }, { value: '3', label: '3 · Possible: about monthly' }]} />
        <SelectField name="p" label="Finance" isNumeric options={[{ value: '1', label: '1 · Rare' }]} />
        </div>
        <SegmentedField name="level" label="Classification" hint="The matrix says Medium (12)." options={[{ value: 'low', label: '● Low' }, { value: 'medium', label: '◆ Medium' }, { value: 'high', label: '▲ High' }]} />
        <ChoiceChipsField name="groups" label="Who took part" hint="Any number" options={[{ value: 'a', label: 'Team or colleagues' }, { value: 'b', label: 'Suppliers or service partners' }, { value: 'c', label: 'Supervisors' }]} />
        <CheckboxField name="tick" label="This affects customers" hint="Then a record of how they were told is needed." />
      </Form>
      <FileDrop label="Photos and files" hint="Photos, PDF, Office files." onFiles={() => undefined} />
      <FileProgressList onCancel={() => undefined} onDismiss={() => undefined} items={[{ id: '1', name: 'parcel on the step.jpg', state: 'working', progress: 0.4 }, { id: '2', name: 'big.mov', state: 'refused', message: 'It is larger than 2 GB.' }, { id: '3', name: 'ok.pdf', state: 'done' }, { id: '4', name: 'wait.pdf', state: 'waiting' }]} />
      <SignaturePad label="Signature" onChange={() => undefined} />
      <SignatureView label="Signature of Aisha" strokes={{ aspect: 2.5, lines: [[[0.1, 0.3], [0.2, 0.1], [0.3, 0.3], [0.5, 0.1]], [[0.7, 0.2]]] }} />
      <ReorderableList items={['Greeting', 'Order', 'Delivery']} itemKey={(x) => x} itemName={(x) => x} onReorder={() => undefined} render={(x, controls) => <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', border: '1px solid var(--folio-line)', borderRadius: 8, padding: 6 }}>{x}{controls}</div>} />
    </div>
  );
}
for (const [w, scheme, errors] of [[360, 'light', false], [1280, 'light', true], [360, 'dark', true], [1280, 'dark', false]] as const)
  test(`shot ${w} ${scheme} ${errors}`, async () => {
    await page.viewport(w, 2300);
    document.documentElement.dataset['mantineColorScheme'] = scheme;
    render(<All errors={errors} />);
    (document.querySelector('#field-hazard') as HTMLElement).focus();
    await new Promise((r) => setTimeout(r, 300));
    await page.screenshot({ path: `../../../node_modules/.shots/ui-forms-${w}-${scheme}${errors ? '-errors' : ''}.png` });
  });
