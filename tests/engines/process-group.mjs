import { execFileSync } from 'node:child_process';

/** Kills a process and all that it started with it, at once and without a word. A group that is gone already is fine. */
export function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** The process that was started with these words in its command line and leads its group; undefined when there is none. */
export function groupLeader(words) {
  const lines = execFileSync('ps', ['-ww', '-axo', 'pid=,pgid=,args='], { encoding: 'utf8', maxBuffer: 64e6 }).split('\n');
  const processes = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((found) => found !== null);
  return processes.filter(([, pid, group, args]) => pid === group && args.includes(words)).map(([, pid]) => Number(pid))[0];
}

/** Resolves when no process of the group is left: their files can then be opened by the next browser. */
export async function groupEnded(pid, patience = 10_000) {
  for (const until = Date.now() + patience; Date.now() < until;) {
    if (!isRunning(pid)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`Process group ${pid} does not end.`);
}

/** What is dead and waits only for its parent to ask holds no file any more. */
function isRunning(group) {
  const lines = execFileSync('ps', ['-axo', 'pgid=,stat='], { encoding: 'utf8', maxBuffer: 64e6 }).split('\n');
  return lines.some((line) => {
    const [, own, state] = /^\s*(\d+)\s+(\S+)/.exec(line) ?? [];
    return Number(own) === group && !state.startsWith('Z');
  });
}
