import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { readIntroduction, type Introduction } from '../../domain/introduction.ts';
import { personRoleNames } from '../../domain/person.ts';
import { formatDate } from '../../lib/dates.ts';
import { useWorkplace } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { IntroductionReader } from '../introduction-reader.tsx';
import { routes } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { roleWords } from '../../domain/role-words.ts';
import { sealText } from '../seal-words.tsx';
import { AcceptSeal } from './accept-seal.tsx';

interface SealRow {
  readonly keyId: string;
  readonly name: string;
  readonly role: string;
  /** Day; '' when they did not compare; null where there is nothing to compare. */
  readonly compared: string | null;
  readonly saidBy: string;
}

/** Whose seals count in this portfolio, who said so, and the way to accept another one. */
export function SealsCard() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const workplace = useWorkplace(portfolioId);
  const [query, setQuery] = useSearchParams();
  const brought = readIntroduction(query.get('introduction') ?? '');
  const [isOpen, setIsOpen] = useState(brought.ok);
  const [met, setMet] = useState<Introduction | null>(brought.ok ? brought.value : null);
  const close = () => {
    setIsOpen(false);
    setMet(null);
    if (query.has('introduction')) setQuery({}, { replace: true });
  };
  const granted = snapshot.grants.map(({ id, keyId, name, role, comparedOn, author }) => ({
    id,
    keyId,
    name,
    role: personRoleNames[role],
    compared: comparedOn,
    saidBy: `The ${author in roleWords ? roleWords[author as keyof typeof roleWords] : author}`,
  }));
  const local = (workplace?.trusted ?? [])
    .filter(({ keyId }) => granted.every((row) => row.keyId !== keyId))
    .map(({ keyId, role, name }) => ({ keyId, name, role: personRoleNames[role], compared: '', saidBy: 'You, on this device alone' }));
  const founder = workplace?.founderKeyId ?? null;
  const rows: readonly SealRow[] = [
    ...(founder === null
      ? []
      : [
          {
            keyId: founder,
            name: snapshot.portfolio.candidate.name,
            role: personRoleNames.candidate,
            compared: null,
            saidBy: workplace?.keyId === founder ? 'This device' : 'Began this portfolio',
          },
        ]),
    ...granted,
    ...local,
  ];

  return (
    <Card
      title="Seals that count here"
      actions={
        <>
          <Button size="s" variant="secondary" onClick={() => setIsOpen(true)}>
            Accept a seal
          </Button>
          <LinkButton size="s" variant="quiet" to={routes.identity}>
            Your own seal
          </LinkButton>
        </>
      }
    >
      <Stack gap="m">
        <p>
          Everybody signs with the seal of their own device. Here it says whose is whose: only then does what they judge or sign count in this
          portfolio.
        </p>
        <DataTable<SealRow>
          caption="Seals that count here"
          rows={rows}
          rowKey={(row) => `${row.keyId} ${row.role} ${row.saidBy}`}
          empty={<p>None yet. Ask your {actor === 'candidate' ? 'assessor' : 'colleagues'} for an introduction, and accept it here.</p>}
          columns={[
            { key: 'name', header: 'Name', isRowHeader: true, cell: (row) => row.name || 'Unnamed', sortBy: (row) => row.name },
            { key: 'role', header: 'Role', cell: (row) => row.role, sortBy: (row) => row.role },
            { key: 'words', header: 'Six words', cell: (row) => sealText(row.keyId) },
            {
              key: 'compared',
              header: 'Words compared',
              cell: (row) => comparedMark(row.compared),
            },
            { key: 'by', header: 'Said by', cell: (row) => row.saidBy },
          ]}
        />
      </Stack>
      <Dialog title="Accept a seal" isOpen={isOpen} onClose={close} size="l">
        {met === null ? (
          <Stack gap="m">
            <p>Paste the introduction that they sent you, or take a photo of the code on their screen. They find it under “You on this device”.</p>
            <IntroductionReader onRead={setMet} />
          </Stack>
        ) : (
          <AcceptSeal introduction={met} onDone={close} />
        )}
      </Dialog>
    </Card>
  );
}

function comparedMark(compared: SealRow['compared']): ReactNode {
  if (compared === null) return '–';
  return compared === '' ? <StatusMark status="none">Not said</StatusMark> : <StatusMark status="good">{formatDate(compared)}</StatusMark>;
}
