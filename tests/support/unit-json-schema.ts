import { z } from 'zod';
import { unit } from '../../src/domain/unit.ts';

/** The committed `evidence-schemas/unit.schema.json`, as it follows from the zod schema: editors complete and check units with it. */
export function unitJsonSchema(): string {
  const schema = z.toJSONSchema(unit, { io: 'input' });
  return `${JSON.stringify({ title: 'A unit in Folio', ...schema }, null, 2)}\n`;
}
