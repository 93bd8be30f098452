import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { buildReport, type ReportModel, type ReportOptions, type ReportSection, type SectionType } from '../../src/pdf/build-report.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import type { PortfolioBuilder } from '../support/build-portfolio.ts';

const now = new Date('2026-11-22T10:00:00Z');

/** The report of a portfolio, as of 22 November 2026. */
export function modelOf(builder: PortfolioBuilder, options: Omit<ReportOptions, 'now'> = {}): ReportModel {
  return reportOf(builder.snapshot(), options);
}

export function reportOf(snapshot: SnapshotWithEvents, options: Omit<ReportOptions, 'now'> = {}): ReportModel {
  return buildReport(unit311, snapshot, coverUnit(unit311, snapshot), { now, ...options });
}

/** The section of a type. Throws when the report has none. */
export function section<T extends SectionType>(model: ReportModel, type: T): Extract<ReportSection, { type: T }> {
  const found = model.sections.find((one): one is Extract<ReportSection, { type: T }> => one.type === type);
  if (!found) throw new Error(`There is no section ${type}.`);
  return found;
}
