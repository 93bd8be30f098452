import { DataTable } from '../../../src/ui/data-table.tsx';
import { LevelMark } from '../../../src/ui/level-mark.tsx';
import type { Tone } from '../../../src/ui/tone.ts';

interface RiskRow {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly score: number;
  readonly level: Tone;
  readonly decision: string;
}

export const riskRows: readonly RiskRow[] = [
  {
    reference: 'R13',
    name: 'Caller is cut off during transfer and posts a bad review',
    place: 'Complaint call · Reputational',
    score: 16,
    level: 'high',
    decision: 'Act: warm-transfer script',
  },
  {
    reference: 'R7',
    name: 'Parcel left with a neighbour goes missing',
    place: 'Delivery · Reputational',
    score: 12,
    level: 'medium',
    decision: 'Act: photo on delivery',
  },
  {
    reference: 'R3',
    name: 'Trailing cable at the welcome desk',
    place: 'Greeting · Health and safety',
    score: 4,
    level: 'low',
    decision: 'Tolerate: checked weekly',
  },
];

/** A table as a register has it: references, words, levels. */
export function RiskTable() {
  return (
    <DataTable
      caption="Risks"
      rows={riskRows}
      rowKey={(row) => row.reference}
      initialSort={{ key: 'score', direction: 'down' }}
      columns={[
        { key: 'reference', header: 'Ref', cell: (row) => row.reference, sortBy: (row) => row.reference, isRowHeader: true },
        { key: 'name', header: 'Risk', cell: (row) => row.name },
        { key: 'place', header: 'Stage · type', cell: (row) => row.place, hideOnPhone: true },
        { key: 'score', header: 'Class', cell: levelCell, sortBy: (row) => row.score },
        { key: 'decision', header: 'Decision', cell: (row) => row.decision },
      ]}
    />
  );
}

function levelCell(row: RiskRow) {
  return <LevelMark level={row.level} />;
}
