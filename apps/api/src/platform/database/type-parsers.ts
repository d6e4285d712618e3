import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

const asInstant = (text: string): number => getTypeParser(builtins.TIMESTAMPTZ)(text).getTime();

const asSafeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
};

const PARSERS = new Map<number, (text: string) => unknown>([
  // A legal date stays the text that it is; the driver's own parser makes it midnight of the server's zone.
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, asInstant],
  [builtins.INT8, asSafeInteger],
]);

/**
 * How values arrive from SQL on our own pool: `date` as PlainDate text, `timestamptz` as Instant (milliseconds),
 * `bigint` as number, `numeric` as text. Other users of the driver in this process keep its defaults.
 */
export const TYPE_PARSERS: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? getTypeParser(oid, format as 'text')) as typeof getTypeParser,
};
