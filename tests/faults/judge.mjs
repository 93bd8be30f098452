import { loadTypescript } from '../tools/load-typescript.mjs';

let loading;

/** What is wrong in a database as `readStored` read it, by the app's own schemas; see judge.ts. */
export async function judge(stored) {
  loading ??= loadTypescript('tests/faults/judge.ts');
  const { module } = await loading;
  return module.problemsOf(stored);
}
