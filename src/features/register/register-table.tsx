import { useState } from 'react';
import { Link } from 'react-router';
import { decisionWords, type RegisterRow } from '../../domain/register.ts';
import { evidenceReference } from '../../domain/evidence.ts';
import { levels } from '../../domain/risk-method.ts';
import { riskName, riskReference, riskTypeNames } from '../../domain/risk.ts';
import { stageName } from '../../domain/coverage/process-operations.ts';
import { Chip } from '../../ui/chip.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

type Filter = 'all' | 'high' | 'medium' | 'low' | 'open';

/** Every risk, sortable and filtered by class and words. */
export function RegisterTable({ rows }: { readonly rows: readonly RegisterRow[] }) {
  const { portfolioId } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const shown = rows.filter((row) => matchesFilter(row, filter) && matchesWords(row, words));

  return (
    <Stack gap="m">
      <Row wrap justify="between">
        <Segmented
          label="Show"
          hideLabel
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: `All ${rows.length}` },
            { value: 'high', label: 'High' },
            { value: 'medium', label: 'Medium' },
            { value: 'low', label: 'Low' },
            { value: 'open', label: 'Not rated' },
          ]}
        />
        <SearchBox label="Search risks" value={words} onChange={setWords} />
      </Row>
      <DataTable<RegisterRow>
        caption="Risks"
        rows={shown}
        rowKey={(row) => row.risk.id}
        initialSort={{ key: 'score', direction: 'down' }}
        empty="No risk fits this search."
        columns={[
          { key: 'reference', header: 'Ref', width: '56px', cell: ({ risk }) => <b>{riskReference(risk)}</b>, sortBy: ({ risk }) => risk.number },
          {
            key: 'risk',
            header: 'Risk',
            width: '24%',
            isRowHeader: true,
            cell: ({ risk }) => <Link to={paths.risk(risk.id)}>{riskName(risk)}</Link>,
            sortBy: ({ risk }) => riskName(risk).toLowerCase(),
          },
          {
            key: 'stage',
            header: 'Stage · type',
            cell: ({ risk, stages }) =>
              `${stages.map(stageName).join(', ') || 'No stage'} · ${risk.type === null ? 'no type' : riskTypeNames[risk.type]}`,
            sortBy: ({ stages }) => stages[0]?.order ?? 0,
          },
          {
            key: 'score',
            header: 'P × C',
            width: '88px',
            cell: ({ probability, consequence }) => (probability === null || consequence === null ? '–' : `${probability} × ${consequence}`),
            sortBy: ({ score }) => score ?? -1,
          },
          {
            key: 'class',
            header: 'Class',
            width: '120px',
            cell: ({ rating }) => (rating?.classification ? <LevelMark level={rating.classification} /> : 'Not rated'),
            sortBy: ({ rating }) => (rating?.classification ? levels.indexOf(rating.classification) : -1),
          },
          { key: 'decision', header: 'Decision', cell: (row) => shorten(decisionWords(row)) || '–', sortBy: decisionWords },
          {
            key: 'evidence',
            header: 'Evidence',
            hideOnPhone: true,
            cell: ({ evidence }) => (
              <Row gap="xs" wrap>
                {evidence.map((item) => (
                  <Chip key={item.id} to={paths.evidence(item.id)}>
                    {evidenceReference(item)}
                  </Chip>
                ))}
              </Row>
            ),
            sortBy: ({ evidence }) => evidence.length,
          },
        ]}
      />
    </Stack>
  );
}

function matchesFilter({ rating }: RegisterRow, filter: Filter): boolean {
  if (filter === 'all') return true;
  const level = rating?.classification ?? null;
  return filter === 'open' ? level === null : level === filter;
}

function matchesWords({ risk, stages }: RegisterRow, words: string): boolean {
  const text = [riskReference(risk), risk.title, risk.hazard, risk.event, risk.affected, ...stages.map(stageName)].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function shorten(words: string): string {
  return words.length > 90 ? `${words.slice(0, 87).trimEnd()}…` : words;
}
