// The steps that `npm start`, `npm run dev` and the like share: a port, a database, the prepare step.
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { isAlive, run, startOf, tail } from './child.mjs';
import { placeOfData } from './postgres-home.mjs';
import { startPostgres } from './postgres.mjs';
import { BLOCKED_PORTS, whyTaken } from './port.mjs';
import { say, step, Stop } from './say.mjs';
import { checkDisk, childEnv, root } from './setup.mjs';

const MIB = 1024 ** 2;

/** PORT as a number. @throws {Stop} if it is none */
export function wantedPort(text = process.env.PORT || '3000') {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return refuseBlocked(port);
  throw new Stop(`PORT=${text} không phải là số cổng. Hãy cho một số từ 1 đến 65535, ví dụ: PORT=3001 npm start`, `PORT=${text} is not a port number. Give one from 1 to 65535, for example: PORT=3001 npm start`);
}

/** @throws {Stop} for a port of the list that no browser opens, and that Node's own fetch refuses too */
function refuseBlocked(port) {
  if (!BLOCKED_PORTS.has(port)) return port;
  throw new Stop(`Trình duyệt không mở cổng ${port}, vốn dành cho dịch vụ khác. Hãy dùng cổng khác: PORT=3001 npm start`, `Browsers do not open port ${port}, which is kept for another service. Use another: PORT=3001 npm start`);
}

/** The folder of the data: DATA_DIR, else `.data`; elsewhere if PostgreSQL's own user could not enter it. */
export function dataFolder() {
  const wanted = resolve(root, process.env.DATA_DIR || '.data');
  const dir = process.env.DATABASE_URL ? wanted : placeOfData(wanted);
  fs.mkdirSync(dir, { recursive: true });
  checkDisk(dir, 200 * MIB);
  return dir;
}

/** @throws {Stop} if nobody can listen on the port; a server that an earlier, killed start left on it is ended */
export async function checkPort(port, dataDir) {
  const why = await whyTaken(port);
  if (!why) return;
  if (why === 'EACCES') throw new Stop(`Không được phép mở cổng ${port}. Hãy dùng cổng từ 1024 trở lên: PORT=3001 npm start`, `Port ${port} may not be opened by this user. Use 1024 or higher: PORT=3001 npm start`);
  if (await endLeftOver(port, dataDir)) return;
  const other = port < 65535 ? port + 1 : 3000;
  if (await isOurs(port)) throw new Stop(`Tiến Độ đang chạy ở http://localhost:${port} rồi. Muốn chạy thêm: PORT=${other} npm start`, `Tiến Độ is already running at http://localhost:${port}. To run another: PORT=${other} npm start`);
  throw new Stop(`Cổng ${port} đang có chương trình khác dùng. Hãy tắt chương trình đó, hoặc chạy ở cổng khác: PORT=${other} npm start`, `Port ${port} is used by another program. Stop that program, or use another port: PORT=${other} npm start`);
}

async function isOurs(port) {
  try {
    const answer = await (await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(2000) })).json();
    return 'version' in answer && 'commit' in answer;
  } catch {
    return false;
  }
}

const noteOf = (port, dataDir) => join(dataDir, 'run', `${port}.json`);

/** Notes which processes serve the port, so that the next start can tell what a killed one left behind. */
export function noteServer(port, dataDir, apiPid) {
  fs.mkdirSync(join(dataDir, 'run'), { recursive: true });
  const processOf = (pid) => ({ pid, started: startOf(pid) });
  fs.writeFileSync(noteOf(port, dataDir), JSON.stringify({ start: processOf(process.pid), api: processOf(apiPid) }));
}

export function forgetServer(port, dataDir) {
  fs.rmSync(noteOf(port, dataDir), { force: true });
}

async function endLeftOver(port, dataDir) {
  if (!fs.existsSync(noteOf(port, dataDir))) return false;
  const { start, api } = JSON.parse(fs.readFileSync(noteOf(port, dataDir), 'utf8'));
  const lives = ({ pid, started }) => isAlive(pid) && startOf(pid) === started;
  if (lives(start) || !lives(api)) return false;
  return step('Lần chạy trước bị ngắt giữa chừng, đang dừng phần còn lại', 'The last run was cut short, stopping what is left of it', async () => {
    process.kill(api.pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && lives(api); tries += 1) await new Promise((later) => setTimeout(later, 100));
    if (lives(api)) process.kill(api.pid, 'SIGKILL');
    await new Promise((later) => setTimeout(later, 200));
    return !(await whyTaken(port));
  });
}

/**
 * The database that serves: the given DATABASE_URL, else our own PostgreSQL over the data folder.
 * @returns {Promise<{ url: string, ownerUrl: string, stop(): Promise<void> }>} where the application logs in, and where the owner does, who prepares it
 */
export async function database(dataDir) {
  const given = process.env.DATABASE_URL;
  if (given) {
    say(`Dùng PostgreSQL ở ${withoutPassword(given)}`, `Using the PostgreSQL at ${withoutPassword(given)}`);
    return { url: given, ownerUrl: process.env.DATABASE_OWNER_URL || given, stop: async () => {} };
  }
  return step('Khởi động PostgreSQL', 'Starting PostgreSQL', () => startPostgres({ dataDir }));
}

function withoutPassword(text) {
  try {
    const url = new URL(text);
    return `${url.host}${url.pathname}`;
  } catch {
    throw new Stop('DATABASE_URL không đúng dạng postgres://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu.', 'DATABASE_URL has not the form postgres://user:password@host:port/database.');
  }
}

/**
 * Migrates and, once, loads the demonstration; what it says on its way is shown. It alone is told where the owner logs in.
 * @returns {Promise<string[]>} the lines it wrote
 * @throws {Stop} with its own sentence and exit code
 */
export async function prepare(env, { ownerUrl }) {
  const lines = [];
  const onLine = (line) => {
    lines.push(line);
    if (line.trim()) say(`  ${line}`);
  };
  say('→ Chuẩn bị cơ sở dữ liệu', 'Preparing the database');
  const { code, output } = await run('node', ['dist/prepare.js'], { cwd: join(root, 'apps/api'), env: { ...env, DATABASE_OWNER_URL: ownerUrl }, onLine });
  if (code === 0) return lines;
  const said = output.split('\n').filter((line) => !lines.includes(line)).join('\n');
  // Any code but 1 (a fault) comes with a sentence of its own.
  if (code !== 1 && said.trim()) throw new Stop(said.trim(), '', { code });
  throw new Stop('Chưa chuẩn bị được cơ sở dữ liệu; lý do ở trên.', 'The database could not be prepared; the reason is above.', { detail: tail(said || output), code });
}

/** The settings of the server: what is given in the environment, with our defaults. */
export function serverEnv({ port, dataDir, url, ...extra }) {
  return childEnv({ DATABASE_URL: url, DATABASE_OWNER_URL: '', PORT: String(port), DATA_DIR: dataDir, WEB_DIST: join(root, 'apps/web/dist'), DEMO: process.env.DEMO || '1', ...extra });
}

/** The commit that is checked out: git's word, else `unknown`. */
export async function commit() {
  if (process.env.COMMIT) return process.env.COMMIT;
  const { code, output } = await run('git', ['rev-parse', 'HEAD'], { cwd: root });
  return code === 0 ? output.trim() : 'unknown';
}
