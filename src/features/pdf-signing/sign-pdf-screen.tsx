import { useEffect, useRef } from 'react';
import { signatureProves, signatureProvesNot } from '../../pdf/signatures/what-it-proves.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OneFileDrop } from '../../ui/one-file-drop.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { WorkingCard } from '../../ui/working-card.tsx';
import { routes } from '../paths.ts';
import { PdfContents } from './pdf-contents.tsx';
import classes from './pdf-signing.module.css';
import { SignCard } from './sign-card.tsx';
import { useSignPdf } from './use-sign-pdf.ts';

/** Shows who signed a PDF and whether it still is what they signed, and lets somebody sign it. The portfolio need not be on this device. */
export function SignPdfScreen() {
  const { state, open, sign, save, cancel, startAgain } = useSignPdf();
  const result = useRef<HTMLDivElement>(null);
  const hasResult = state.type === 'open' || state.type === 'refused';
  useEffect(() => {
    // The button that was pressed is gone: whoever uses the keyboard goes on at what came of it.
    if (hasResult) result.current?.focus({ preventScroll: true });
  }, [hasResult]);
  const drop = (
    <OneFileDrop
      label="Choose the PDF"
      accept=".pdf,application/pdf"
      footnote="It is read on this device and sent nowhere. Your file is never changed: what you sign is a new one."
      onFile={(file) => void open(file)}
    >
      A portfolio, sign-off sheet or IQA pack that Folio exported. You can also drop it here.
    </OneFileDrop>
  );
  return (
    <Page
      title="Sign a PDF"
      lead="See who has signed a PDF digitally and whether it was changed since, or sign it yourself with your seal."
      aside={<WhatItProves />}
    >
      <Stack gap="l">
        {state.type === 'choose' && drop}
        {state.type === 'working' && (
          <WorkingCard
            label={state.words}
            value={state.done}
            max={state.total}
            valueText={`${Math.floor((100 * state.done) / Math.max(1, state.total))} %`}
            onCancel={cancel}
          />
        )}
        {hasResult && (
          <div ref={result} tabIndex={-1} className={classes.result}>
            <Stack gap="l">
              {state.type === 'refused' && (
                <>
                  <Notice tone="error" title={`${state.name} was not opened`}>
                    {state.sentence}
                  </Notice>
                  {drop}
                </>
              )}
              {state.type === 'open' && (
                <>
                  {state.savedAs !== null && (
                    <Notice tone="success" title={`${state.savedAs} is ready`} actions={<SaveAgain onSave={save} />}>
                      It is signed, and was read back and checked. You find it among your downloads. Hand on this file, not the one that you chose.
                    </Notice>
                  )}
                  {state.problem !== null && (
                    <Notice tone="error" title="The PDF was not signed">
                      {state.problem}
                    </Notice>
                  )}
                  <PdfContents opened={state.opened} />
                  <SignCard key={state.opened.name} contents={state.opened.contents} onSign={(line, identity) => void sign(line, identity)} />
                  <Row>
                    <Button variant="quiet" onClick={startAgain}>
                      Another PDF
                    </Button>
                  </Row>
                </>
              )}
            </Stack>
          </div>
        )}
        {(state.type === 'choose' || state.type === 'refused') && (
          <Row>
            <LinkButton variant="quiet" to={routes.home}>
              Back to the portfolios
            </LinkButton>
          </Row>
        )}
      </Stack>
    </Page>
  );
}

function SaveAgain({ onSave }: { readonly onSave: () => void }) {
  return (
    <Button size="s" variant="secondary" onClick={onSave}>
      Save it again
    </Button>
  );
}

/** V5. */
function WhatItProves() {
  return (
    <Card title="What a signature proves">
      <ul>
        {signatureProves.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>What it does not prove</h3>
      <ul>
        {signatureProvesNot.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
