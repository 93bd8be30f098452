// One engine makes the PDF once, in a process of its own: node pdf-run.mjs ENGINE INPUT OUTPUT time|memory [VARIANT]
// Prints wall and processor time without loading the engine, and the most memory that was held at once. A browser's memory can only be
// had by looking again and again, which slows it down: so that is done only when asked for `memory`, in a run whose time does not count.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

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
  const children = descendants(process.pid);
  if (children.length === 0) {
    const { user, system } = process.cpuUsage();
    return { cpu: (user + system) / 1_000, memory: mostMemory(), isBrowser: false };
  }
  const all = children.map(processUsage);
  return { cpu: all.reduce((sum, one) => sum + one.cpu, 0), memory: all.reduce((sum, one) => sum + one.memory, 0), isBrowser: true };
}

/** The most that this process has held. On Linux `maxRSS` begins with what the process held that started this one. */
function mostMemory() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1_024;
  } catch {
    return process.resourceUsage().maxRSS * 1_024;
  }
}

/** Linux only: elsewhere a browser's use is not known, and told as 0. */
function descendants(pid) {
  try {
    const parents = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [{ id: Number(name), parent: Number(stat(name)[1]) }];
        } catch {
          return [];
        }
      });
    const below = (id) => parents.filter(({ parent }) => parent === id).flatMap((one) => [one.id, ...below(one.id)]);
    return below(pid);
  } catch {
    return [];
  }
}

function processUsage(id) {
  try {
    const fields = stat(id);
    // Shared pages are counted in parts, so that the sum over the processes is what they really hold.
    const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
    return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, memory: Number(kilobytes) * 1_024 };
  } catch {
    return { cpu: 0, memory: 0 };
  }
}

/** The fields of /proc/…/stat after the name: state, parent, …, user and system time in hundredths of a second. */
function stat(id) {
  const text = readFileSync(`/proc/${id}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
