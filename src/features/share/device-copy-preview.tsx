import { useState } from 'react';
import type { CopyStanding, OfferedPortfolio, StagedDeviceCopy } from '../../exchange/device-copy.ts';
import { formatInstant } from '../../lib/dates.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainCheckbox } from '../../ui/plain-checkbox.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { tableWords } from '../table-words.ts';

interface DeviceCopyPreviewProps {
  readonly name: string;
  readonly staged: StagedDeviceCopy;
  readonly problem: string | null;
  readonly onRestore: (portfolioIds: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Portfolios that come back unless somebody says otherwise: those that are not here, and those of which more is in the copy. */
const chosenAtFirst: ReadonlySet<CopyStanding> = new Set(['not-here', 'newer']);

/** What a copy of a device holds, and how it stands to what is here. Nothing of it is done yet. */
export function DeviceCopyPreview({ name, staged, problem, onRestore, onCancel }: DeviceCopyPreviewProps) {
  const { portfolios, copied, madeAt } = staged;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(portfolios.filter(({ standing }) => chosenAtFirst.has(standing)).map(({ portfolioId }) => portfolioId)),
  );
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));

  return (
    <Stack gap="l">
      <Notice tone="info" title="Nothing is changed yet">
        {`${name} is a copy of everything that Folio held in a browser on ${formatInstant(madeAt)}. It was checked and can be read. Choose what is to come back; it comes back all at once or not at all.`}
      </Notice>
      <Card title="Portfolios in this copy">
        <Stack gap="m">
          {portfolios.length === 0 && <p>There is no portfolio in it that this Folio can read.</p>}
          {portfolios.map((portfolio) => (
            <PlainCheckbox
              key={portfolio.portfolioId}
              label={portfolio.candidateName === '' ? 'A portfolio without a name' : portfolio.candidateName}
              hint={aboutPortfolio(portfolio)}
              checked={chosen.has(portfolio.portfolioId)}
              disabled={portfolio.standing === 'same' && portfolio.newFiles.count === 0}
              onChange={(isChosen) => choose(portfolio.portfolioId, isChosen)}
            />
          ))}
        </Stack>
      </Card>
      {copied.unread.length > 0 && (
        <Notice tone="warning" title="Some records cannot be read">
          <p>They stay in the file: keep it, because a newer Folio may be able to read them.</p>
          <ul>
            {copied.unread.map(({ table, count }) => (
              <li key={table}>{`${tableWords(table)}: ${count}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="error" title="Nothing was changed">
          {problem}
        </Notice>
      )}
      <Row>
        <Button disabled={chosen.size === 0} onClick={() => onRestore([...chosen])}>
          {chosen.size > 1 ? `Put these ${chosen.size} back` : 'Put it back'}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          Not now
        </Button>
      </Row>
    </Stack>
  );
}

function aboutPortfolio({ standing, changedAt, changedHereAt, evidence, newFiles, missingFiles }: OfferedPortfolio): string {
  const parts = [
    `${evidence === 1 ? '1 piece' : `${evidence} pieces`} of evidence, last changed ${formatInstant(changedAt)}.`,
    standingWords(standing, changedHereAt),
    newFiles.count === 0 ? '' : `${newFiles.count === 1 ? '1 file comes' : `${newFiles.count} files come`} back, ${fileSizeText(newFiles.bytes)}.`,
    missingFiles === 0 ? '' : `${missingFiles === 1 ? '1 file is' : `${missingFiles} files are`} neither in the copy nor here.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function standingWords(standing: CopyStanding, changedHereAt: string | null): string {
  const here = changedHereAt === null ? '' : formatInstant(changedHereAt);
  switch (standing) {
    case 'not-here':
      return 'It is not on this device.';
    case 'same':
      return 'It is here just like this.';
    case 'newer':
      return `What is here is older or less (last changed ${here}). It is kept among the earlier states.`;
    case 'older':
      return `What is here is newer (last changed ${here}). If you put this back, what is here is kept among the earlier states.`;
  }
}
