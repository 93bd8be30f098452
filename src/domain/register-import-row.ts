import type { Stage } from './process.ts';
import { line, text } from './record.ts';
import { plainWords, riskTypeFromWords, yesOrNo } from './register-cell-words.ts';
import type { TakenColumn } from './register-column-words.ts';
import { sheetHeadings } from './register-headings.ts';
import type { ImportPlan, PlannedRow, RiskFields } from './register-import-plan.ts';
import { StageMatcher } from './register-import-stages.ts';
import { CUT_MARK, cellText, sheetCell, splitStageNames } from './register-sheet.ts';
import { emptyRisk, riskReference, type Risk } from './risk.ts';

interface PlannerInput {
  readonly headings: readonly string[];
  readonly columns: ReadonlyMap<TakenColumn, number>;
  readonly stages: readonly Stage[];
  readonly risks: readonly Risk[];
  readonly matchBy: ImportPlan['matchBy'] | null;
  readonly withoutStages: readonly string[];
}

const textFields = ['title', 'hazard', 'event', 'affected', 'controls'] as const;
/** What a risk is known by when it has no reference. */
const namingFields = ['title', 'hazard', 'event'] as const;

/** Plans the rows of one sheet in their order; remembers what it saw, so that a second row for one risk is noticed. */
export class RowPlanner {
  readonly matchBy: ImportPlan['matchBy'];
  knownReferences = 0;
  readonly #input: PlannerInput;
  readonly #risksByReference: ReadonlyMap<string, Risk>;
  readonly #risksByWords = new Map<string, Risk>();
  readonly #stages: StageMatcher;
  readonly #rowByRisk = new Map<string, number>();
  readonly #rowByWords = new Map<string, number>();

  constructor(input: PlannerInput) {
    this.#input = input;
    this.matchBy = input.matchBy ?? (this.#isOwnExport() ? 'reference' : 'words');
    this.#risksByReference = new Map(input.risks.map((risk) => [riskReference(risk), risk]));
    // Backwards, so that of several risks with the same words the first is found.
    for (const risk of input.risks.toReversed())
      this.#risksByWords.set(
        this.#wordsOf((field) => cellText(sheetCell(risk[field]))),
        risk,
      );
    this.#stages = new StageMatcher(input.stages, input.withoutStages);
  }

  get unknownStages(): readonly string[] {
    return this.#stages.unknownStages;
  }

