// Starts and stops the PostgreSQL that comes with the packages: real server processes on 127.0.0.1, a cluster of our own.
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, run, startOf, tail } from './child.mjs';
import { freePort } from './port.mjs';
import { placeOfData, programs, serverUser } from './postgres-home.mjs';
import { inSentences, Stop } from './say.mjs';

const ROLE = 'tiendo'; // owns the cluster and the tables
const APPLICATION = 'tiendo_server'; // logs in for the application; the prepare step makes it, with the password kept here
const THROWAWAY = 'tiendo-pg-';
const NOT_YET_GONE = 20_000; // ms that a killed server may still count as alive before its place is free
const STILL_STARTING = 120_000; // ms that a living server may take to recover

/**
 * Starts the server over `<dataDir>/postgres`, or attaches to the one that already runs on it.
 * @param {{ dataDir?: string, throwaway?: boolean }} options throwaway: no password, no safety of data, gone after stop(); dataDir is then a new temporary folder
 * @returns {Promise<{ url: string, ownerUrl: string, port: number, dataDir: string, attached: boolean, stop(): Promise<void> }>} both addresses name the database `tiendo`: where the application logs in, and where the owner does, who prepares it; dataDir is where the data really are
 * @throws {Stop} in sentences, with the end of the server's log
 */
export async function startPostgres({ dataDir, throwaway = false }) {
  const dir = throwaway ? await throwawayDir() : placeOfData(dataDir);
  const user = serverUser(dir);
  const server = { dir, user, throwaway, cluster: join(dir, 'postgres'), ...programs(user) };
  let mark = '';
  try {
    mark = signIn(dir);
    if (!fs.existsSync(server.cluster)) await create(server);
    checkVersion(server);
    const { port, attached } = await startOrAttach(server);
    const address = (role, password) => `postgres://${role}${throwaway ? '' : `:${password()}`}@127.0.0.1:${port}/tiendo`;
    const url = address(APPLICATION, () => applicationPassword(server.cluster));
    const ownerUrl = address(ROLE, () => fs.readFileSync(join(server.cluster, 'password'), 'utf8').trim());
    return { url, ownerUrl, port, dataDir: dir, attached, stop: () => leave(server, mark) };
  } catch (error) {
    if (mark) fs.rmSync(mark, { force: true });
    if (throwaway) fs.rmSync(dir, { recursive: true, force: true });
    throw inSentences(error);
  }
}

// The cluster is made under another name and renamed when it is whole: a set-up that was cut short is simply made again.
async function create(server) {
  const { dir, cluster, user, throwaway } = server;
  for (const name of fs.readdirSync(dir)) if (name.startsWith('postgres.new-') && !isAlive(Number(name.slice(13)))) fs.rmSync(join(dir, name), { recursive: true, force: true });
  const half = join(dir, `postgres.new-${process.pid}`);
  const secret = join(dir, `postgres.new-${process.pid}.password`);
  fs.mkdirSync(half, { mode: 0o700 });
  fs.writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) for (const path of [half, secret]) fs.chownSync(path, user.uid, user.gid);
  const auth = throwaway ? ['-A', 'trust', '--no-sync'] : ['-A', 'scram-sha-256', `--pwfile=${secret}`];
  try {
    await must(server, 'initdb', ['-D', half, '-U', ROLE, '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...auth]);
    await must(server, 'postgres', ['--single', '-D', half, ...(throwaway ? ['-F'] : []), 'postgres'], 'CREATE DATABASE tiendo;\n');
    fs.renameSync(secret, join(half, 'password'));
    fs.renameSync(half, cluster);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(cluster)) throw error;
  } finally {
    fs.rmSync(secret, { force: true });
  }
}

