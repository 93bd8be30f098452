import { useState } from 'react';
import type { AcceptedKey, Staged } from '../../exchange/stage-package.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import type { PackageKind } from '../../package/format.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { roleWords } from '../../domain/role-words.ts';
import { sealText } from '../seal-words.tsx';
import { NewSeals } from './new-seals.tsx';
import { PlannedChanges } from './planned-changes.tsx';
import type { OpenAs } from './use-open.ts';
import { WhoOpens } from './who-opens.tsx';

interface StagedPreviewProps {
  readonly staged: Staged;
  readonly name: string;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly onAccept: (keys: readonly AcceptedKey[]) => void;
  /** With whom, for a portfolio that is new on this device. */
  readonly onApply: (openAs: OpenAs | null) => void;
  readonly onCancel: () => void;
}

/** What a package holds and what taking it over would do. Nothing of it is done yet. */
export function StagedPreview({ staged, name, problem, isBusy, onAccept, onApply, onCancel }: StagedPreviewProps) {
  const [openAs, setOpenAs] = useState<OpenAs | null>(null);
  const { isKnownHere, isNews, candidateName, plan } = staged;
  const canApply = isKnownHere || openAs !== null;
  if (isKnownHere && !isNews && plan.newKeys.length === 0) {
    return (
      <Notice
        tone="info"
        title="Everything in this file is here already"
        actions={
          <>
            <LinkButton to={portfolioPaths(staged.portfolioId).overview}>Open the portfolio</LinkButton>
            <Button variant="secondary" onClick={onCancel}>
              Choose another file
            </Button>
          </>
        }
      >
        {name} holds nothing that the portfolio of {candidateName || 'the candidate'} does not have. Nothing was changed.
      </Notice>
    );
  }
  return (
    <Stack gap="l">
      <Notice tone="info" title="Nothing is changed yet">
        {`The file was checked and is whole. Look through what it brings. It is taken over when you press the button below, all of it or nothing${isKnownHere ? ', and you can undo it' : ''}.`}
      </Notice>
      <Card title={`Portfolio of ${candidateName || 'an unnamed candidate'}`}>
        <DefinitionList items={aboutPackage(staged, name)} />
      </Card>
      {!isKnownHere && <WhoOpens staged={staged} value={openAs} onChange={setOpenAs} />}
      <NewSeals staged={staged} actor={isKnownHere ? staged.workplace.role : (openAs?.role ?? null)} isBusy={isBusy} onAccept={onAccept} />
      <PlannedChanges staged={staged} />
      {problem !== null && (
        <Notice tone="error" title="Nothing was changed">
          {problem}
        </Notice>
      )}
      <Row>
        <Button isBusy={isBusy} disabled={!canApply} onClick={() => onApply(isKnownHere ? null : openAs)}>
          {isKnownHere ? 'Take this over' : 'Put it on this device'}
        </Button>
        <Button variant="secondary" disabled={isBusy} onClick={onCancel}>
          Not now
        </Button>
        {!canApply && <span>Say first who you are here.</span>}
      </Row>
    </Stack>
  );
}

function aboutPackage({ kind, sender, newFiles, isInBin, isKnownHere, workplace, unitId }: Staged, name: string) {
  return [
    { label: 'File', value: name },
    { label: 'What it is', value: kindWords[kind] },
    { label: 'Unit', value: unitId },
    { label: 'Packed by', value: senderWords(sender, kind) },
    ...(newFiles.count === 0
      ? []
      : [{ label: 'New files', value: `${newFiles.count === 1 ? '1 file' : `${newFiles.count} files`}, ${fileSizeText(newFiles.bytes)}` }]),
    ...(isKnownHere ? [{ label: 'You work here as', value: `the ${roleWords[workplace.role]}` }] : []),
    ...(isInBin ? [{ label: 'On this device', value: 'In the bin; it comes back when you take this over' }] : []),
  ];
}

function senderWords(sender: Staged['sender'], kind: PackageKind): string {
  if (!sender) return `Not said (${kind === 'backup' ? 'a backup' : 'a PDF'}). What is in it is signed piece by piece, and was checked`;
  const who = sender.name === '' ? 'Somebody' : sender.name;
  const role = sender.role === null ? '' : `, ${roleWords[sender.role]}`;
  return `${who}${role}; seal: ${sealText(sender.keyId)}${sender.hasRole ? '' : ' (not accepted here yet)'}`;
}

const kindWords: Readonly<Record<PackageKind, string>> = {
  full: 'A whole copy',
  backup: 'A backup',
  submission: 'Handed over to the assessor',
  review: 'What an assessor or quality assurer gives back',
  sample: 'A sample for quality assurance',
};
