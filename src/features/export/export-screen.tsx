import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { isSignedOff, signOffSheet } from '../../domain/sign-off.ts';
import { toIsoDate } from '../../lib/dates.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import type { Edition } from '../../pdf/edition.ts';
import { pdfFileName } from '../../pdf/pdf-file-name.ts';
import { isSignatureIntact } from '../../signing/digest.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PlainCheckbox } from '../../ui/plain-checkbox.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { SignPdfLink } from '../sign-pdf-link.tsx';
import { sizeOfPdf } from './pdf-request.ts';
import { useMakePdf, type PdfChoice, type PdfPart } from './use-make-pdf.ts';

const PARTS: readonly { readonly value: PdfPart; readonly label: string; readonly words: string }[] = [
  {
    value: 'all',
    label: 'Whole portfolio',
    words: 'Cover, unit grid, every piece of evidence with its files, sign-off sheet and history, with bookmarks and links.',
  },
  { value: 'sign-off', label: 'Sign-off sheet', words: 'One sheet with the lines of the unit, for signing by hand.' },
  { value: 'grid', label: 'Unit grid', words: 'The points of the unit with your evidence references.' },
  { value: 'register', label: 'Risk register', words: 'Your risks with their ratings, the matrix and the stages.' },
  {
    value: 'iqa',
    label: 'IQA pack',
    words:
      'What the IQA and the EQA sample: unit grid, evidence index, judgements, witnesses, samples, sign-off sheet and history, without the evidence itself.',
  },
];

const EDITIONS: readonly { readonly value: Edition; readonly label: string; readonly words: string }[] = [
  {
    value: 'archival',
    label: 'To keep and hand over',
    words: 'The archival edition: it can be read for decades, on any system and with a screen reader.',
  },
  {
    value: 'printing',
    label: 'For printing',
    words: 'The printing edition: the pages of attached PDFs follow their evidence, so that all of it can be read on paper. It is not for archiving.',
  },
];

/** Makes the PDF: the whole portfolio, or one part of it, to keep or to print. */
export function ExportScreen() {
  const { unit, snapshot, coverage } = useOpenPortfolio();
  const { session } = useStorage();
  const [query] = useSearchParams();
  const [part, setPart] = useState<PdfPart>(() => PARTS.find(({ value }) => value === query.get('only'))?.value ?? 'all');
  const [edition, setEdition] = useState<Edition>('archival');
  const [withFiles, setWithFiles] = useState(true);
  const { state, make, cancel } = useMakePdf();
  const size = useMemo(() => sizeOfPdf(snapshot), [snapshot]);
  const isFinal = useMemo(
    () => isSignedOff(signOffSheet(unit, snapshot, coverage), (signature) => isSignatureIntact(signature, snapshot)),
    [unit, snapshot, coverage],
  );
  const choice: PdfChoice = {
    part,
    edition,
    withFiles,
    size: part === 'all' ? (edition === 'archival' && withFiles ? size.withFiles : size.without) : 0,
    suggestedName: pdfFileName({
      unitId: unit.id,
      candidateName: snapshot.portfolio.candidate.name,
      what: 'portfolio',
      isForPrinting: edition === 'printing',
      isDraft: !isFinal,
      day: toIsoDate(session.now()),
    }),
  };
  const isWorking = state.type === 'working';

  return (
    <Page title="Export PDF" lead={isFinal ? 'Signed off: the PDF is final.' : 'Not signed off yet: each page says “Draft”.'}>
      <Card>
        <Stack gap="m">
          <Segmented<PdfPart> label="What to export" value={part} onChange={setPart} options={PARTS.map(({ value, label }) => ({ value, label }))} />
          <p>{PARTS.find(({ value }) => value === part)?.words}</p>
          {part === 'all' && (
            <>
              <Segmented<Edition>
                label="What it is for"
                value={edition}
                onChange={setEdition}
                options={EDITIONS.map(({ value, label }) => ({ value, label }))}
              />
              <p>{EDITIONS.find(({ value }) => value === edition)?.words}</p>
            </>
          )}
          {part === 'all' && edition === 'archival' && (
            <PlainCheckbox
              label="Include the portfolio’s data and original files, so that it opens again in Folio"
              hint={`About ${fileSizeText(size.withFiles)} with, ${fileSizeText(size.without)} without. Whoever gets the PDF can read all of it.`}
              checked={withFiles}
              onChange={setWithFiles}
            />
          )}
          {isWorking && (
            <ProgressBar label={state.words} value={Math.round(state.fraction * 100)} max={100} valueText={`${Math.round(state.fraction * 100)} %`} />
          )}
          {state.type === 'failed' && (
            <Notice tone="error" title="The PDF was not made">
              {state.message}
            </Notice>
          )}
          {state.type === 'done' && (
            <Notice tone="success" title={`${state.fileName} is ready`}>
              {state.missingCharacters.length === 0
                ? state.where
                : `${state.where} These characters are not in the PDF’s typeface and are marked in it: ${state.missingCharacters.join(' ')}`}
              {state.remarks.length > 0 && (
                <ul>
                  {state.remarks.map((remark) => (
                    <li key={remark}>{remark}</li>
                  ))}
                </ul>
              )}
            </Notice>
          )}
          <Row wrap>
            {isWorking ? (
              <Button variant="secondary" onClick={cancel}>
                Cancel
              </Button>
            ) : (
              <>
                <Button onClick={() => void make(choice, 'save')}>Save PDF</Button>
                <Button variant="secondary" onClick={() => void make(choice, 'print')}>
                  Print
                </Button>
              </>
            )}
          </Row>
          <SignPdfLink />
        </Stack>
      </Card>
    </Page>
  );
}