/** Made when it is first asked for, so that a cluster of an earlier version gets one too. */
function applicationPassword(cluster) {
  const file = join(cluster, 'application-password');
  try {
    fs.writeFileSync(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8').trim();
}

function checkVersion({ cluster, major }) {
  const found = Number(readText(join(cluster, 'PG_VERSION')));
  if (found === major) return;
  if (!found) throw unreadable(cluster);
  throw new Stop(
    `Dữ liệu trong ${cluster} là của PostgreSQL ${found}, chương trình này dùng PostgreSQL ${major}. ` +
      (found > major ? 'Hãy dùng bản Tiến Độ mới hơn, bản đã tạo ra dữ liệu này.' : `Hãy kết xuất bằng pg_dump của bản cũ rồi nạp vào một DATA_DIR mới; dữ liệu cũ chưa bị thay đổi.`),
    `The data in ${cluster} are of PostgreSQL ${found}, this program has PostgreSQL ${major}. ` +
      (found > major ? 'Use the newer version of Tiến Độ that made these data.' : 'Dump them with the pg_dump of the old version and load that into a new DATA_DIR; the old data have not been changed.'),
  );
}

function unreadable(cluster) {
  return new Stop(`Không đọc được dữ liệu PostgreSQL trong ${cluster}. Hãy chạy bằng chủ của thư mục này, hoặc đặt DATA_DIR ở nơi khác.`, `The PostgreSQL data in ${cluster} cannot be read. Run this as the owner of the folder, or set DATA_DIR to another one.`);
}

async function startOrAttach(server) {
  const { cluster, dir, throwaway } = server;
  const began = Date.now();
  const log = join(cluster, 'server.log');
  if (fs.existsSync(log) && fs.statSync(log).size > 5_000_000) fs.renameSync(log, `${log}.1`);
  let port = Number(readText(join(dir, 'postgres-port'))) || undefined;
  for (;;) {
    const running = await runningServer(cluster);
    if (running?.answers) return { port: running.port, attached: true };
    port = await freePort(port);
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, "unix_socket_directories=''", 'max_connections=200', 'jit=off', 'log_checkpoints=off'];
    if (throwaway) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
    const from = fs.existsSync(log) ? fs.statSync(log).size : 0;
    const { code, output } = await pg(server, 'pg_ctl', ['-D', cluster, '-w', '-t', '120', '-l', log, '-o', settings.map((setting) => `-c ${setting}`).join(' '), 'start']);
    if (code === 0) {
      fs.writeFileSync(join(dir, 'postgres-port'), `${port}\n`);
      return { port, attached: false };
    }
    const said = `${output}\n${readText(log).slice(from)}`;
    if (/could not bind/.test(said) && Date.now() - began < NOT_YET_GONE) port = undefined;
    else if (/lock file|shared memory block/.test(said) && Date.now() - began < (running ? STILL_STARTING : NOT_YET_GONE)) await wait(500);
    else throw failure('pg_ctl start', said);
  }
}

/** What postmaster.pid tells of a living server: undefined if there is none. */
async function runningServer(cluster) {
  const file = join(cluster, 'postmaster.pid');
  const lines = readText(file).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  const name = readText(`/proc/${pid}/comm`).trim();
  if (name && name !== 'postgres') {
    giveToNobody(file, lines);
    return undefined;
  }
  if (/\) Z/.test(readText(`/proc/${pid}/stat`))) return undefined;
  return { port, answers: port > 0 && (await accepts(port)) };
}

// After a restart of the machine or container another program may have the number of the old server, and PostgreSQL
// would take it for that server. Only the number is changed: the other lines let PostgreSQL see for itself that no old
// process still writes.
function giveToNobody(file, lines) {
  let nobody = 4_194_303;
  while (isAlive(nobody)) nobody -= 1;
  fs.writeFileSync(file, [nobody, ...lines.slice(1)].join('\n'));
}

