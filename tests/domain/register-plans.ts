import { buildRegister } from '../../src/domain/register.ts';
import { sheetToRisks } from '../../src/domain/register-import.ts';
import type { ImportChoices, ImportPlan, PlannedRow } from '../../src/domain/register-import-plan.ts';
import { registerToSheet, type Sheet } from '../../src/domain/register-sheet.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { valueOf } from '../support/storage-session.ts';

/** The sheet that the register of a portfolio is exported to. */
export function exportOf(builder: PortfolioBuilder): Sheet {
  const snapshot = builder.snapshot();
  return registerToSheet(buildRegister(snapshot).rows, snapshot.portfolio.method);
}

/** What importing a sheet into a portfolio would do; an empty portfolio when the test gives none. */
export function planOf(sheet: Sheet, builder: PortfolioBuilder = buildPortfolio(), choices?: ImportChoices): ImportPlan {
  return valueOf(sheetToRisks(sheet, builder.snapshot(), choices));
}

/** The plan of a sheet of one row. */
export function rowOf(
  row: Readonly<Record<string, string | number | boolean | Date>>,
  builder?: PortfolioBuilder,
  choices?: ImportChoices,
): PlannedRow {
  const [only] = planOf([Object.keys(row), Object.values(row)], builder, choices).rows;
  if (!only) throw new Error('No row was planned');
  return only;
}
