import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import { stageName } from '../../domain/coverage/process-operations.ts';
import type { Problem } from '../../domain/evidence/row.ts';
import { isFilled } from '../../domain/record.ts';
import type { Stage } from '../../domain/process.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Form } from '../../ui/form.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusField } from '../../ui/use-focus-field.ts';
import { ClashNotice } from '../clash-notice.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useDelete } from '../use-delete.ts';
import { useRecordForm } from '../use-record-form.ts';

const CHANNELS = ['Counter', 'Phone', 'E-mail', 'Website', 'Live chat', 'Delivery', 'Visit'];

/** The fields of one stage. Kept as they are typed. */
export function StageEditor({ stage, onClose }: { readonly stage: Stage; readonly onClose: () => void }) {
  const { snapshot } = useOpenPortfolio();
  const remove = useDelete();
  const [query] = useSearchParams();
  const problems = useCallback(
    (values: Stage): readonly Problem[] => (isFilled(values.name) ? [] : [{ path: ['name'], message: 'Name the stage.' }]),
    [],
  );
  const { form, state, flush, clash } = useRecordForm('stages', stage, problems);
  useFocusField(query.get('stage') === stage.id ? (query.get('field') ?? 'name') : 'name');
  const isMomentOfTruth = useWatch({ control: form.control, name: 'isMomentOfTruth' });

  const count = snapshot.risks.filter((risk) => risk.stageIds.includes(stage.id)).length;
  const risks =
    count === 0
      ? ''
      : ` ${count === 1 ? 'One risk was' : `${count} risks were`} at this stage: what you wrote about ${count === 1 ? 'it' : 'them'} stays.`;

  return (
    <Form form={form} label={stageName(stage)} onSubmit={onClose}>
      <Card tight>
        <Stack gap="m">
          <ClashNotice clash={clash} />
          <TextField<Stage> name="name" label="Stage" hint="As your team calls it." />
          <TextField<Stage> name="channel" label="How the customer meets it" list={CHANNELS} optional />
          <LongTextField<Stage> name="customerSees" label="What the customer sees and does" minRows={2} optional />
          <LongTextField<Stage> name="behindTheScenes" label="What happens behind the scenes" minRows={2} optional />
          <CheckboxField<Stage>
            name="isMomentOfTruth"
            label="This is a moment of truth"
            hint="One of the stages that matter most to the customer’s experience."
          />
          {isMomentOfTruth && <LongTextField<Stage> name="momentOfTruthReason" label="Why it is a moment of truth" minRows={2} />}
          <Row justify="between" wrap>
            <Row>
              <Button type="submit">Done</Button>
              <SaveStateText state={state} />
            </Row>
            <Button
              variant="quiet"
              onClick={() => void remove({ table: 'stages', record: stage, flush, message: `${stageName(stage)} is deleted.${risks}` })}
            >
              Delete stage
            </Button>
          </Row>
        </Stack>
      </Card>
    </Form>
  );
}