/** Whether a PostgreSQL on this port lets sessions in (it refuses while it recovers or stops). */
function accepts(port) {
  const words = Buffer.from(`user\0${ROLE}\0database\0tiendo\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(words.length + 8, 0);
  head.writeInt32BE(196_608, 4); // protocol 3.0
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 3000 }, () => socket.write(Buffer.concat([head, words])));
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => done(data[0] === 0x52)).once('error', () => done(false)).once('timeout', () => done(false)).once('close', () => done(false));
  });
}

// Everyone who uses the server leaves a note with their process and its start in <dataDir>/postgres-users; the last to
// leave stops it.
function signIn(dir) {
  fs.mkdirSync(join(dir, 'postgres-users'), { recursive: true });
  const mark = join(dir, 'postgres-users', `${process.pid}-${randomBytes(3).toString('hex')}`);
  fs.writeFileSync(mark, startOf(process.pid));
  return mark;
}

async function leave(server, mark) {
  const { dir, cluster, throwaway } = server;
  if (!fs.existsSync(mark)) return;
  fs.rmSync(mark);
  if (usersOf(dir).length > 0) return;
  await stopServer(server, throwaway ? 'immediate' : 'fast');
  if (throwaway) fs.rmSync(dir, { recursive: true, force: true });
  else if (await runningServer(cluster)) throw failure('pg_ctl stop', readText(join(cluster, 'server.log')));
}

async function stopServer(server, mode) {
  const stop = (how) => pg(server, 'pg_ctl', ['-D', server.cluster, '-w', '-t', '60', '-m', how, 'stop']);
  if ((await stop(mode)).code !== 0 && mode !== 'immediate') await stop('immediate');
}

function usersOf(dir) {
  const notes = join(dir, 'postgres-users');
  if (!fs.existsSync(notes)) return [];
  return fs.readdirSync(notes).filter((name) => {
    const living = isAlive(Number.parseInt(name, 10)) && readText(join(notes, name)) === startOf(Number.parseInt(name, 10));
    if (!living) fs.rmSync(join(notes, name), { force: true });
    return living;
  });
}

async function throwawayDir() {
  const base = placeOfData(tmpdir());
  await sweepThrowaways(base);
  const dir = fs.mkdtempSync(join(base, THROWAWAY));
  if (process.getuid?.() === 0) fs.chmodSync(dir, 0o711);
  return dir;
}

// A killed test run cannot stop its server; the next one does.
async function sweepThrowaways(base) {
  for (const name of fs.readdirSync(base).filter((entry) => entry.startsWith(THROWAWAY))) {
    const dir = join(base, name);
    try {
      if (Date.now() - fs.statSync(dir).mtimeMs < 60_000 || usersOf(dir).length > 0) continue;
      const user = serverUser(dir);
      if (fs.existsSync(join(dir, 'postgres'))) await stopServer({ user, cluster: join(dir, 'postgres'), ...programs(user) }, 'immediate');
      fs.rmSync(dir, { recursive: true, force: true });
    } catch (error) {
      if (!['EACCES', 'EPERM', 'ENOENT'].includes(error.code)) throw error;
    }
  }
}

// In a process group of its own, so that Ctrl-C at the terminal leaves the order of stopping to us.
function pg({ bin, user }, program, args, input) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return run(join(bin, program), args, { ...user, detached: true, cwd: '/', env, input });
}

async function must(server, program, args, input) {
  const { code, output } = await pg(server, program, args, input);
  if (code !== 0 || /^FATAL|ERROR:/m.test(output)) throw failure(program, output);
}

function failure(what, said) {
  const detail = tail(said);
  if (/No space left on device/.test(said)) return new Stop('PostgreSQL không chạy được vì ổ đĩa đã đầy. Hãy dọn bớt rồi chạy lại.', 'PostgreSQL could not go on because the disk is full. Free some space and run this again.', { detail });
  if (/Permission denied|invalid permissions|wrong ownership/.test(said))
    return new Stop('PostgreSQL không có quyền với thư mục dữ liệu. Hãy chạy bằng chủ của thư mục, hoặc đặt DATA_DIR ở nơi khác.', 'PostgreSQL has no right to its data folder. Run this as the owner of the folder, or set DATA_DIR to another one.', { detail });
  return new Stop(`PostgreSQL đi kèm không chạy được (${what}); nhật ký của nó ở trên.`, `The bundled PostgreSQL failed (${what}); its log is above.`, { detail });
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
