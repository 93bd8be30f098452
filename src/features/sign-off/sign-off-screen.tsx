import { useMemo } from 'react';
import { openFindings } from '../../domain/check/evidence-check.ts';
import { isSignedOff, openGaps, signOffSheet } from '../../domain/sign-off.ts';
import { isSignatureIntact } from '../../signing/digest.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { LineRow } from './line-row.tsx';
import classes from './sign-off-screen.module.css';
import { SignatureHistory } from './signature-history.tsx';
import { UnlockNotice } from './unlock-notice.tsx';

/** The unit's sign-off sheet, line by line, with what is still open above it. */
export function SignOffScreen() {
  const { portfolioId, unit, snapshot, coverage, findings } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const sheet = useMemo(() => signOffSheet(unit, snapshot, coverage), [unit, snapshot, coverage]);
  const isFinal = useMemo(() => isSignedOff(sheet, (signature) => isSignatureIntact(signature, snapshot)), [sheet, snapshot]);
  const gaps = openGaps(coverage);
  const open = openFindings(findings).length;

  return (
    <Page
      title="Unit sign-off"
      lead={`Unit ${unit.id} · ${unit.title} · Level ${unit.level} · ${unit.credits} credits · ${unit.reference}`}
      actions={
        <LinkButton variant="secondary" to={`${paths.exportPdf}?only=sign-off`}>
          Print the sheet
        </LinkButton>
      }
    >
      <Stack gap="l">
        {isFinal && (
          <Notice tone="success" title="This unit is signed off" actions={<LinkButton to={paths.exportPdf}>Export the portfolio</LinkButton>}>
            All signatures that are needed are here. The portfolio PDF no longer says “Draft”.
          </Notice>
        )}
        <UnlockNotice />
        <Card title="Before you sign">
          <Stack gap="s">
            <StatusMark
              status={gaps.length === 0 ? 'good' : 'waiting'}
            >{`${coverage.evidenced} of ${coverage.needed} points are claimed and sufficient`}</StatusMark>
            <StatusMark status={open === 0 ? 'good' : 'waiting'}>
              {open === 0 ? 'The evidence check has nothing to ask' : `The evidence check has ${open} open ${open === 1 ? 'question' : 'questions'}`}
            </StatusMark>
            {gaps.length > 0 && (
              <details>
                <summary>{gaps.length === 1 ? 'One point is open' : `${gaps.length} points are open`}</summary>
                <ul>
                  {gaps.map((gap) => (
                    <li key={gap}>{gap}</li>
                  ))}
                </ul>
              </details>
            )}
            {gaps.length > 0 && (
              <LinkButton variant="secondary" to={paths.coverage}>
                See what is missing
              </LinkButton>
            )}
          </Stack>
        </Card>
        <Card>
          <p className={classes['declaration']}>{unit.signOff.declaration}</p>
          {sheet.map((line) => (
            <LineRow key={line.line.id} sheetLine={line} gaps={line.line.id === 'candidate' ? gaps : []} />
          ))}
        </Card>
        <SignatureHistory />
      </Stack>
    </Page>
  );
}
