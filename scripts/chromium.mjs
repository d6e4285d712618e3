// Finds a Chromium for the browser tests, else brings one.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, tail } from './child.mjs';
import { step, Stop } from './say.mjs';
import { childEnv, root } from './setup.mjs';

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const DOWNLOAD = 180_000; // ms that Playwright's own may take to come
const PACKAGE = 600_000; // ms that Debian's may take

/**
 * The path of a Chromium that starts: CHROMIUM_PATH, the system's, Playwright's own; else it is brought (Playwright's
 * download, then Debian's package when root).
 * @throws {Stop} in sentences if there is none and none could be brought
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await starts(given)) return given;
    throw new Stop(`CHROMIUM_PATH=${given} không chạy được. Hãy sửa hoặc bỏ biến này.`, `CHROMIUM_PATH=${given} does not start. Correct or remove it.`);
  }
  for (const path of [...onSystem(), ...ofPlaywright()]) if (await starts(path)) return path;
  return bring();
}

function onSystem() {
  const dirs = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const mac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  const paths = [...dirs.flatMap((dir) => NAMES.map((name) => join(dir, name))), ...mac];
  return [...new Set(paths)].filter((path) => fs.existsSync(path));
}

function ofPlaywright() {
  const base = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!fs.existsSync(base)) return [];
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing', 'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing', 'chrome-headless-shell-linux64/chrome-headless-shell', 'chrome-linux/headless_shell'];
  const builds = fs.readdirSync(base).filter((name) => name.startsWith('chromium')).sort().reverse();
  return builds.flatMap((build) => inside.map((path) => join(base, build, path))).filter((path) => fs.existsSync(path));
}

async function starts(path) {
  return (await run(path, ['--version'], { timeout: 20_000 })).code === 0;
}

async function bring() {
  const tried = [];
  const playwright = await step('Tải Chromium của Playwright', "Fetching Playwright's Chromium", () => run('node', [playwrightCli(), 'install', 'chromium'], { cwd: root, env: childEnv(), timeout: DOWNLOAD }));
  tried.push(tail(playwright.output, 5));
  for (const path of ofPlaywright()) if (await starts(path)) return path;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (args) => run('apt-get', ['-y', ...args], { env, timeout: PACKAGE });
    const installed = await step('Cài Chromium bằng apt-get', 'Installing Chromium with apt-get', async () => {
      await apt(['update']);
      return apt(['install', '--no-install-recommends', 'chromium']);
    });
    tried.push(tail(installed.output, 5));
    for (const path of onSystem()) if (await starts(path)) return path;
  }
  throw new Stop(
    'Không có Chromium cho kiểm tra trên trình duyệt và không tải được. Hãy cài Chromium hoặc Chrome rồi chạy lại, hoặc đặt CHROMIUM_PATH.',
    'There is no Chromium for the browser tests and none could be fetched. Install Chromium or Chrome and run this again, or set CHROMIUM_PATH.',
    { detail: tried.join('\n') },
  );
}

function playwrightCli() {
  return join(createRequire(join(root, 'e2e', 'package.json')).resolve('@playwright/test/package.json'), '..', 'cli.js');
}
