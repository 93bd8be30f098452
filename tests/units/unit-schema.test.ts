import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unitJsonSchema } from '../support/unit-json-schema.ts';

const committed = new URL('../../evidence-schemas/unit.schema.json', import.meta.url);

test('unit.schema.json is what the code says a unit is', () => {
  // Compared as data: how the file is laid out does not matter.
  const [now, then]: unknown[] = [unitJsonSchema(), readFileSync(committed, 'utf8')].map((text) => JSON.parse(text) as unknown);
  expect(then, 'evidence-schemas/unit.schema.json is out of date. Run `npm run schema` and commit the result.').toEqual(now);
});

test('the unit names its schema, so that editors find it', () => {
  const unit: unknown = JSON.parse(readFileSync(new URL('../../evidence-schemas/unit-311.json', import.meta.url), 'utf8'));
  expect(unit).toHaveProperty('$schema', './unit.schema.json');
});
