// Brings everything the product needs, on any Node >= 18 with npm: the pinned Node and pnpm, the pinned packages, the build.
// It has no dependency, because it runs before there is any.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run, tail } from './child.mjs';
import { command, say, step, Stop } from './say.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const runtimeDir = join(root, 'tools', 'runtime');
const runtimeStamp = join(runtimeDir, 'node_modules', '.tiendo-setup.json');
const packagesStamp = join(root, 'node_modules', '.tiendo-setup.json');
const GIB = 1024 ** 3;
const RETRIES = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** The environment of every child: the pinned Node and pnpm come first in PATH, tools send no telemetry. */
export function childEnv(extra = {}) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...extra };
  env.PATH = [join(runtimeDir, 'node_modules', '.bin'), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return env;
}

/**
 * Sets up what is missing and builds; each step that is already done is passed over.
 * @param {{ build?: boolean }} options build: false leaves the build to the caller
 * @throws {Stop} in sentences: platform, network, disk, rights, or the tool's own last lines
 */
export async function setup({ build = true } = {}) {
  checkPlatform();
  const first = !fs.existsSync(packagesStamp);
  if (first) checkDisk(root, GIB);
  await installRuntime();
  await installPackages();
  if (build) await buildAll();
}

function checkPlatform() {
  const { platform, arch, versions } = process;
  if (Number(versions.node.split('.')[0]) < 18)
    throw new Stop(`Cần Node 18 trở lên, máy này có ${versions.node}. Hãy cài Node mới hơn rồi chạy lại.`, `Node 18 or newer is needed, this is ${versions.node}. Install a newer Node and run this again.`);
  if (platform === 'win32')
    throw new Stop('Tiến Độ chưa chạy thẳng trên Windows. Hãy cài WSL (wsl --install) rồi chạy lại lệnh này trong đó.', 'Tiến Độ does not run on Windows itself. Install WSL (wsl --install) and run this command inside it.');
  if (!['linux', 'darwin'].includes(platform) || !['x64', 'arm64'].includes(arch))
    throw new Stop(`Tiến Độ chưa hỗ trợ ${platform} ${arch}; hãy dùng Linux (glibc) hoặc macOS, x64 hoặc arm64.`, `Tiến Độ does not support ${platform} ${arch}; use Linux (glibc) or macOS, x64 or arm64.`);
  if (platform === 'linux') checkLibc();
}

function checkLibc() {
  if (process.report) process.report.excludeNetwork = true;
  const glibc = process.report?.getReport().header.glibcVersionRuntime;
  if (!glibc)
    throw new Stop('Bản Linux này dùng musl (như Alpine), Node và PostgreSQL đi kèm cần glibc. Hãy dùng Debian, Ubuntu, Fedora hoặc tương đương.', 'This Linux uses musl (as Alpine does); the bundled Node and PostgreSQL need glibc. Use Debian, Ubuntu, Fedora or the like.');
  const [major, minor] = glibc.split('.').map(Number);
  if (major < 2 || (major === 2 && minor < 28))
    throw new Stop(`Bản Linux này quá cũ (glibc ${glibc}), cần glibc 2.28 trở lên.`, `This Linux is too old (glibc ${glibc}); glibc 2.28 or newer is needed.`);
}

/** Refuses when the disk that holds `dir` has fewer than `bytes` free. */
export function checkDisk(dir, bytes) {
  let there = dir;
  while (!fs.existsSync(there)) there = dirname(there);
  if (!fs.statfsSync) return;
  const { bavail, bsize } = fs.statfsSync(there);
  if (bavail * bsize < bytes) throw diskFull(there, Math.round((bavail * bsize) / 1024 ** 2), Math.round(bytes / 1024 ** 2));
}

function diskFull(dir, free, need) {
  return new Stop(
    `Ổ đĩa chứa ${dir} sắp đầy: còn ${free} MB, cần ít nhất ${need} MB. Hãy dọn bớt rồi chạy lại.`,
    `The disk that holds ${dir} is nearly full: ${free} MB left, at least ${need} MB needed. Free some space and run this again.`,
  );
}

/** Whether Node must be brought: the found one is too old (Jest's require of ES modules needs 24.9), or is ours already. */
function needsNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ours = fs.realpathSync(process.execPath).startsWith(fs.realpathSync(runtimeDir));
  return ours || major < 24 || (major === 24 && minor < 9);
}

