import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { EvidenceMatrix } from './evidence-matrix.tsx';
import { UnitGrid, type GridFilter } from './unit-grid.tsx';

/** The unit's own grid, and the same as evidence × points. */
export function CoverageScreen() {
  const { coverage } = useOpenPortfolio();
  const [view, setView] = useState<'grid' | 'matrix'>('grid');
  const [filter, setFilter] = useState<GridFilter>('all');
  const gaps = coverage.points.filter((point) => point.isNeeded && !point.isEvidenced).length;
  const unjudged = coverage.points.filter((point) => point.isNeeded && point.judgement === null).length;
  return (
    <Page
      title="Coverage"
      lead="The unit’s own grid. Claimed by you, checked by Folio, judged by your assessor."
      actions={
        <Button variant="secondary" onClick={() => window.print()}>
          Print grid
        </Button>
      }
    >
      <Stack gap="m">
        <Row wrap>
          <Segmented
            label="View"
            hideLabel
            value={view}
            onChange={setView}
            options={[
              { value: 'grid', label: 'Unit grid' },
              { value: 'matrix', label: 'Evidence × points' },
            ]}
          />
          <Segmented
            label="Points"
            hideLabel
            value={filter}
            onChange={setFilter}
            options={[
              { value: 'all', label: `All ${coverage.points.length}` },
              { value: 'gaps', label: `Gaps ${gaps}` },
              { value: 'unjudged', label: `Not yet judged ${unjudged}` },
            ]}
          />
        </Row>
        {view === 'grid' ? <UnitGrid filter={filter} /> : <EvidenceMatrix filter={filter} />}
      </Stack>
    </Page>
  );
}
