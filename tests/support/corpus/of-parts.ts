import { evidenceKinds, kindName } from '../../../src/domain/evidence.ts';
import { threeByThree } from '../../../src/domain/risk-method.ts';
import { assessedPortfolio } from '../assessed-portfolio.ts';
import { buildPortfolio } from '../build-portfolio.ts';
import { completePortfolio } from '../complete-portfolio.ts';
import { exampleFile, finishedExample, openExample } from '../example.ts';
import { richPortfolio } from '../rich-portfolio.ts';
import { allLines } from '../sign-pdf.ts';
import type { SnapshotWithEvents } from '../../../src/domain/snapshot.ts';
import { readFileSync } from 'node:fs';
import { type CorpusMember, member } from './member.ts';

/** Portfolios as people have them: from nothing to signed off, whole and in parts, each kind of evidence by itself. */
export const membersOfParts: readonly CorpusMember[] = [
  member('empty', 'nothing filled in, not even a name', () => ({ snapshot: nameless() })),
  member('one-evidence', 'one empty draft', () => ({ snapshot: buildPortfolio().evidence('everyday', { status: 'draft', title: '' }).snapshot() })),
  ...evidenceKinds.map((kind) =>
    member(`kind-${kind}`, `${kindName(kind).toLowerCase()} alone`, () => {
      const rich = richPortfolio().snapshot();
      return { snapshot: { ...rich, evidence: rich.evidence.filter((item) => item.kind === kind) } };
    }),
  ),
  member('everything', 'each kind of record, not assessed yet', () => ({ snapshot: richPortfolio().snapshot() })),
  member('example-open', 'the example, a draft, with its files', () => exampleWithFiles(openExample)),
  member('example-signed-off', 'its finished twin, signed off', () => exampleWithFiles(finishedExample)),
  member('without-files', 'the same, with nothing inside', () => ({ ...exampleWithFiles(finishedExample), inside: { attachesFiles: false } })),
  member('carries-records', 'with the package that opens it again', () => ({
    ...exampleWithFiles(finishedExample),
    inside: { carried: new Blob(['Stands for a package: nobody looks into it here.']) },
  })),
  member('signature-broken', 'changed after it was signed', () => exampleWithFiles(changedAfterSigning(finishedExample))),
  member('assessed', 'returned twice, sampled, sealed', assessedPortfolio),
  member('countersigned', 'the assessor is not qualified yet and was countersigned', unqualified),
  member('sign-off-alone', 'the sign-off sheet alone', async () => ({ ...(await assessedPortfolio()), only: 'sign-off' })),
  member('signed-digitally', 'the finished example, signed by three people in the file', () => ({
    ...exampleWithFiles(finishedExample),
    signedBy: ['candidate', 'assessor', 'iqa'],
  })),
  member('signed-by-six', 'the sheet alone, every line signed in the file', () => ({
    snapshot: buildPortfolio().snapshot(),
    only: 'sign-off',
    signedBy: allLines,
  })),
  member('grid-alone', 'the unit grid alone', async () => ({ ...(await assessedPortfolio()), only: 'grid' })),
  member('register-alone', 'the risk register alone', async () => ({ ...(await assessedPortfolio()), only: 'register' })),
  member('iqa-alone', 'the IQA pack alone', async () => ({ ...(await assessedPortfolio()), only: 'iqa' })),
  member('empty-grid-alone', 'the grid of an empty portfolio', () => ({ snapshot: nameless(), only: 'grid' })),
  member('empty-register-alone', 'the register of an empty portfolio', () => ({ snapshot: nameless(), only: 'register' })),
  member('empty-iqa-alone', 'the IQA pack of an empty portfolio', () => ({ snapshot: nameless(), only: 'iqa' })),
  member('empty-sign-off-alone', 'the sheet of an empty portfolio', () => ({ snapshot: nameless(), only: 'sign-off' })),
  member('three-by-three', 'a risk method of three steps', () => ({ snapshot: completePortfolio({ method: threeByThree }).snapshot() })),
  member('welsh', 'in Welsh', () => ({ snapshot: completePortfolio({ language: 'cy' }).snapshot() })),
  member('letter-paper', 'on Letter paper', () => ({ snapshot: completePortfolio({ paper: 'Letter' }).snapshot() })),
  member('not-sampled', 'neither IQA nor EQA sampled', () => ({ snapshot: completePortfolio({ notSampled: ['iqa', 'eqa'] }).snapshot() })),
  member('ends-missing', 'references to records that are gone', () => ({ snapshot: withoutEnds(richPortfolio().snapshot()) })),
];

function nameless(): SnapshotWithEvents {
  return buildPortfolio({ candidate: { name: '', enrolmentNumber: '', uln: '' } }).snapshot();
}

function exampleWithFiles(snapshot: SnapshotWithEvents) {
  const files = snapshot.attachments.map(
    ({ name, sha256 }) => [sha256, new Blob([readFileSync(exampleFile(`files/${encodeURIComponent(name)}`))])] as const,
  );
  return { snapshot, files: new Map(files) };
}

function changedAfterSigning(snapshot: SnapshotWithEvents): SnapshotWithEvents {
  return {
    ...snapshot,
    evidence: snapshot.evidence.map((item, index) => (index === 0 ? { ...item, title: `${item.title}, put right later` } : item)),
  };
}

async function unqualified() {
  const { snapshot, seals } = await assessedPortfolio();
  const people = snapshot.people.map((person) => (person.role === 'assessor' ? { ...person, isQualified: false } : person));
  const signature = snapshot.signatures.find(({ id }) => id === 'sheet-iqa');
  const countersignature = signature && {
    ...signature,
    id: 'sheet-countersignatory',
    subject: { type: 'sign-off', line: 'assessor-countersignatory' } as const,
  };
  return { snapshot: { ...snapshot, people, signatures: [...snapshot.signatures, ...(countersignature ? [countersignature] : [])] }, seals };
}

/** Everything that is pointed at is gone: what an import from a broken device may look like. */
function withoutEnds(snapshot: SnapshotWithEvents): SnapshotWithEvents {
  return { ...snapshot, stages: [], risks: [], people: [], attachments: [] };
}
