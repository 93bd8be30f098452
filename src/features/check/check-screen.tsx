import { useState } from 'react';
import { openFindings } from '../../domain/check/evidence-check.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { FindingGroup } from './finding-group.tsx';

/** What an assessor is likely to ask about, before one does. Each finding can be mended or answered with a reason. */
export function CheckScreen() {
  const { findings, snapshot } = useOpenPortfolio();
  const [view, setView] = useState<'open' | 'answered'>('open');
  const open = openFindings(findings);
  const answered = findings.filter(({ answer }) => answer !== null);
  const shown = view === 'open' ? open : answered;
  const codes = [...new Set(shown.map(({ finding }) => finding.code))];

  return (
    <Page title="Evidence check" lead="What your assessor is likely to ask about. Folio does not judge: mend it, or say why it is right as it is.">
      <Stack gap="l">
        <Segmented
          label="Show"
          hideLabel
          value={view}
          onChange={setView}
          options={[
            { value: 'open', label: `Open ${open.length}` },
            { value: 'answered', label: `Answered ${answered.length}` },
          ]}
        />
        {shown.length === 0 ? (
          <EmptyState title={view === 'open' ? 'Nothing to ask about' : 'No answers yet'}>
            {view === 'answered'
              ? 'When something is found that is right as it is, answer it with your reason. It is kept here for your assessor.'
              : snapshot.evidence.length === 0
                ? 'As your evidence grows, it is read here for what is often overlooked: reviews that are due, dates that do not fit, personal data, high risks without a reason.'
                : 'Everything that Folio can look for is in order.'}
          </EmptyState>
        ) : (
          codes.map((code) => <FindingGroup key={code} items={shown.filter(({ finding }) => finding.code === code)} />)
        )}
      </Stack>
    </Page>
  );
}
