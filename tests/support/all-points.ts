import { unit311 } from '../../src/units/load-unit.ts';

/** Every point of the unit, in its order. */
export const allPoints: readonly string[] = unit311.points.map((point) => point.id);
