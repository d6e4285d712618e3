// `npm start`: set up, database, migrations, demonstration, then page and API on one port until Ctrl-C.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endChildren, tail } from './child.mjs';
import { command, say, step, Stop } from './say.mjs';
import { checkPort, commit, database, dataFolder, forgetServer, noteServer, prepare, serverEnv, wantedPort } from './server.mjs';
import { root, setup } from './setup.mjs';

const GRACE = 10_000; // ms the server has to finish what it is doing
const ONE_PRESS = 800; // ms in which npm may pass on the same Ctrl-C a second time

const asked = onStopAsked();
process.stdout.on('error', () => {}); // a closed terminal must not keep us from stopping in order

await command(async () => {
  const port = wantedPort();
  const dataDir = dataFolder();
  await checkPort(port, dataDir);
  const undo = [];
  try {
    await asked.or(setup());
    const db = await database(dataDir);
    undo.push(() => db.stop());
    asked.check();
    const env = serverEnv({ port, dataDir, url: db.url, COMMIT: await commit(), NODE_ENV: process.env.NODE_ENV || 'production' });
    const prepared = await asked.or(prepare(env, db));
    const server = launch(env, dataDir);
    undo.push(() => server.stop());
    noteServer(port, dataDir, server.pid);
    undo.push(() => forgetServer(port, dataDir));
    await asked.or(step('Khởi động máy chủ', 'Starting the server', () => server.ready(port)));
    await welcome(port, dataDir, prepared);
    await Promise.race([asked.promise, server.died()]);
    say('');
  } finally {
    if (undo.length > 0) await step('Đang dừng, dữ liệu được giữ nguyên', 'Stopping, the data are kept', () => unwind(undo));
  }
});
process.exit();

async function unwind(undo) {
  for (const one of undo.reverse()) await one();
}

/** Ctrl-C or SIGTERM once: stop in order. Again: kill the server. A third time: leave at once. */
function onStopAsked() {
  let count = 0;
  let last = 0;
  const handlers = [];
  const promise = new Promise((resolve) => {
    const ask = () => {
      if (Date.now() - last < ONE_PRESS) return;
      last = Date.now();
      count += 1;
      if (count === 1) endChildren();
      if (count === 2) for (const handler of handlers) handler();
      if (count > 2) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
    whenOrphaned(ask);
  });
  const check = () => {
    if (count > 0) throw new Stop('Đã ngắt trước khi chạy xong phần chuẩn bị.', 'Interrupted before it was ready.', { code: 130 });
  };
  const or = async (work) => {
    const settled = await Promise.allSettled([work]);
    check();
    if (settled[0].status === 'rejected') throw settled[0].reason;
    return settled[0].value;
  };
  return { promise, check, or, is: () => count > 0, again: (handler) => handlers.push(handler) };
}

// npm runs us in a shell; a SIGTERM to npm ends that shell and never reaches us.
function whenOrphaned(ask) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    ask();
  }, 500);
  watch.unref();
}

/** Starts the API, its output in <dataDir>/log/server.log. */
function launch(env, dataDir) {
  const log = join(dataDir, 'log', 'server.log');
  fs.mkdirSync(join(dataDir, 'log'), { recursive: true });
  if (fs.existsSync(log) && fs.statSync(log).size > 20_000_000) fs.renameSync(log, `${log}.1`);
  const from = fs.existsSync(log) ? fs.statSync(log).size : 0;
  const out = fs.openSync(log, 'a', 0o600);
  // A process group of its own: the terminal's Ctrl-C reaches only us, and we stop it before its database.
  const child = spawn('node', ['dist/main.js'], { cwd: join(root, 'apps/api'), env, stdio: ['ignore', out, out], detached: true });
  fs.closeSync(out);
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code)).once('error', (error) => resolve(error.message));
  });
  asked.again(() => child.kill('SIGKILL'));
  const death = async () => {
    const how = await ended;
    if (asked.is()) return;
    throw new Stop(`Máy chủ đã tắt ngoài ý muốn (${how}); những dòng cuối của nó ở trên, nhật ký đầy đủ: ${log}`, `The server ended unexpectedly (${how}); its last lines are above, the whole log: ${log}`, { detail: tail(fs.readFileSync(log, 'utf8').slice(from)) });
  };
  return {
    pid: child.pid,
    died: death,
    ready: (port) => Promise.race([death(), asked.promise, healthy(port)]),
    async stop() {
      child.kill('SIGTERM');
      if ((await Promise.race([ended.then(() => true), wait(GRACE, false)])) === false) child.kill('SIGKILL');
      await ended;
    },
  };
}

function apiAt(port) {
  const host = !process.env.HOST || process.env.HOST === '0.0.0.0' || process.env.HOST === '::' ? '127.0.0.1' : process.env.HOST;
  return `http://${host}:${port}/api`;
}

async function healthy(port) {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    if (asked.is()) return;
    try {
      if ((await fetch(`${apiAt(port)}/health`, { signal: AbortSignal.timeout(3000) })).status === 200) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Stop('Máy chủ không sẵn sàng sau 60 giây. Hãy xem nhật ký log/server.log trong thư mục dữ liệu.', 'The server was not ready after 60 seconds. See log/server.log in the data folder.');
}

async function welcome(port, dataDir, prepared) {
  const { demonstration } = await (await fetch(`${apiAt(port)}/installation`)).json();
  const address = process.env.PUBLIC_URL || `http://localhost:${port}`;
  say('');
  say(`Tiến Độ: ${address}`);
  if (demonstration) accounts(prepared);
  else for (const line of prepared) if (/^https?:\/\//.test(line)) say(`Đường dẫn dùng một lần cho người quản trị đầu tiên: ${line}`, 'one-time link for the first administrator');
  say(`Dữ liệu: ${dataDir}`, `Data: ${dataDir}`);
  say('Dừng: Ctrl-C', 'Stop: Ctrl-C');
}

function accounts(prepared) {
  const rows = [
    ['admin@demo.test', 'quản trị', 'administrator'],
    ['coordinator@demo.test', 'Sở TT&TT, cơ quan điều phối', 'coordinating department'],
    ['cityoffice@demo.test', 'Văn phòng UBND thành phố', 'city office'],
    ['leader@demo.test', 'lãnh đạo thành phố', 'city leader'],
    ['officer.stttt@demo.test', 'cán bộ đầu mối (mã cơ quan bất kỳ)', 'reporting officer (any agency code)'],
    ['head.stttt@demo.test', 'lãnh đạo đơn vị (mã cơ quan bất kỳ)', 'head of the agency (any agency code)'],
  ];
  say('Tài khoản minh hoạ', 'Accounts of the demonstration');
  for (const [address, vi, en] of rows) say(`  ${address.padEnd(25)} ${vi}`, en);
  // Only the database knows which password it was loaded with.
  for (const line of prepared) if (line.startsWith('Mật khẩu')) say(`  ${line}`);
}
