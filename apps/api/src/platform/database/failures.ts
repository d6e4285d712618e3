const CONNECTION_CODES = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH',
  // admin_shutdown, crash_shutdown, cannot_connect_now, idle_in_transaction_session_timeout, too_many_connections
  '57P01', '57P02', '57P03', '25P03', '53300',
]);

const CONNECTION_MESSAGES = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'timeout exceeded when trying to connect',
  'Cannot use a pool after calling end',
];

const AGAIN_CODES = new Set(['40001', '40P01']);

/** SQLSTATE or Node's error code, also from within TypeORM's wrapper. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (driverError !== undefined && driverError !== error) return codeOf(driverError);
  return typeof code === 'string' ? code : undefined;
}

/** True when PostgreSQL cannot be reached or dropped us: nothing is wrong with the request. */
export function isConnectionFailure(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && (CONNECTION_CODES.has(code) || code.startsWith('08'))) return true;
  return error instanceof Error && CONNECTION_MESSAGES.some((message) => error.message.startsWith(message));
}

/**
 * True when a value of the request is none that the database can take (SQLSTATE class 22: too big, no date, no uuid).
 * Dividing by zero is in that class too, yet no caller's fault.
 */
export function isDataException(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && /^22[0-9A-Z]{3}$/.test(code) && code !== '22012';
}

/** True when the same transaction may succeed if it is run again: serialization failure or deadlock. */
export function isWorthRetrying(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && AGAIN_CODES.has(code);
}
