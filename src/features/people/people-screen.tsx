import { Link, useNavigate } from 'react-router';
import { emptyPerson, personRoleNames, personRoles, witnessStatusNames, type Person, type PersonRole } from '../../domain/person.ts';
import { createRecord } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { BinCard } from '../bin-card.tsx';
import { portfolioPaths } from '../paths.ts';
import { useIsCandidate } from '../use-is-candidate.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { SealsCard } from './seals-card.tsx';

const TEAM: ReadonlySet<PersonRole> = new Set(personRoles.filter((role) => role !== 'witness' && role !== 'candidate'));

/** Everyone who takes part: the assessment team, and the witnesses with their standing. */
export function PeopleScreen() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const command = useCommand();
  const navigate = useNavigate();
  const paths = portfolioPaths(portfolioId);
  const add = async (role: PersonRole) => {
    const created = await command((session) => createRecord(session, 'people', portfolioId, { ...emptyPerson, role }));
    if (created.isDone) await navigate(paths.person(created.value.id));
  };
  const witnesses = snapshot.people.filter((person) => person.role === 'witness');
  const team = snapshot.people.filter((person) => TEAM.has(person.role));
  const missing = (['assessor', 'iqa'] as const).filter((role) => !team.some((person) => person.role === role));
  const name = (person: Person) => <Link to={paths.person(person.id)}>{person.name || 'Unnamed'}</Link>;

  return (
    <Page
      title="People and witnesses"
      lead={
        isCandidate
          ? 'Who assesses you, and who can say that your evidence is true. They need no account.'
          : 'Who assesses the candidate, and who can say that the evidence is true.'
      }
    >
      <Stack gap="l">
        <Card
          title="Assessment team"
          actions={
            isCandidate && (
              <Row wrap>
                {missing.map((role) => (
                  <Button key={role} size="s" variant="secondary" onClick={() => void add(role)}>
                    {role === 'assessor' ? 'Add your assessor' : 'Add your IQA'}
                  </Button>
                ))}
                {missing.length === 0 && (
                  <Button size="s" variant="secondary" onClick={() => void add('eqa')}>
                    Add another
                  </Button>
                )}
              </Row>
            )
          }
        >
          {team.length === 0 ? (
            <EmptyState title="Nobody yet">
              Add your assessor first: the name is printed on the sign-off sheet. Your centre can tell you the IQA’s name.
            </EmptyState>
          ) : (
            <DataTable<Person>
              caption="Assessment team"
              rows={team}
              rowKey={(person) => person.id}
              columns={[
                { key: 'name', header: 'Name', isRowHeader: true, cell: name, sortBy: (person) => person.name },
                { key: 'role', header: 'Role', cell: (person) => personRoleNames[person.role], sortBy: (person) => personRoles.indexOf(person.role) },
                {
                  key: 'qualified',
                  header: 'Qualified',
                  cell: (person) => (
                    <StatusMark status={person.isQualified === null ? 'none' : person.isQualified ? 'good' : 'waiting'}>
                      {person.isQualified === null ? 'Not said' : person.isQualified ? person.qualification || 'Yes' : 'Working towards it'}
                    </StatusMark>
                  ),
                },
              ]}
            />
          )}
        </Card>
        <Card
          title="Witnesses"
          actions={
            isCandidate && (
              <Button size="s" variant="secondary" onClick={() => void add('witness')}>
                Add a witness
              </Button>
            )
          }
        >
          {witnesses.length === 0 ? (
            <EmptyState title="No witnesses yet">
              A witness is someone who saw what you did: a team leader, a colleague, a partner’s supervisor. They read your evidence on this device
              and sign it with a finger.
            </EmptyState>
          ) : (
            <DataTable<Person>
              caption="Witnesses"
              rows={witnesses}
              rowKey={(person) => person.id}
              columns={[
                { key: 'name', header: 'Name', isRowHeader: true, cell: name, sortBy: (person) => person.name },
                { key: 'job', header: 'Job', cell: (person) => person.jobTitle || '–', sortBy: (person) => person.jobTitle },
                { key: 'relationship', header: isCandidate ? 'Relationship to you' : 'Relationship', cell: (person) => person.relationship || '–' },
                {
                  key: 'status',
                  header: 'Status',
                  cell: (person) => (person.witnessStatus === null ? 'Not said' : witnessStatusNames[person.witnessStatus]),
                },
                { key: 'specimen', header: 'Specimen', hideOnPhone: true, cell: (person) => (person.specimenSignature === null ? '–' : 'Signed') },
              ]}
            />
          )}
        </Card>
        <SealsCard />
        {isCandidate && <BinCard tables={['people']} />}
      </Stack>
    </Page>
  );
}
