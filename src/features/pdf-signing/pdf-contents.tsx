import { fileSizeText } from '../../lib/file-size-text.ts';
import type { PdfSignature } from '../../pdf/signatures/read-signatures.ts';
import { useIdentities } from '../../storage/device-hooks.ts';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { sealText } from '../seal-words.tsx';
import classes from './pdf-signing.module.css';
import { laterWords, signedWhen, signerName, stateWords, summaryWords } from './signature-words.ts';
import type { OpenedPdf } from './use-sign-pdf.ts';

/** What a PDF says it is, and its signatures one by one. */
export function PdfContents({ opened: { pdf, name, contents } }: { readonly opened: OpenedPdf }) {
  const { tone, words } = summaryWords(contents);
  return (
    <>
      <Card title={contents.title === '' ? name : contents.title}>
        <Stack gap="m">
          <DefinitionList
            items={[
              { label: 'File', value: `${name}, ${fileSizeText(pdf.size)}` },
              ...(contents.isByFolio && contents.author !== '' ? [{ label: 'Candidate', value: contents.author }] : []),
            ]}
          />
          <Notice tone={tone}>{words}</Notice>
        </Stack>
      </Card>
      {contents.signatures.length > 0 && (
        <Card title="Signatures in this PDF">
          <ol className={classes.signatures}>
            {contents.signatures.map((signature) => (
              <li key={signature.field} className={classes.signature}>
                <Signature signature={signature} />
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  );
}

const marks = { holds: 'good', broken: 'bad', unknown: 'none' } as const;

function Signature({ signature }: { readonly signature: PdfSignature }) {
  const identities = useIdentities();
  const { signer, reason, label, field, state, later } = signature;
  const keyId = signer?.keyId ?? null;
  const isOwn = identities?.some((identity) => identity.keyId === keyId) === true;
  return (
    <Stack gap="s">
      <h3 className={classes.name}>
        {signerName(signature)}
        {signer !== null && signer.role !== '' && <span className={classes.role}> · {signer.role}</span>}
      </h3>
      <StatusMark status={marks[state]}>{stateWords(signature)}</StatusMark>
      {state !== 'broken' &&
        (later === 'changes' ? <StatusMark status="changed">{laterWords(signature)}</StatusMark> : <p>{laterWords(signature)}</p>)}
      <DefinitionList
        items={[
          { label: 'Line', value: label || field },
          ...(reason === '' ? [] : [{ label: 'Agreed to', value: `“${reason}”` }]),
          { label: 'Signed', value: signedWhen(signature) },
          ...(keyId === null ? [] : [{ label: 'Seal', value: isOwn ? `${sealText(keyId)} (yours, on this device)` : sealText(keyId) }]),
        ]}
      />
    </Stack>
  );
}
