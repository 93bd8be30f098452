import type { RecordFields } from './record.ts';
import type { FoundColumns } from './register-columns.ts';
import type { Risk } from './risk.ts';

/** The fields of a risk that a person writes. */
export type RiskFields = Omit<Risk, 'number' | keyof RecordFields>;

/** What an import would do with one row. `rowNumber` counts as spreadsheets do, from 1 at the top; notes are sentences. */
export type PlannedRow =
  | {
      readonly type: 'new';
      readonly rowNumber: number;
      readonly fields: RiskFields;
      readonly newStages: readonly string[];
      readonly notes: readonly string[];
    }
  /** `fields` holds only what changes; `newStages` come on top of its `stageIds`, or of those the risk has. */
  | {
      readonly type: 'changed';
      readonly rowNumber: number;
      readonly risk: Risk;
      readonly fields: Partial<RiskFields>;
      readonly newStages: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly type: 'unchanged'; readonly rowNumber: number; readonly risk: Risk; readonly notes: readonly string[] }
  | { readonly type: 'refused'; readonly rowNumber: number; readonly column: string; readonly sentence: string };

/** Everything that an import would do. Nothing is written by making it. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Headings that are taken, from left to right. */
  readonly taken: readonly string[];
  readonly ignored: FoundColumns['ignored'];
  /** Names of stages that the file has and the process has not. */
  readonly unknownStages: readonly string[];
  /** Those of them that the import adds, at the end of the process. */
  readonly newStages: readonly { readonly name: string; readonly order: number }[];
  readonly matchBy: 'reference' | 'words';
  /** How many rows carry the reference of a risk in the register. */
  readonly knownReferences: number;
}

export interface ImportChoices {
  /**
   * Whether R7 of the file is R7 of the register. Where nothing is chosen it is so in a register that Folio exported, and
   * in another organisation's it is not: its R7 is another risk. Rows that say the same as a risk are that risk either way.
   */
  readonly matchBy?: ImportPlan['matchBy'];
  /** Unknown stages that shall not be added. */
  readonly withoutStages?: readonly string[];
}

export type SheetProblem =
  | { readonly type: 'empty' }
  /** No row of headings that says where the risks are; `firstRow` is what stands at the top instead. */
  | { readonly type: 'no-headings'; readonly firstRow: readonly string[] }
  | { readonly type: 'no-rows' }
  | { readonly type: 'too-many-rows'; readonly rows: number; readonly limit: number };
