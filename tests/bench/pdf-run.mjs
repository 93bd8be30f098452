// One engine makes the PDF once, in a process of its own: node pdf-run.mjs ENGINE INPUT OUTPUT time|memory [VARIANT]
// Prints wall and processor time without loading the engine, and the most memory that was held at once. A browser's memory can only be
// had by looking again and again, which slows it down: so that is done only when asked for `memory`, in a run whose time does not count.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { childrenOf, memoryOfChildren, processorOfChildren } from './process-memory.mjs';

const [engine, input, output, what, variant] = process.argv.slice(2);
const { prepare } = await import(pathToFileURL(engine).href);
const make = await prepare({ ...JSON.parse(readFileSync(input, 'utf8')), variant });

let most = 0;
const before = usage();
const watch = what === 'memory' ? setInterval(() => (most = Math.max(most, usage().memory)), 100) : undefined;
const began = performance.now();
const bytes = await make();
const wall = performance.now() - began;
const after = usage();
clearInterval(watch);
writeFileSync(output, bytes);
console.log(
  JSON.stringify({
    wall,
    cpu: after.cpu - (after.isBrowser && !before.isBrowser ? 0 : before.cpu),
    memory: Math.max(most, after.memory),
    size: bytes.length,
  }),
);
process.exit(0);

/** Processor milliseconds and bytes of memory, of this process or, where the engine is a browser, of all of the browser's. */
function usage() {
  if (childrenOf(process.pid).length > 0) return { cpu: processorOfChildren(process.pid), memory: memoryOfChildren(process.pid), isBrowser: true };
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1_000, memory: mostMemory(), isBrowser: false };
}

/** The most that this process has held. On Linux `maxRSS` begins with what the process held that started this one. */
function mostMemory() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1_024;
  } catch {
    return process.resourceUsage().maxRSS * 1_024;
  }
}
