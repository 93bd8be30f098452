// What `coverage.mjs` measures. Bundled before use.
export { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
export { unit311 } from '../../src/units/load-unit.ts';
export { portfolioOf } from './portfolios.mjs';
