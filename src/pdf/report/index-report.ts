import { evidenceReference, evidenceTitle, kindName } from '../../domain/evidence.ts';
import { formatDate } from '../../lib/dates.ts';
import { filesOf } from './file-report.ts';
import { joinPoints, type ReportContext } from './report-context.ts';

export interface IndexReport {
  readonly type: 'index';
  readonly rows: readonly {
    readonly reference: string;
    readonly title: string;
    readonly isDraft: boolean;
    readonly kind: string;
    readonly date: string;
    readonly claims: string;
    readonly files: number;
  }[];
}

export function indexReport(context: ReportContext): IndexReport {
  const { unit, evidence } = context;
  return {
    type: 'index',
    rows: evidence.map((item) => ({
      reference: evidenceReference(item),
      title: evidenceTitle(item),
      isDraft: item.status === 'draft',
      kind: kindName(item.kind),
      date: formatDate(item.activityDate),
      claims: joinPoints(
        unit,
        item.claims.map((claim) => claim.pointId),
      ),
      files: filesOf(item, context).length,
    })),
  };
}
