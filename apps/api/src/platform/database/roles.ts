import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { APPLICATION_ROLE } from './application-role.js';
import { codeOf } from './failures.js';
import { PreparationRefused } from './preparation-refused.js';

/** Exit code: the owner may not make the application's role, a DBA must. */
const ROLE_NEEDED = 7;

const ALREADY_THERE = ['42710', '23505', '40001', 'XX000'];

/**
 * Makes the role that the application acts in and lets the login of the application act in it; what is there is left as it is.
 * Roles are the cluster's, so this is no migration.
 * @param owner a connection of who migrates
 * @param databaseUrl where the application logs in; its login is made, with the password that stands there, where it is missing
 * @throws PreparationRefused (7) with the SQL for a DBA where the owner may not do it
 */
export async function prepareRoles(owner: pg.Client, databaseUrl: string): Promise<void> {
  const login = await loginOf(owner, databaseUrl);
  await attempt(owner, login, async () => {
    await makeApplicationRole(owner);
    if (!(await hasRole(owner, login.name))) await make(owner, `create role ${pg.escapeIdentifier(login.name)} login nosuperuser nobypassrls nocreatedb nocreaterole${passwordOf(login.password)}`);
    if (!(await mayAct(owner, login))) await owner.query(`grant ${APPLICATION_ROLE} to ${pg.escapeIdentifier(login.name)}`);
  });
}

/** Only the role itself, for a database that nobody logs in to as the application. */
export async function makeApplicationRole(owner: pg.Client): Promise<void> {
  if (!(await hasRole(owner, APPLICATION_ROLE))) await make(owner, `create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
}

/** What the application needs of the schema of the jobs, whose tables the library makes. */
export async function grantJobs(owner: pg.Client): Promise<void> {
  await owner.query(`grant usage on schema pgboss to ${APPLICATION_ROLE}`);
  await owner.query(`grant select, insert, update, delete on all tables in schema pgboss to ${APPLICATION_ROLE}`);
  await owner.query(`grant usage on all sequences in schema pgboss to ${APPLICATION_ROLE}`);
}

interface Login {
  readonly name: string;
  readonly password: string;
  /** Whether the owner logs in as the application too: there is one address only. */
  readonly isOwner: boolean;
}

async function loginOf(owner: pg.Client, databaseUrl: string): Promise<Login> {
  const { rows } = await owner.query<{ me: string }>('select session_user as me');
  const me = rows[0]?.me ?? '';
  const { username, password } = new URL(databaseUrl);
  const name = decodeURIComponent(username) || me;
  return { name, password: decodeURIComponent(password), isOwner: name === me };
}

async function hasRole(owner: pg.Client, name: string): Promise<boolean> {
  const { rows } = await owner.query('select from pg_roles where rolname = $1', [name]);
  return rows.length > 0;
}

/** Tried rather than asked: whether a membership lets somebody act in a role is asked in another way in each version. */
async function mayAct(owner: pg.Client, { name, isOwner }: Login): Promise<boolean> {
  if (!isOwner) {
    const { rows } = await owner.query<{ member: boolean }>(
      `select exists (select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member where r.rolname = $1 and l.rolname = $2) as member`,
      [APPLICATION_ROLE, name],
    );
    return rows[0]?.member === true;
  }
  try {
    await owner.query(`set role ${APPLICATION_ROLE}`);
    await owner.query('reset role');
    return true;
  } catch (error) {
    if (codeOf(error) === '42501') return false;
    throw error;
  }
}

/** Roles are shared by the databases of a cluster: somebody else may make the same at the same time. */
async function make(owner: pg.Client, text: string): Promise<void> {
  try {
    await owner.query(text);
  } catch (error) {
    if (!ALREADY_THERE.includes(codeOf(error) ?? '')) throw error;
  }
}

async function attempt(owner: pg.Client, login: Login, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    const { rows } = await owner.query<{ me: string }>('select session_user as me');
    const sql = sqlForDba(login, rows[0]?.me ?? '', await hasRole(owner, APPLICATION_ROLE), await hasRole(owner, login.name));
    throw new PreparationRefused(
      `Tài khoản ${rows[0]?.me} không được phép tạo vai trò PostgreSQL cho ứng dụng. Hãy nhờ người quản trị PostgreSQL chạy các lệnh sau rồi chạy lại:\n${sql}`,
      `The login ${rows[0]?.me} may not make the PostgreSQL role of the application. Have the administrator of PostgreSQL run this, then run it again:\n${sql}`,
      ROLE_NEEDED,
    );
  }
}

function sqlForDba({ name }: Login, owner: string, hasGroup: boolean, hasLogin: boolean): string {
  const login = pg.escapeIdentifier(name);
  return [
    ...(hasGroup ? [] : [`  create role ${APPLICATION_ROLE} nologin;`]),
    ...(hasLogin || name === owner ? [] : [`  create role ${login} login password '…';`]),
    `  grant ${APPLICATION_ROLE} to ${login};`,
  ].join('\n');
}

/** As PostgreSQL itself would keep it, so that the password is in no statement and in no log. */
function passwordOf(password: string): string {
  if (password === '') return '';
  // eslint-disable-next-line no-control-regex -- what is not ASCII is prepared by rules of its own, which only the server knows
  return ` password ${pg.escapeLiteral(/^[\x20-\x7e]+$/.test(password) ? scramVerifier(password) : password)}`;
}

const ITERATIONS = 4096;

function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (word: string): Buffer => createHmac('sha256', salted).update(word).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
