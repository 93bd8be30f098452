// What `merge.mjs` runs. Bundled before use.
export { runSchedule } from '../log/schedule.ts';
