import { useMemo } from 'react';
import type { Portfolio } from '../domain/portfolio.ts';
import type { Unit } from '../domain/unit.ts';
import { useUnitFiles } from '../storage/device-hooks.ts';
import { parseUnit, unit311 } from '../units/load-unit.ts';

/** The unit that a portfolio is for: one that came with the app, or one that the user opened from a file. Undefined while loading, null when it is not here. */
export function useUnit(portfolio: Portfolio | undefined): Unit | null | undefined {
  const files = useUnitFiles();
  const { unitId, unitVersion } = portfolio ?? {};
  return useMemo(() => {
    if (unitId === unit311.id && unitVersion === unit311.version) return unit311;
    if (unitId === undefined || !files) return undefined;
    const file = files.find(({ id, version }) => id === unitId && version === unitVersion);
    const parsed = file && parseUnit(file.json, `unit ${unitId}`);
    return parsed?.ok ? parsed.value : null;
  }, [unitId, unitVersion, files]);
}
