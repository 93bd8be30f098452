import type { Portfolio } from '../domain/portfolio.ts';
import type { Unit } from '../domain/unit.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Session } from '../storage/session.ts';
import { toWriteError, type WriteError } from '../storage/write-error.ts';
import { loadUnits, parseUnit, type UnitFileError } from '../units/load-unit.ts';

/**
 * Keeps a unit that the user opened from a file, checked as strictly as those that came with the app. The same unit again
 * changes nothing; the same version with other content is refused, because portfolios are measured by it.
 */
export async function keepUnitFile(session: Session, json: unknown, fileName: string): Promise<Result<Unit, WriteError | UnitFileError>> {
  const parsed = parseUnit(json, fileName);
  if (!parsed.ok) return parsed;
  const unit = parsed.value;
  try {
    const known = await unitFor(session, { unitId: unit.id, unitVersion: unit.version });
    if (known && !isSameJson(known, unit)) {
      const reason = `Version ${unit.version} of unit ${unit.id} is here already and says something else. Give the changed unit a new version.`;
      return failure({ type: 'unit-file', file: fileName, path: 'version', reason, others: 0 });
    }
    if (!known) await session.db.units.put({ id: unit.id, version: unit.version, json: unit });
    return success(unit);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Every unit known here: those that came with the app, then those that the user opened. */
export async function listUnits({ db }: Session): Promise<readonly Unit[]> {
  const kept = (await db.units.toArray()).flatMap(({ id, version, json }) => {
    const parsed = parseUnit(json, `unit ${id}, version ${version}`);
    return parsed.ok ? [parsed.value] : [];
  });
  return [...shippedUnits(), ...kept];
}

/** The unit that a portfolio is for; null when it is not here. */
export async function unitFor({ db }: Session, { unitId, unitVersion }: Pick<Portfolio, 'unitId' | 'unitVersion'>): Promise<Unit | null> {
  const shipped = shippedUnits().find(({ id, version }) => id === unitId && version === unitVersion);
  if (shipped) return shipped;
  const kept = await db.units.get([unitId, unitVersion]);
  const parsed = kept && parseUnit(kept.json, `unit ${unitId}`);
  return parsed?.ok ? parsed.value : null;
}

function shippedUnits(): readonly Unit[] {
  const units = loadUnits();
  return units.ok ? units.value : [];
}