async function installRuntime() {
  const node = needsNode();
  const hash = hashOf([join(runtimeDir, 'package.json'), join(runtimeDir, 'package-lock.json')]);
  const done = readStamp(runtimeStamp);
  if (done?.hash === hash && (done.node || !node)) return;
  const args = ['ci', '--prefix', runtimeDir, '--no-audit', '--no-fund', '--loglevel=error', ...RETRIES];
  if (!node) args.push('--omit=optional');
  await step(node ? 'Cài Node 26 và pnpm' : 'Cài pnpm', node ? 'Installing Node 26 and pnpm' : 'Installing pnpm', () => tool('npm', args));
  writeStamp(runtimeStamp, { hash, node });
}

// The lockfile is trusted: its hashes were checked when it was made, and asking the registry again about each of its
// hundreds of packages takes long and fails where a mirror has no such answers.
async function installPackages() {
  const hash = hashOf([join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...manifests()]);
  if (readStamp(packagesStamp)?.hash === hash && workspaces().every(isInstalled)) return;
  await step('Cài các gói phụ thuộc', 'Installing packages', () => tool('pnpm', ['install', '--frozen-lockfile', '--trust-lockfile', '--config.confirm-modules-purge=false', ...RETRIES]));
  writeStamp(packagesStamp, { hash });
}

async function buildAll() {
  await step('Dựng chương trình (dùng lại phần chưa đổi)', 'Building (what has not changed is reused)', () => tool('turbo', ['run', 'build', '--output-logs=errors-only']));
}

// A production environment would make npm and pnpm leave out what the build needs.
async function tool(program, args) {
  const env = childEnv({ NO_UPDATE_NOTIFIER: '1' });
  for (const name of ['NODE_ENV', 'npm_config_omit', 'npm_config_production', 'npm_config_only', 'npm_config_ignore_scripts', 'npm_config_loglevel']) delete env[name];
  const { code, output } = await run(program, args, { cwd: root, env });
  if (code !== 0) throw explain(program, code, output);
}

function explain(program, code, output) {
  const detail = tail(output, 40);
  if (code === 127) return new Stop(`Không tìm thấy lệnh ${program}. Hãy cài Node cùng npm (nodejs.org) rồi chạy lại.`, `The command ${program} was not found. Install Node with npm (nodejs.org) and run this again.`, { detail });
  if (/ENOSPC|no space left/i.test(output)) return new Stop(`Ổ đĩa chứa ${root} đã đầy. Hãy dọn bớt ít nhất 1 GB rồi chạy lại; phần đã tải được giữ lại.`, `The disk that holds ${root} is full. Free at least 1 GB and run this again; what was fetched is kept.`);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|UND_ERR_CONNECT|fetch failed/.test(output))
    return new Stop('Không tới được kho gói npm. Hãy kiểm tra mạng hoặc proxy (npm config get registry) rồi chạy lại; phần đã tải được giữ lại.', 'The npm registry could not be reached. Check the network or the proxy (npm config get registry) and run this again; what was fetched is kept.', { detail: output.split('\n').filter((line) => /request to|https?:\/\//.test(line)).slice(-2).join('\n') });
  if (/EACCES|EPERM|EROFS/.test(output)) return new Stop(`Không được phép ghi vào ${root}. Hãy chạy bằng tài khoản sở hữu thư mục này.`, `Writing to ${root} is not permitted. Run this as the user who owns the folder.`, { detail });
  return new Stop(`Lệnh ${program} không chạy được; lý do ở trên.`, `${program} failed; the reason is above.`, { detail });
}

/** The folders of the workspace, read from the disk (`apps/*`, `packages/*`, `e2e`, `bench`), relative to the root. */
export function workspaces() {
  const inside = (dir) => (fs.existsSync(join(root, dir)) ? fs.readdirSync(join(root, dir)).map((name) => `${dir}/${name}`) : []);
  return [...inside('apps'), ...inside('packages'), 'e2e', 'bench'].filter((dir) => fs.existsSync(join(root, dir, 'package.json'))).sort();
}

function manifests() {
  return [join(root, 'package.json'), ...workspaces().map((dir) => join(root, dir, 'package.json'))];
}

function isInstalled(dir) {
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync(join(root, dir, 'package.json'), 'utf8'));
  const any = Object.keys({ ...dependencies, ...devDependencies }).length > 0;
  return !any || fs.existsSync(join(root, dir, 'node_modules'));
}

function hashOf(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) hash.update(`\0${file.slice(root.length)}\0`).update(fs.readFileSync(file));
  return hash.digest('hex');
}

function readStamp(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeStamp(file, stamp) {
  fs.writeFileSync(file, `${JSON.stringify(stamp)}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href)
  await command(async () => {
    await setup();
    say('Đã sẵn sàng. Chạy: npm start', 'Ready. Run: npm start');
  });