  plan(cells: readonly string[], rowNumber: number): PlannedRow {
    const read = (column: TakenColumn) => cells[this.#input.columns.get(column) ?? -1] ?? '';
    const notes: string[] = [];
    const tooLong = this.#tooLong(read, rowNumber);
    if (tooLong !== null) return tooLong;

    const reference = /^r\s*0*(\d+)$/i.exec(read('reference'))?.[1];
    const byReference = reference === undefined ? undefined : this.#risksByReference.get(`R${reference}`);
    if (byReference) this.knownReferences += 1;
    const words = this.#wordsOf(read);
    const risk = (this.matchBy === 'reference' ? byReference : undefined) ?? (words === '' ? undefined : this.#risksByWords.get(words));
    if (risk) {
      const earlier = this.#rowByRisk.get(risk.id);
      if (earlier !== undefined) {
        const sentence = `Row ${rowNumber}: ${riskReference(risk)} is in row ${earlier} already. Keep one of the two rows; to add another risk, clear the reference and say how it differs.`;
        return { type: 'refused', rowNumber, column: this.#heading('reference'), sentence };
      }
      this.#rowByRisk.set(risk.id, rowNumber);
      return this.#planKnown(risk, read, rowNumber, notes);
    }

    if (words === '') {
      const wanted = namingFields.filter((field) => this.#input.columns.has(field)).map((field) => `“${this.#heading(field)}”`);
      return { type: 'refused', rowNumber, column: '', sentence: `Row ${rowNumber}: nothing says what the risk is. Fill in ${wanted.join(' or ')}.` };
    }
    const twin = this.#rowByWords.get(words);
    if (twin !== undefined)
      return {
        type: 'refused',
        rowNumber,
        column: '',
        sentence: `Row ${rowNumber} says the same as row ${twin}. Leave one of them out, or say how they differ.`,
      };
    this.#rowByWords.set(words, rowNumber);
    if (this.matchBy === 'reference' && reference !== undefined)
      notes.push(`R${reference} is not in this register, so this risk gets the next reference.`);
    const { stageIds, newStages } = this.#stages.resolve(read('stages'), []);
    const texts = Object.fromEntries(textFields.map((field) => [field, toField(field, read(field).replace(CUT_MARK, ''))]));
    return { type: 'new', rowNumber, fields: { ...emptyRisk, ...texts, ...this.#answers(read, notes), stageIds }, newStages, notes };
  }

  /** A file with Folio's own headings for the things that decide which risk a row is. */
  #isOwnExport(): boolean {
    return (['reference', 'hazard', 'event'] as const).every(
      (column) => this.#input.columns.has(column) && this.#heading(column) === sheetHeadings[column],
    );
  }

  #heading(column: TakenColumn): string {
    return this.#input.headings[this.#input.columns.get(column) ?? -1] ?? sheetHeadings[column];
  }

  /** Only columns that the file has, so that a risk is found again though its other fields were filled in since. */
  #wordsOf(read: (field: (typeof namingFields)[number]) => string): string {
    const words = namingFields.filter((field) => this.#input.columns.has(field)).map((field) => plainWords(read(field)) || read(field));
    return words.every((word) => word === '') ? '' : words.join(' | ');
  }

  #tooLong(read: (column: TakenColumn) => string, rowNumber: number): PlannedRow | null {
    for (const field of textFields) {
      const value = read(field);
      const { error } = (field === 'title' ? line : text).safeParse(toField(field, value));
      if (error) return this.#refuseLength(field, value.length, error.issues[0]?.message ?? '', rowNumber);
    }
    const longest = splitStageNames(read('stages')).find((name) => !line.safeParse(name).success);
    return longest === undefined ? null : this.#refuseLength('stages', longest.length, 'Keep the name of a stage under 500 characters.', rowNumber);
  }

  #refuseLength(column: TakenColumn, length: number, remedy: string, rowNumber: number): PlannedRow {
    const heading = this.#heading(column);
    return {
      type: 'refused',
      rowNumber,
      column: heading,
      sentence: `Row ${rowNumber}, ${heading}: this is ${length.toLocaleString('en-GB')} characters long. ${remedy}`,
    };
  }

  #planKnown(risk: Risk, read: (column: TakenColumn) => string, rowNumber: number, notes: string[]): PlannedRow {
    const fields: { -readonly [K in keyof RiskFields]?: RiskFields[K] } = {};
    for (const field of textFields) {
      const value = read(field);
      if (value === '' || value === cellText(sheetCell(risk[field]))) continue;
      if (value.endsWith(CUT_MARK.trim())) notes.push(`${this.#heading(field)} was cut when it was exported, so the text in Folio stays.`);
      else fields[field] = toField(field, value);
    }
    const { type, affectsCustomers } = this.#answers(read, notes);
    if (type !== null && type !== risk.type) fields.type = type;
    if (affectsCustomers !== null && affectsCustomers !== risk.affectsCustomers) fields.affectsCustomers = affectsCustomers;

    const { stageIds, newStages } = this.#stages.changesOf(risk, read('stages'));
    if (stageIds !== null) fields.stageIds = stageIds;
    if (Object.keys(fields).length === 0 && newStages.length === 0) return { type: 'unchanged', rowNumber, risk, notes };
    return { type: 'changed', rowNumber, risk, fields, newStages, notes };
  }

  #answers(read: (column: TakenColumn) => string, notes: string[]): Pick<RiskFields, 'type' | 'affectsCustomers'> {
    const [typeWords, customerWords] = [read('type'), read('affectsCustomers')];
    const type = typeWords === '' ? null : riskTypeFromWords(typeWords);
    const affectsCustomers = customerWords === '' ? null : yesOrNo(customerWords);
    if (typeWords !== '' && type === null) notes.push(`“${shorten(typeWords)}” is none of the four types of risk: choose the type in Folio.`);
    if (customerWords !== '' && affectsCustomers === null)
      notes.push(`“${shorten(customerWords)}” is neither yes nor no: say in Folio whether it affects customers.`);
    return { type, affectsCustomers };
  }
}

/** A title is one line. */
function toField(field: (typeof textFields)[number], value: string): string {
  return field === 'title' ? value.replaceAll(/\s+/g, ' ') : value;
}

function shorten(words: string): string {
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}
