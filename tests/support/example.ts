import { readFileSync } from 'node:fs';
import { loadExample } from '../../src/features/portfolios/add-example.ts';

/** Where a file of the example lies. */
export function exampleFile(path: string): URL {
  return new URL(`../../public/example/${path}`, import.meta.url);
}

/** One of the example's two JSON files as it is committed. */
export function readExampleJson(path: string): Promise<unknown> {
  return Promise.resolve(JSON.parse(readFileSync(exampleFile(path), 'utf8')));
}

/** The example as it is shipped, with some gaps left open. */
export const openExample = await loadExample(readExampleJson, 'open');

/** Its twin, finished and signed. */
export const finishedExample = await loadExample(readExampleJson, 'finished');
