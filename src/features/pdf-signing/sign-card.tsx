import { useState } from 'react';
import { personRoleNames } from '../../domain/person.ts';
import { roleWords } from '../../domain/role-words.ts';
import { type SignOffLine, signOffLines } from '../../domain/signature.ts';
import { createIdentity } from '../../exchange/identity.ts';
import type { PdfSignatures } from '../../pdf/signatures/read-signatures.ts';
import { signPdfErrorText } from '../../pdf/signatures/sign-pdf-error.ts';
import { useIdentities } from '../../storage/device-hooks.ts';
import type { Identity } from '../../storage/device-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Columns, Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { IdentityForm } from '../identity-form.tsx';
import { sealText } from '../seal-words.tsx';
import { useExchange } from '../use-exchange.ts';
import classes from './pdf-signing.module.css';

interface SignCardProps {
  readonly contents: PdfSignatures;
  readonly onSign: (line: SignOffLine, identity: Identity) => void;
}

/** Lets somebody sign a line that is still blank, once they have a seal. */
export function SignCard({ contents, onSign }: SignCardProps) {
  const identities = useIdentities();
  const lines = contents.blank.flatMap(({ field, reason }) => {
    const line = signOffLines.find((one) => one === field);
    return line && contents.isByFolio ? [{ line, reason }] : [];
  });
  if (!identities) return null;
  return (
    <Card title="Sign it yourself">
      {lines.length === 0 ? (
        <p>
          {contents.signatures.length > 0 && contents.isByFolio
            ? 'Every line of this PDF is signed. To sign anew, export it again.'
            : signPdfErrorText({ type: 'no-field' })}
        </p>
      ) : identities.length === 0 ? (
        <MakeSeal />
      ) : (
        <SignForm lines={lines} identities={identities} isBroken={contents.signatures.some(({ state }) => state === 'broken')} onSign={onSign} />
      )}
    </Card>
  );
}

function MakeSeal() {
  const exchange = useExchange();
  return (
    <Stack gap="m">
      <p>Say first who you are. Folio then makes your seal, which signs for you and never leaves this device.</p>
      <IdentityForm
        label="Who you are"
        saveLabel="Make my seal"
        onSave={async (fields) => {
          const made = await exchange(({ session }) => createIdentity(session, fields));
          if (made.isDone) showToast({ message: `The seal of ${made.value.name} is made.`, tone: 'success' });
        }}
      />
    </Stack>
  );
}

interface SignFormProps {
  readonly lines: readonly { readonly line: SignOffLine; readonly reason: string }[];
  readonly identities: readonly Identity[];
  /** A signature that is there already does not hold. */
  readonly isBroken: boolean;
  readonly onSign: SignCardProps['onSign'];
}

function SignForm({ lines, identities, isBroken, onSign }: SignFormProps) {
  const [keyId, setKeyId] = useState<string | null>(null);
  const [chosenLine, setLine] = useState<SignOffLine | null>(null);
  // Somebody whose own line is blank comes first: most devices have one person.
  const likely = identities.find(({ role }) => lines.some(({ line }) => line === role)) ?? identities[0];
  const identity = identities.find((one) => one.keyId === keyId) ?? likely;
  const own = lines.find(({ line }) => line === identity?.role);
  const { line, reason } = lines.find((one) => one.line === chosenLine) ?? own ?? lines[0] ?? NO_LINE;
  if (!identity) return null;
  return (
    <Stack gap="m">
      <Columns min={240}>
        <PlainSelect
          label="You are"
          value={identity.keyId}
          onChange={setKeyId}
          options={identities.map((one) => ({ value: one.keyId, label: `${one.name} · ${personRoleNames[one.role]}` }))}
        />
        <PlainSelect
          label="You sign as"
          value={line}
          onChange={setLine}
          options={lines.map((one) => ({ value: one.line, label: personRoleNames[one.line] }))}
        />
      </Columns>
      <div>
        <p>You agree to:</p>
        <blockquote className={classes.agreed}>{reason}</blockquote>
      </div>
      <p>
        {`Your name, your role, the time of this device and your seal (${sealText(identity.keyId)}) go into the file. Who has the file can read them, and nobody can take them out again unseen.`}
      </p>
      {identity.role !== line && (
        <Notice tone="info">{`On this device you are the ${roleWords[identity.role]}. Sign as the ${roleWords[line]} only if you are that too.`}</Notice>
      )}
      {isBroken && <Notice tone="warning">A signature in this file is broken. Yours would stand for the file as it is now.</Notice>}
      <Row>
        <Button onClick={() => onSign(line, identity)}>{`Sign as the ${roleWords[line]}`}</Button>
      </Row>
    </Stack>
  );
}

const NO_LINE = { line: 'candidate', reason: '' } as const;
