import { personRoleNames, witnessStatusNames, type Person } from '../../domain/person.ts';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Page } from '../../ui/page.tsx';
import { SignatureView } from '../../ui/signature-view.tsx';
import { Stack } from '../../ui/stack.tsx';

/** One person, to read. */
export function PersonReading({ person }: { readonly person: Person }) {
  const name = person.name || 'Unnamed';
  const qualified = person.isQualified === null ? '' : person.isQualified ? person.qualification || 'Yes' : 'Working towards it';
  const items = [
    { label: 'Job', value: person.jobTitle },
    { label: 'Organisation', value: person.organisation },
    { label: 'Contact', value: person.contact },
    { label: 'Relationship to the candidate', value: person.relationship },
    { label: 'Witness status', value: person.witnessStatus === null ? '' : witnessStatusNames[person.witnessStatus] },
    { label: 'Qualified for this role', value: qualified },
    { label: 'Notes', value: person.notes },
  ].filter(({ value }) => value !== '');
  return (
    <Page eyebrow={personRoleNames[person.role]} title={name}>
      <Stack gap="l">
        <Card title="Particulars">{items.length === 0 ? <p>Nothing more is written here.</p> : <DefinitionList items={items} />}</Card>
        {person.specimenSignature !== null && (
          <Card title="Specimen signature">
            <SignatureView strokes={person.specimenSignature} label={`Specimen signature of ${name}`} />
          </Card>
        )}
      </Stack>
    </Page>
  );
}
