// Writes evidence-schemas/unit.schema.json from the zod schema in src/domain/unit.ts, for editors that complete and check
// units: npm run schema. A test fails while the committed file is out of date.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { module } = await runnerImport(at('tests/support/unit-json-schema.ts'), { configFile: false, root: at('.'), logLevel: 'warn' });
await writeFile(at('evidence-schemas/unit.schema.json'), module.unitJsonSchema());
console.log('Wrote evidence-schemas/unit.schema.json');
