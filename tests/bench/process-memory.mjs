import { readdirSync, readFileSync } from 'node:fs';

/** Bytes of memory of all processes below this one; shared pages are counted in parts, so that the sum is what they really hold. Linux only, elsewhere 0. */
export function memoryOfChildren(parent) {
  return childrenOf(parent).reduce((sum, id) => sum + heldBy(id), 0);
}

/** Processor milliseconds of all processes below this one. Linux only, elsewhere 0. */
export function processorOfChildren(parent) {
  return childrenOf(parent).reduce((sum, id) => {
    const fields = stat(id);
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  }, 0);
}

/** Ids of the processes that a process started, and that those started. */
export function childrenOf(parent) {
  const parents = listed()
    .map((id) => ({ id, parent: Number(stat(id)[1] ?? 0) }))
    .filter(({ parent: from }) => from > 0);
  const below = (id) => parents.filter((one) => one.parent === id).flatMap((one) => [one.id, ...below(one.id)]);
  return below(parent);
}

function listed() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function heldBy(id) {
  const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`)) ?? [];
  return Number(kilobytes) * 1_024;
}

/** The fields of /proc/…/stat after the name: state, parent, …, user and system time in hundredths of a second. */
function stat(id) {
  const text = read(`/proc/${id}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** A process may end while it is looked at. */
function read(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
