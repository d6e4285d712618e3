/** What a setting must be, in both languages: 'PORT: cần ...', 'PORT: give ...'. */
interface Wanted {
  readonly vi: string;
  readonly en: string;
}

const oneOf = (...values: readonly string[]): Wanted => ({ vi: `một trong ${values.join(', ')}`, en: `one of ${values.join(', ')}` });
const numberOf = (min: number, max: number): Wanted => ({ vi: `một số từ ${min} đến ${max}, chỉ gồm chữ số`, en: `a number from ${min} to ${max}, in digits` });

const POSTGRES_ADDRESS: Wanted = { vi: 'địa chỉ dạng postgres://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu', en: 'an address of the form postgres://user:password@host:port/database' };

const WANTED: Readonly<Record<string, Wanted>> = {
  NODE_ENV: oneOf('development', 'production', 'test'),
  ROLE: oneOf('all', 'web', 'worker'),
  PORT: numberOf(0, 65_535),
  PUBLIC_URL: { vi: 'địa chỉ bắt đầu bằng http:// hoặc https://', en: 'an address that begins with http:// or https://' },
  HSTS_SECONDS: numberOf(0, 63_072_000),
  TRUST_PROXY: {
    vi: 'địa chỉ IP hoặc dải địa chỉ cách nhau bằng dấu phẩy, ví dụ 127.0.0.1,10.0.0.0/8, hoặc loopback, linklocal, uniquelocal',
    en: 'IP addresses or ranges with commas between, for example 127.0.0.1,10.0.0.0/8, or loopback, linklocal, uniquelocal',
  },
  DATABASE_OWNER_URL: POSTGRES_ADDRESS,
  DATABASE_URL: POSTGRES_ADDRESS,
  DATABASE_POOL: numberOf(2, 200),
  SIGN_INS_PER_MINUTE: numberOf(1, 100_000),
  REQUIRE_TOTP: oneOf('0', '1'),
  IDLE_HOURS: numberOf(1, 720),
  IDLE_HOURS_PRIVILEGED: numberOf(1, 720),
  RATE_LIMIT_FACTOR: numberOf(1, 10_000),
  DEMO: oneOf('0', '1'),
  DEMO_PASSWORD: { vi: 'ít nhất 8 ký tự', en: 'at least 8 characters' },
  JURISDICTION_CODE: { vi: '2 đến 40 chữ thường không dấu, chữ số hoặc dấu gạch nối', en: '2 to 40 small letters, digits or hyphens' },
  WEBHOOK_PORTS: { vi: 'các số cổng cách nhau bằng dấu phẩy, ví dụ 443,8443', en: 'port numbers with commas between, for example 443,8443' },
  WEBHOOK_PRIVATE_RANGES: { vi: 'địa chỉ IP hoặc dải địa chỉ cách nhau bằng dấu phẩy, ví dụ 10.20.30.0/24', en: 'IP addresses or ranges with commas between, for example 10.20.30.0/24' },
  SMTP_URL: { vi: 'địa chỉ dạng smtp://máy:cổng hoặc smtps://máy:cổng', en: 'an address of the form smtp://host:port or smtps://host:port' },
  OIDC_ISSUER: {
    vi: 'địa chỉ https:// của nơi cấp danh tính, đúng như nơi đó tự xưng (http:// chỉ dùng được trên chính máy này)',
    en: 'the https:// address of the provider, exactly as it calls itself (http:// only on this very machine)',
  },
  OIDC_CLIENT_ID: { vi: 'mã ứng dụng do nơi cấp danh tính cấp', en: 'the client id that the provider has given' },
  OIDC_CLIENT_SECRET: { vi: 'ít nhất 16 ký tự', en: 'at least 16 characters' },
  OIDC_SCOPES: { vi: 'các phạm vi cách nhau bằng dấu cách, trong đó có openid', en: 'scopes with a space between, openid among them' },
  OIDC_NAME_VI: { vi: 'tên dài không quá 60 ký tự', en: 'a name of at most 60 characters' },
  OIDC_NAME_EN: { vi: 'tên dài không quá 60 ký tự', en: 'a name of at most 60 characters' },
  OIDC_CLAIM_ROLES: { vi: 'tên thuộc tính (claim) chứa vai trò hoặc nhóm, vì có OIDC_ROLES', en: 'the name of the claim that holds roles or groups, since there is OIDC_ROLES' },
  OIDC_CLAIM_AGENCY: { vi: 'tên thuộc tính (claim) chứa mã cơ quan, vì OIDC_ROLES có vai trò không nêu cơ quan', en: 'the name of the claim that holds the code of the agency, since OIDC_ROLES has a role without one' },
  OIDC_ROLES: {
    vi: 'JSON hoặc đường dẫn tới tệp JSON dạng {"giá trị": {"role": "head", "agency": "SXD"}}, cùng với OIDC_CLAIM_ROLES',
    en: 'JSON, or the path of a JSON file, of the form {"value": {"role": "head", "agency": "SXD"}}, together with OIDC_CLAIM_ROLES',
  },
  OIDC_CREATE_PEOPLE: oneOf('0', '1'),
  OIDC_SECOND_FACTOR: oneOf('off', 'trust_amr'),
  CLAMD_URL: { vi: 'địa chỉ dạng tcp://máy:cổng hoặc unix:/đường-dẫn', en: 'an address of the form tcp://host:port or unix:/path' },
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
};

/** Two sentences on the settings that cannot be used. No value is repeated: some are secrets, and this goes into logs. */
export function wantedOf(settings: readonly string[]): { vi: string; en: string } {
  const said = (locale: keyof Wanted, verb: string): string => settings.map((name) => `${name}: ${verb} ${WANTED[name]?.[locale] ?? name}`).join('; ');
  return { vi: `Không dùng được các giá trị thiết lập sau. ${said('vi', 'cần')}.`, en: `These settings cannot be used. ${said('en', 'give')}.` };
}
