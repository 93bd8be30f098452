// The Chromium that tests drive: the first that exists of an environment variable, Playwright's own download,
// an installed browser, and the copy that npm brought. So tests run on a machine with nothing but Node and npm.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';

const windowsRoots = [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']].filter(Boolean);
const installed = {
  linux: ['google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chromium', 'chromium-browser'].map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: windowsRoots.flatMap((root) => [`${root}\\Google\\Chrome\\Application\\chrome.exe`, `${root}\\Microsoft\\Edge\\Application\\msedge.exe`]),
};

function starts(executable) {
  if (process.platform === 'win32') return true;
  try {
    execFileSync(executable, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the browser from npm (linux-x64) into a folder named after its version, so that an upgrade is never stale. */
async function browserFromNpm() {
  const { version } = JSON.parse(readFileSync(new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url), 'utf8'));
  const folder = join(tmpdir(), `folio-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  process.env['TMPDIR'] = folder;
  // The package unpacks the shared libraries (nss, expat) only where it believes it runs in a hosted function.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    return {
      executablePath,
      args: ['--no-sandbox', '--disable-webgl'],
      env: { ...before, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fontsOf(folder) },
    };
  } finally {
    for (const key of ['AWS_EXECUTION_ENV', 'TMPDIR', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    }
  }
}

/** The package's own list of fonts names folders of a hosted function. Without a single font a browser shows no text at all. */
function fontsOf(folder) {
  const file = join(folder, 'folio-fonts.conf');
  const [fonts, cache] = [join(folder, 'fonts'), join(folder, 'fonts-cache')];
  // Others may be reading it.
  const written = `${file}-${process.pid}`;
  writeFileSync(written, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`);
  renameSync(written, file);
  return file;
}

/** @returns {Promise<{source: string, launchOptions: import('playwright').LaunchOptions}>} */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) return { source: 'CHROME_PATH', launchOptions: { executablePath: named, args: ['--no-sandbox'] } };
  const downloaded = chromium.executablePath();
  if (downloaded && existsSync(downloaded)) return { source: 'playwright', launchOptions: {} };
  const executablePath = (installed[process.platform] ?? []).find((path) => existsSync(path) && starts(path));
  if (executablePath) {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { source: executablePath, launchOptions: { executablePath, args: asRoot } };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return { source: 'npm', launchOptions: await browserFromNpm() };
  throw new Error('No Chromium-based browser found. Install Chrome, Edge or Chromium, or set CHROME_PATH, or run: npx playwright install chromium');
}
