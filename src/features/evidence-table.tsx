import { Link } from 'react-router';
import { evidenceReference, evidenceTitle, kindName, type Evidence } from '../domain/evidence.ts';
import { formatShortDate } from '../lib/dates.ts';
import { Chip } from '../ui/chip.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Row } from '../ui/stack.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { portfolioPaths } from './paths.ts';
import { useOpenPortfolio } from './portfolio-context.tsx';

/** A list of evidence: what it is, when, what it claims, and whether it is ready. */
export function EvidenceTable({
  caption,
  evidence,
  showKind = false,
}: {
  readonly caption: string;
  readonly evidence: readonly Evidence[];
  readonly showKind?: boolean;
}) {
  const { portfolioId } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  return (
    <DataTable<Evidence>
      caption={caption}
      rows={evidence}
      rowKey={(item) => item.id}
      columns={[
        { key: 'reference', header: 'Ref', cell: (item) => <b>{evidenceReference(item)}</b>, sortBy: (item) => item.number, width: '64px' },
        {
          key: 'title',
          header: 'Title',
          cell: (item) => <Link to={paths.evidence(item.id)}>{evidenceTitle(item)}</Link>,
          sortBy: (item) => evidenceTitle(item).toLowerCase(),
          isRowHeader: true,
        },
        ...(showKind
          ? [{ key: 'kind', header: 'Kind', cell: (item: Evidence) => kindName(item.kind), sortBy: (item: Evidence) => kindName(item.kind) }]
          : []),
        { key: 'date', header: 'Date', cell: (item) => formatShortDate(item.activityDate), sortBy: (item) => item.activityDate, width: '120px' },
        {
          key: 'claims',
          header: 'Claims',
          cell: (item) => (
            <Row gap="xs" wrap>
              {item.claims.map((claim) => (
                <Chip key={claim.pointId}>{claim.pointId}</Chip>
              ))}
            </Row>
          ),
          sortBy: (item) => item.claims.length,
        },
        {
          key: 'files',
          header: 'Files',
          cell: (item) => (item.attachmentIds.length === 0 ? '' : String(item.attachmentIds.length)),
          sortBy: (item) => item.attachmentIds.length,
          width: '64px',
          hideOnPhone: true,
        },
        {
          key: 'status',
          header: 'Status',
          cell: (item) => (
            <StatusMark status={item.status === 'ready' ? 'good' : 'waiting'}>{item.status === 'ready' ? 'Ready' : 'Draft'}</StatusMark>
          ),
          sortBy: (item) => item.status,
          width: '100px',
        },
      ]}
    />
  );
}
