import { useUnitFiles } from '../../storage/device-hooks.ts';

interface UnitChoice {
  readonly label: string;
  /** What a portfolio for this unit begins with; nothing for the one that comes with Folio. */
  readonly fields?: { readonly unitId: string; readonly unitVersion: number };
}

const SHIPPED: UnitChoice = { label: '311 Apply risk assessment to customer service' };

/** Units that a portfolio can be for: the one that came with Folio, then those opened from files. */
export function useUnitChoices(): readonly UnitChoice[] {
  const files = useUnitFiles() ?? [];
  return [SHIPPED, ...files.map(({ id, version, json }) => ({ label: `${id} ${titleOf(json)}`, fields: { unitId: id, unitVersion: version } }))];
}

function titleOf(json: unknown): string {
  return typeof json === 'object' && json !== null && 'title' in json ? String(json.title) : '';
}
