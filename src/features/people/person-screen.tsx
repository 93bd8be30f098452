import { useCallback } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router';
import type { Problem } from '../../domain/evidence/row.ts';
import { personRoleNames, personRoles, witnessStatuses, witnessStatusNames, type Person, type Strokes } from '../../domain/person.ts';
import { isFilled } from '../../domain/record.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { SignatureView } from '../../ui/signature-view.tsx';
import { Columns, Row, Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClashNotice } from '../clash-notice.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useDelete } from '../use-delete.ts';
import { useRecordForm } from '../use-record-form.ts';
import { PersonReading } from './person-reading.tsx';

/** One person: who they are, their standing, and their specimen signature. */
export function PersonScreen() {
  const { personId = '' } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const person = snapshot.people.find(({ id }) => id === personId);
  if (!person) {
    return (
      <Page title="This person is not here">
        <EmptyState title="The entry may have been deleted" actions={<LinkButton to={portfolioPaths(portfolioId).people}>See all people</LinkButton>}>
          Deleted people can be restored there.
        </EmptyState>
      </Page>
    );
  }
  // P3: besides the candidate, everybody writes about themselves alone.
  return actor === 'candidate' || person.role === actor ? <PersonEditor key={person.id} person={person} /> : <PersonReading person={person} />;
}

function PersonEditor({ person }: { readonly person: Person }) {
  const problems = useCallback(
    (values: Person): readonly Problem[] => (isFilled(values.name) ? [] : [{ path: ['name'], message: 'Enter the person’s name.' }]),
    [],
  );
  const { form, state, flush, clash } = useRecordForm('people', person, problems);
  const remove = useDelete();
  const navigate = useNavigate();
  const role = useWatch({ control: form.control, name: 'role' });
  const paths = portfolioPaths(person.portfolioId);
  const name = person.name || 'New person';

  const leave = () => navigate(paths.people);

  return (
    <Form
      form={form}
      label={name}
      onSubmit={async () => {
        await flush();
        await leave();
      }}
    >
      <Page
        eyebrow={personRoleNames[person.role]}
        title={name}
        lead={<SaveStateText state={state} />}
        actions={
          <>
            <Button type="submit">Done</Button>
            <Button
              variant="quiet"
              onClick={() =>
                void remove({ table: 'people', record: person, flush, leave, message: `${name} is deleted. Signatures already given stay.` })
              }
            >
              Delete
            </Button>
          </>
        }
      >
        <Stack gap="l">
          <ClashNotice clash={clash} />
          <Columns min={260}>
            <TextField<Person> name="name" label="Name" autoComplete="off" />
            <SelectField<Person>
              name="role"
              label="Role"
              options={personRoles.filter((item) => item !== 'candidate').map((item) => ({ value: item, label: personRoleNames[item] }))}
            />
            <TextField<Person> name="jobTitle" label="Job" optional />
            <TextField<Person> name="organisation" label="Organisation" optional />
            <TextField<Person> name="contact" label="Contact" hint="E-mail or phone, so that your centre can ask." optional />
          </Columns>
          {role === 'witness' ? (
            <>
              <TextField<Person> name="relationship" label="Relationship to you" hint="Team leader, colleague, customer…" />
              <SelectField<Person>
                name="witnessStatus"
                label="Witness status"
                hint="As on the witness status list of your file."
                emptyLabel="Not said"
                options={witnessStatuses.map((status) => ({ value: status, label: witnessStatusNames[status] }))}
                isNullable
              />
            </>
          ) : (
            <>
              <SegmentedField<Person>
                name="isQualified"
                label="Qualified for this role?"
                hint="Somebody who is still working towards it needs a countersignature."
                options={[
                  { value: 'yes', label: 'Yes' },
                  { value: 'no', label: 'Not yet' },
                ]}
                isBoolean
              />
              <TextField<Person> name="qualification" label="Qualification or registration" placeholder="A1, TAQA…" optional />
            </>
          )}
          <LongTextField<Person> name="notes" label="Notes" minRows={2} optional />
          <Specimen control={form.control} name={name} />
        </Stack>
      </Page>
    </Form>
  );
}

/** The signature against which others are compared. */
function Specimen({
  control,
  name,
}: {
  readonly control: ReturnType<typeof useRecordForm<'people', Person>>['form']['control'];
  readonly name: string;
}) {
  const { field } = useController({ control, name: 'specimenSignature' });
  const specimen: Strokes | null = field.value;
  return (
    <Card title="Specimen signature">
      <Stack gap="s">
        <p>Printed on the witness status list, so that signatures in the evidence can be compared with it.</p>
        {specimen === null ? (
          <SignaturePad label={`Specimen signature of ${name}`} onChange={field.onChange} />
        ) : (
          <>
            <SignatureView strokes={specimen} label={`Specimen signature of ${name}`} />
            <Row>
              <Button size="s" variant="secondary" onClick={() => field.onChange(null)}>
                Sign again
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  );
}
