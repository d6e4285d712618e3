import pg from 'pg';
import { ConfigRefused } from '../config/config-refused.js';
import { APPLICATION_ROLE, asApplication } from './application-role.js';
import { codeOf } from './failures.js';

/** What a connection says of the role in which it acts. */
export interface Standing {
  readonly role: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
  readonly walled: boolean;
}

const STANDING = `
  select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypasses,
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth', 'wall') and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'usage')) as owns,
    exists (select from pg_namespace where nspname = 'wall') as walled
  from pg_roles r where r.rolname = current_user`;

/**
 * Looks whether the second wall stands before anything is served: that the application's connections act in a role which row-level
 * security holds for.
 * @throws ConfigRefused in sentences; the driver's error where the database cannot be reached
 */
export async function refuseOpenWall(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: asApplication(databaseUrl), connectionTimeoutMillis: 10_000, application_name: 'tiendo-wall' });
  try {
    await client.connect();
    const { rows } = await client.query<Standing>(STANDING);
    const because = breachOf(rows[0]);
    if (because !== null) throw new ConfigRefused(because);
  } catch (error) {
    // No such role, or one that this login may not act in.
    if (['22023', '42501', '42704'].includes(codeOf(error) ?? '')) throw new ConfigRefused(NOT_PREPARED);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const NOT_PREPARED = {
  vi: `Tài khoản PostgreSQL trong DATABASE_URL chưa được dùng vai trò ${APPLICATION_ROLE}. Hãy chạy bước chuẩn bị cơ sở dữ liệu (prepare) trước.`,
  en: `The PostgreSQL login of DATABASE_URL may not act in the role ${APPLICATION_ROLE} yet. Run the prepare step first.`,
};

/** Why the wall would not hold for it, in two languages; null where it does. */
export function breachOf(standing: Standing | undefined): { vi: string; en: string } | null {
  if (standing === undefined || !standing.walled) return NOT_PREPARED;
  const { role, superuser, bypasses, owns } = standing;
  if (!superuser && !bypasses && !owns) return null;
  const vi = superuser ? 'là superuser' : bypasses ? 'có quyền BYPASSRLS' : 'sở hữu các bảng dữ liệu';
  const en = superuser ? 'is a superuser' : bypasses ? 'has BYPASSRLS' : 'owns the tables';
  return {
    vi: `Vai trò PostgreSQL ${role} mà ứng dụng đang dùng ${vi}, nên bảo vệ theo hàng (row-level security) không có tác dụng. Hãy bỏ quyền đó, hoặc dùng tài khoản khác trong DATABASE_URL.`,
    en: `The PostgreSQL role ${role} in which the application acts ${en}, so row-level security does not hold. Take that away, or give another login in DATABASE_URL.`,
  };
}
