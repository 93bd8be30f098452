import { stageName } from './coverage/process-operations.ts';
import type { Stage } from './process.ts';
import { plainWords } from './register-cell-words.ts';
import { cellText, joinStageNames, sheetCell, splitStageNames } from './register-sheet.ts';
import type { Risk } from './risk.ts';

/** Finds the stages that a cell names; remembers the names that no stage has, as they were first written. */
export class StageMatcher {
  readonly #stagesById: ReadonlyMap<string, Stage>;
  readonly #stagesByName = new Map<string, Stage[]>();
  readonly #unknown = new Map<string, string>();
  readonly #without: ReadonlySet<string>;

  /** @param without names that no new stage is to be made of */
  constructor(stages: readonly Stage[], without: readonly string[]) {
    this.#stagesById = new Map(stages.map((stage) => [stage.id, stage]));
    for (const stage of stages) {
      const key = stageKey(stageName(stage));
      this.#stagesByName.set(key, [...(this.#stagesByName.get(key) ?? []), stage]);
    }
    this.#without = new Set(without.map(stageKey));
  }

  get unknownStages(): readonly string[] {
    return [...this.#unknown.values()];
  }

  /** Ids of the stages that a cell names, and names that need a new stage. Of several stages with one name, those in `preferred` come first. */
  resolve(cell: string, preferred: readonly string[]): { readonly stageIds: string[]; readonly newStages: readonly string[] } {
    const stageIds = new Set<string>();
    const newStages = new Set<string>();
    for (const name of this.#namesIn(cell)) {
      const key = stageKey(name);
      const named = this.#stagesByName.get(key) ?? [];
      const stage = named.find(({ id }) => preferred.includes(id) && !stageIds.has(id)) ?? named.find(({ id }) => preferred.includes(id)) ?? named[0];
      if (stage) {
        stageIds.add(stage.id);
        continue;
      }
      const unknown = this.#unknown.get(key) ?? name;
      this.#unknown.set(key, unknown);
      if (!this.#without.has(key)) newStages.add(unknown);
    }
    return { stageIds: [...stageIds], newStages: [...newStages] };
  }

  /**
   * What a cell changes in the stages of a risk; `stageIds` is null when they stay. Stages in the bin stay with the risk, so that
   * they have their risks when they come back.
   */
  changesOf(risk: Risk, cell: string): { readonly stageIds: string[] | null; readonly newStages: readonly string[] } {
    const present = risk.stageIds.flatMap((id) => this.#stagesById.get(id) ?? []).sort((a, b) => a.order - b.order);
    const same = { stageIds: null, newStages: [] };
    if (cell === '' || cell === cellText(sheetCell(joinStageNames(present.map(stageName))))) return same;
    const { stageIds, newStages } = this.resolve(cell, risk.stageIds);
    if (stageIds.length === 0 && newStages.length === 0) return same;
    const kept = risk.stageIds.filter((id) => !this.#stagesById.has(id) || stageIds.includes(id));
    const next = [...kept, ...stageIds.filter((id) => !kept.includes(id))];
    const isChanged = next.length !== risk.stageIds.length || next.some((id) => !risk.stageIds.includes(id));
    return { stageIds: isChanged ? next : null, newStages };
  }

  /** Other organisations put commas or strokes between stages; in a name of its own these stay as they are. */
  #namesIn(cell: string): readonly string[] {
    return splitStageNames(cell).flatMap((name) => {
      if (this.#stagesByName.has(stageKey(name))) return [name];
      const parts = name.split(/[,/|]/).map((part) => part.trim());
      return parts.every((part) => this.#stagesByName.has(stageKey(part))) ? parts : [name.replaceAll(/\s+/g, ' ')];
    });
  }
}

function stageKey(name: string): string {
  return plainWords(name) || name.trim();
}
