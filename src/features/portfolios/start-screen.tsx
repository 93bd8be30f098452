import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { createPortfolio } from '../../storage/portfolio-commands.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Form } from '../../ui/form.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Page } from '../../ui/page.tsx';
import { Columns, Row, Stack } from '../../ui/stack.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { portfolioPaths, routes } from '../paths.ts';
import { useCommand } from '../use-command.ts';
import { useUnitChoices } from './use-unit-choices.ts';

interface StartValues {
  name: string;
  /** Place in the list of units. */
  unit: string;
  jobTitle: string;
  employer: string;
  responsibility: string;
  enrolmentNumber: string;
  uln: string;
  centreName: string;
}

/** The first page of a portfolio. Only the name is needed to begin; the rest can follow in Settings. */
export function StartScreen() {
  const form = useForm<StartValues>({
    defaultValues: { name: '', unit: '0', jobTitle: '', employer: '', responsibility: '', enrolmentNumber: '', uln: '', centreName: '' },
    resolver: (values) => {
      if (values.name.trim() === '')
        return { values: {}, errors: { name: { type: 'required', message: 'Enter your name, as it should stand on the sign-off sheet.' } } };
      if (values.name.length > 200) return { values: {}, errors: { name: { type: 'maxLength', message: 'Keep your name under 200 characters.' } } };
      return { values, errors: {} };
    },
    shouldFocusError: false,
  });
  const units = useUnitChoices();
  const command = useCommand();
  const navigate = useNavigate();
  const start = async (values: StartValues) => {
    const created = await command((session) =>
      createPortfolio(session, {
        candidate: { name: values.name.trim(), enrolmentNumber: values.enrolmentNumber.trim(), uln: values.uln.trim() },
        centre: { name: values.centreName.trim(), number: '' },
        employer: values.employer.trim(),
        jobTitle: values.jobTitle.trim(),
        responsibility: values.responsibility.trim(),
        ...units[Number(values.unit)]?.fields,
      }),
    );
    if (created.isDone) await navigate(portfolioPaths(created.value.id).overview);
  };
  return (
    <Form form={form} label="Start a portfolio" onSubmit={start}>
      <Page title="Start a portfolio" lead="Your name is enough to begin. Everything can be changed later.">
        <Stack gap="l">
          <Card>
            <Stack gap="m">
              <TextField<StartValues> name="name" label="Your name" hint="As it should stand on the sign-off sheet." autoComplete="name" />
              {units.length > 1 && (
                <SelectField<StartValues> name="unit" label="Unit" options={units.map(({ label }, index) => ({ value: String(index), label }))} />
              )}
              <Columns min={240}>
                <TextField<StartValues> name="jobTitle" label="Your job" autoComplete="organization-title" optional />
                <TextField<StartValues> name="employer" label="Your employer" autoComplete="organization" optional />
              </Columns>
              <LongTextField<StartValues>
                name="responsibility"
                label="Your area of responsibility"
                hint="What you look after: the unit asks for risks in your own area."
                minRows={2}
                optional
              />
            </Stack>
          </Card>
          <Card title="From your centre">
            <Columns min={220}>
              <TextField<StartValues> name="centreName" label="Centre" optional />
              <TextField<StartValues> name="enrolmentNumber" label="Enrolment number" autoComplete="off" optional />
              <TextField<StartValues> name="uln" label="Unique learner number (ULN)" autoComplete="off" optional />
            </Columns>
          </Card>
          <Row>
            <Button type="submit">Start</Button>
            <LinkButton variant="quiet" to={routes.home}>
              Cancel
            </LinkButton>
          </Row>
        </Stack>
      </Page>
    </Form>
  );
}
