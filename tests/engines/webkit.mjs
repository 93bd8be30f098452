import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { callSource, readAnswer } from './call-source.mjs';
import { groupEnded, killGroup } from './process-group.mjs';
import { openSession } from './webdriver.mjs';

const DRIVER = '/usr/bin/WebKitWebDriver';
/** MiniBrowser keeps nothing while it is driven; this window does. */
const BROWSER = fileURLToPath(new URL('webkit-browser.py', import.meta.url));
const PYTHON = '/usr/bin/python3';

/** WebKitGTK, driven by WebKitWebDriver; null where it, Python or (without a display) Xvfb is not installed. */
export async function openWebkit({ profile }) {
  if (!existsSync(DRIVER) || !existsSync(PYTHON) || !hasLibrary()) return null;
  const display = await findDisplay();
  if (display === null) return null;
  const port = await freePort();
  // The browser that the driver starts is in its group, and so are the browser's own processes.
  const driver = spawn(DRIVER, [`--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', TZ: 'Europe/London', LANG: 'en_GB.UTF-8', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const killWithUs = () => killGroup(driver.pid);
  process.once('exit', killWithUs);
  const ended = async () => {
    killGroup(driver.pid);
    await groupEnded(driver.pid);
    process.off('exit', killWithUs);
  };
  try {
    const session = await openSession(`http://127.0.0.1:${port}`, {
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: PYTHON, args: [BROWSER, profile] },
    });
    return {
      ...pageOf(session),
      name: 'webkit',
      version: libraryVersion(),
      openTab: () => {
        throw new Error('One tab is all that is driven in this engine.');
      },
      kill: ended,
      close: async () => {
        // Ending the session closes the last window, and sometimes the driver says so as an error.
        await session.end().catch(() => undefined);
        await ended();
      },
    };
  } catch (error) {
    await ended();
    throw error;
  }
}

function pageOf(session) {
  return {
    goto: (url) => session.post('/url', { url }),
    reload: () => session.post('/refresh', {}),
    evaluate: async (source, ...args) => {
      const script = `const done = arguments[arguments.length - 1]; (${callSource(source, args)}).then(done);`;
      return readAnswer(await session.post('/execute/async', { script, args: [] }));
    },
    setFiles: async (selector, paths) => {
      const element = await session.element(selector);
      await session.post(`/element/${element}/value`, { text: paths.join('\n') });
    },
    click: (x, y) => session.pointer([[x, y]]),
    drag: (points) => session.pointer(points),
    type: (text) => session.keys(text),
    screenshot: async (path) => writeFile(path, Buffer.from(await session.get('/screenshot'), 'base64')),
  };
}

let known;
/** Whether the library is there that the window is made of. Asked once: it takes a moment to load. */
function hasLibrary() {
  known ??= spawnSync(PYTHON, [BROWSER, '--version'], { encoding: 'utf8' });
  return known.status === 0;
}

function libraryVersion() {
  return hasLibrary() ? known.stdout.trim() : '';
}

let display;
/** The display there is, or one in memory that ends with this process; null when there is neither. */
function findDisplay() {
  if (process.env['DISPLAY']) return process.env['DISPLAY'];
  if (!existsSync('/usr/bin/Xvfb')) return null;
  display ??= new Promise((done, fail) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let told = '';
    server.stdio[3].on('data', (part) => {
      told += String(part);
      // To the end of the line, or the server dies of writing what nobody reads.
      if (!told.endsWith('\n')) return;
      server.unref();
      server.stdio[3].unref();
      done(`:${told.trim()}`);
    });
    server.once('error', fail);
    process.once('exit', () => server.kill('SIGKILL'));
  });
  return display;
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
