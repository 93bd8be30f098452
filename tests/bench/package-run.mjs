// One step of `package.mjs` in a process of its own: node package-run.mjs SUBJECT STEP FOLDER BYTES
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [subject, step, folder, bytes] = process.argv.slice(2);
const { steps } = await import(pathToFileURL(subject).href);
const began = performance.now();
await steps[step]({ folder, bytes: Number(bytes) });
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ seconds, megabytes: mostMemory() }));

/** The most that the whole process ever held, not only the heap. On Linux without what its parent held when it began. */
function mostMemory() {
  try {
    return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1.024e-3);
  } catch {
    return Math.round(process.resourceUsage().maxRSS * 1.024e-3);
  }
}
