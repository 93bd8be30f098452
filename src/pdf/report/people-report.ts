import { personRoleNames, witnessStatusNames, witnessStatuses, type Person, type Strokes } from '../../domain/person.ts';
import { isFilled } from '../../domain/record.ts';
import { formatDate } from '../../lib/dates.ts';
import { type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface PersonReport {
  readonly name: string;
  /** Job and organisation. */
  readonly work: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly specimen: Strokes | null;
  /** What a witness confirmed or gave testimony in. */
  readonly mentions: readonly Mention[];
}

export interface PeopleReport {
  readonly type: 'people';
  readonly witnesses: readonly PersonReport[];
  readonly officers: readonly PersonReport[];
  /** The meaning of each status. */
  readonly statuses: readonly string[];
}

export function peopleReport(context: ReportContext): PeopleReport {
  const { people } = context.snapshot;
  return {
    type: 'people',
    witnesses: people.filter((person) => person.role === 'witness').map((person) => personReport(person, context)),
    officers: people.filter((person) => person.role !== 'witness').map((person) => personReport(person, context)),
    statuses: witnessStatuses.map((status) => witnessStatusNames[status]),
  };
}

function personReport(person: Person, { snapshot, evidence: all }: ReportContext): PersonReport {
  const isWitness = person.role === 'witness';
  const signedFor = new Set(
    snapshot.signatures.flatMap(({ subject, personId }) => (subject.type === 'evidence' && personId === person.id ? [subject.evidenceId] : [])),
  );
  const evidence = all.filter((item) => signedFor.has(item.id) || (item.kind === 'testimony' && item.details.witnessId === person.id));
  const facts: readonly (readonly [string, string])[] = [
    ['Role', isWitness ? '' : personRoleNames[person.role]],
    ['Status', person.witnessStatus === null ? (isWitness ? 'Not given' : '') : witnessStatusNames[person.witnessStatus]],
    ['Relationship', person.relationship],
    ['Qualification', person.qualification],
    ['Qualified', qualified(person)],
    ['Since', formatDate(person.since)],
    ['Contact', person.contact],
    ['Notes', person.notes],
  ];
  return {
    name: isFilled(person.name) ? person.name : 'Name not given',
    work: [person.jobTitle, person.organisation].filter(isFilled).join(', '),
    facts: facts.filter(([, value]) => isFilled(value)),
    specimen: person.specimenSignature,
    mentions: evidence.map((item) => mentionOf(item)),
  };
}

function qualified({ role, isQualified }: Person): string {
  if (role !== 'assessor' && role !== 'iqa') return '';
  return { true: 'Yes', false: 'Working towards it', null: 'Not answered' }[`${isQualified}`];
}
