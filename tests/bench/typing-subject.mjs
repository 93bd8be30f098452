// What `typing.mjs` types in. Bundled before use.
export { example, multiplied } from './portfolios.mjs';
