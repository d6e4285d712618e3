import { gzipSync } from 'node:zlib';
import type { Dice } from './dice.js';
import { amongMembers, aPart, FORM, formOf, inBody, inParams, inQuery, withoutOne, type Draft, type FormFile, type Part } from './spoiling.js';

type Spoil = (draft: Draft, dice: Dice) => void;

/** By part of the request: how to spoil it. */
type ByPart = Readonly<Record<Part, Spoil>>;

const inAPart = (ways: ByPart): Spoil => (draft, dice) => ways[aPart(draft, dice)](draft, dice);

function inFile(draft: Draft, change: (file: FormFile) => readonly FormFile[]): void {
  if (draft.good.file !== null) draft.body = formOf(change(draft.good.file));
}

const set = (part: Partial<Pick<Draft, 'body' | 'mediaType' | 'query' | 'method'>>): Spoil => (draft) => void Object.assign(draft, part);

const TYPES = ['null', 'true', '0', '7', '-1', '1.5', '-0', '1e2', '""', '"x"', '" "', '[]', '{}', '[null]', '[[]]', '[{}]', '{"$gt":""}', '{"length":1}', '{"toString":1}', '"2019-13-45"', '"2019-02-30"', '"0000-01-01"', '"99999-01-01"', '"NaN"', '"00000000-0000-0000-0000-000000000000"', '"1; drop table people"', '"\' or 1=1 --"', '"javascript:alert(1)"', '"../../etc/passwd"'] as const;
const TEXTS = ['', '%20', 'abc', '-1', '0', '1e5', '0x10', 'NaN', 'Infinity', 'null', 'undefined', 'true', '[object%20Object]', '2019-02-30', '2019-13-01', '0000-01-01', '-000001-01-01', '%7B%7D', '%5B%5D', '..', '%2E%2E%2F', "'%20or%201=1", '00000000-0000-0000-0000-000000000000', 'a,b,c', '%25', '__proto__', 'constructor'] as const;
const NUMBERS = ['1e309', '-1e309', '1e400', '9223372036854775808', '-9223372036854775809', '18446744073709551616', '2147483648', '-2147483649', '9007199254740993', '0.1e-400', `${'9'.repeat(400)}`, `0.${'0'.repeat(400)}1`] as const;
const LONG = [300, 5_000, 100_000, 900_000, 1_048_000, 1_100_000] as const;
const LONG_IN_LINE = [300, 2_000, 8_000, 15_000, 20_000, 70_000] as const;
const DEEP = 5_000;
const STRANGE = ['Tiê\u0301n đô\u0323', 'Đa\u0300 Nă\u0303ng', 'e\u0301'.repeat(3_000), '\u202egnp.exe', '\u2066a\u2069', '👨‍👩‍👧‍👦🇻🇳', '\ufeffa', '\uffff', '\u200b', '\u2028', '\u0001\u001f', 'İstanbul', 'ﬁ', 'Ａ１', '\u{10ffff}', 'Z\u0351\u036b\u0343'.repeat(200), '\u00a0', '\u3000', 'ß', '\u0130@demo.test', '１２'] as const;
/** In JSON, escaped or not: halves of pairs among them. */
const STRANGE_JSON = [...STRANGE.map((text) => JSON.stringify(text)), '"\\ud800"', '"\\udc00x"', '"a\\ud83d"', '"\\udead\\ubeef"', '"\\u202e"'] as const;
const STRANGE_ESCAPED = [...STRANGE.slice(0, 2), ...STRANGE.slice(3)].map((text) => encodeURIComponent(text)).concat('%ED%A0%80', '%C0%AF', '%FF', '%E1%BB', '%', '%zz', '%u0041', 'Tiê\u0301n', '👩', '\u202e', '%F4%90%80%80');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'PURGE', 'QUERY', 'get', 'FOO', 'X'.repeat(100)] as const;
const MEDIA_TYPES = ['', 'text/plain', 'text/html', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', FORM, 'multipart/mixed; boundary=x', 'application/octet-stream', 'image/png', 'application/jsonp', 'application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/json; charset="', 'application/json;;;', 'application/merge-patch+json', 'json', '/', '*/*', 'application/json, text/plain', 'a'.repeat(2_000), 'application/json\u00e9', 'application/problem+json'] as const;

const escaped = (size: number): string => 'a'.repeat(size);
const nested: readonly ((depth: number) => string)[] = [
  (depth) => '['.repeat(depth) + ']'.repeat(depth),
  (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  (depth) => `${'[{"a":'.repeat(depth / 2)}null${'}]'.repeat(depth / 2)}`,
  (depth) => '['.repeat(depth),
  (depth) => '{"a":'.repeat(depth),
];

/** The families of bad input that every endpoint is asked with. Each makes of a good request one that is bad in one way. */
export const FAMILIES = {
  missing: inAPart({
    params: (draft, dice) => inParams(draft, dice, dice.pick(['', '%20', '.'])),
    query: (draft, dice) => (dice.chance(50) ? set({ query: '' })(draft, dice) : inQuery(draft, dice, '')),
    body: (draft, dice) => (dice.chance(60) ? withoutOne(draft, dice) : set(dice.pick([{ body: null }, { body: Buffer.alloc(0) }, { body: Buffer.from('{}') }, { body: Buffer.from('null') }, { body: null, mediaType: null }]))(draft, dice)),
    file: (draft, dice) =>
      dice.pick<Spoil>([
        set({ body: null }),
        set({ body: Buffer.alloc(0) }),
        set({ body: formOf([]) }),
        (one) => inFile(one, (file) => [{ ...file, content: '' }]),
        (one) => inFile(one, (file) => [{ ...file, field: 'khac' }]),
        (one) => inFile(one, (file) => [{ ...file, name: '' }]),
        (one) => void (one.body = one.body?.subarray(0, dice.below(one.body.length)) ?? null),
      ])(draft, dice),
  }),
  wrong_type: inAPart({
    params: (draft, dice) => inParams(draft, dice, dice.pick(TEXTS.filter((text) => text !== ''))),
    query: (draft, dice) => inQuery(draft, dice, dice.pick(TEXTS)),
    body: (draft, dice) => inBody(draft, dice, dice.pick(TYPES)),
    file: (draft, dice) => inFile(draft, (file) => [{ ...file, name: dice.pick(['a.exe', '.csv', '../../x.pdf', 'a.xlsx', 'a.docx', 'a"b.csv', 'con.pdf']), content: dice.pick(['MZ\u0090', 'PK\u0003\u0004', '<svg onload=1>', '{}', 'PK\u0005\u0006'.padEnd(22, '\0')]) }]),
  }),
  huge: inAPart({
    params: (draft, dice) => inParams(draft, dice, dice.chance(50) ? dice.pick(NUMBERS) : escaped(dice.pick(LONG_IN_LINE))),
    query: (draft, dice) => (dice.chance(20) ? set({ query: Array.from({ length: 1_500 }, (_, index) => `k${index}=1`).join('&') })(draft, dice) : inQuery(draft, dice, dice.chance(50) ? dice.pick(NUMBERS) : escaped(dice.pick(LONG_IN_LINE)))),
    body: (draft, dice) => inBody(draft, dice, dice.pick([() => dice.pick(NUMBERS), () => JSON.stringify(escaped(dice.pick(LONG))), () => JSON.stringify(Array.from({ length: 10_000 }, (_, index) => index)), () => `[${'{},'.repeat(9_999)}{}]`, () => JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])))])()),
    file: (draft, dice) => inFile(draft, (file) => (dice.chance(50) ? [{ ...file, name: `${escaped(dice.pick([300, 10_000, 100_000]))}.csv` }] : dice.chance(50) ? [{ ...file, content: `${file.content.toString()}${'a,b\n'.repeat(250_000)}` }] : Array.from({ length: 50 }, () => file))),
  }),
  nested: (draft, dice) => {
    const part = aPart(draft, dice);
    if (part === 'query' || part === 'params') return inQuery(draft, dice, `1&a${'[a]'.repeat(dice.pick([10, 1_000, 4_000]))}=1`);
    if (part === 'file') return inFile(draft, (file) => [{ ...file, name: `${'a/'.repeat(DEEP)}b.csv`, content: dice.pick(nested)(DEEP) }]);
    return inBody(draft, dice, dice.pick(nested)(DEEP));
  },
  unicode: inAPart({
    params: (draft, dice) => inParams(draft, dice, dice.pick(STRANGE_ESCAPED)),
    query: (draft, dice) => inQuery(draft, dice, dice.pick(STRANGE_ESCAPED)),
    body: (draft, dice) => (dice.chance(15) ? amongMembers(draft, () => `${dice.pick(STRANGE_JSON)}: 1`) : inBody(draft, dice, dice.pick(STRANGE_JSON))),
    file: (draft, dice) => inFile(draft, (file) => [dice.chance(50) ? { ...file, name: `${dice.pick(STRANGE)}.csv` } : { ...file, content: Buffer.concat([Buffer.from(dice.pick(STRANGE)), Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80])]) }]),
  }),
  null_bytes: inAPart({
    params: (draft, dice) => inParams(draft, dice, dice.pick(['%00', 'a%00b', '%2500', 'a\0b', '%00'.repeat(50)])),
    query: (draft, dice) => inQuery(draft, dice, dice.pick(['%00', 'a%00b', '%2500', 'a\0b', '1&%00=1', '1&a%00b=1'])),
    body: (draft, dice) => (dice.chance(20) ? amongMembers(draft, () => dice.pick(['"\\u0000": 1', '"a\\u0000b": 1', '"a": \0'])) : inBody(draft, dice, dice.pick(['"\\u0000"', '"a\\u0000b"', '"a\0b"', '\0', '["\\u0000"]', '{"\\u0000": 1}']))),
    file: (draft, dice) => inFile(draft, (file) => [dice.chance(50) ? { ...file, name: dice.pick(['a\0b.csv', '\0', 'a.csv\0.exe']) } : dice.chance(50) ? { ...file, content: `\0${file.content.toString()}\0` } : { ...file, field: `${file.field}\0` }]),
  }),
  duplicate_keys: inAPart({
    params: (draft, dice) => inQuery(draft, dice, 'a', { beside: true }),
    query: (draft, dice) => (dice.chance(50) ? set({ query: `${draft.query}&${draft.query}` })(draft, dice) : inQuery(draft, dice, dice.pick(['a&la=b', '1&__proto__=1', '1&__proto__[a]=1', '1&constructor=1', '1&&&=&==', '1;a=2']), { beside: true })),
    body: (draft, dice) => amongMembers(draft, ({ key, value }) => dice.pick([`${key}:${value},${key}:null`, `${key}:${value}`, `${key}:[],${key}:{}`, '"__proto__":{"a":1}', '"constructor":{"prototype":{"a":1}}', '"__proto__":null', '"hasOwnProperty":1', '"__pro\\u0074o__":{}'])),
    file: (draft, dice) => (dice.chance(30) ? void draft.headers.push(['content-type', 'application/json']) : inFile(draft, (file) => dice.pick([[file, file], [{ ...file, field: 'khac' }, file], [file, { ...file, field: '__proto__' }], [{ ...file, field: '__proto__' }], [{ ...file, field: 'toString' }]]))),
  }),
  wrong_method: (draft, dice) => set({ method: dice.pick(METHODS.filter((method) => method !== draft.method)) })(draft, dice),
  wrong_media_type: (draft, dice) => {
    const body = draft.body ?? Buffer.from('{}');
    const ways: readonly Spoil[] = [
      set({ mediaType: dice.pick(MEDIA_TYPES), body }),
      set({ mediaType: dice.pick(MEDIA_TYPES), body }),
      set({ mediaType: null, body }),
      set({ mediaType: 'application/json; charset=utf-16', body: Buffer.from(body.toString(), 'utf16le') }),
      set({ mediaType: 'application/json', body: Buffer.from('{"a":"\u00e0\u1ebf"}', 'latin1') }),
      set({ mediaType: 'application/json', body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]) }),
      set({ mediaType: 'application/json', body: body.subarray(0, dice.below(body.length + 1)) }),
      set({ mediaType: 'application/json', body: Buffer.from(dice.pick(['{', ']', "{'a':1}", '{"a":1,}', 'NaN', '{"a":1}{"a":1}', '/**/{}', '\u0001', 'undefined'])) }),
      (one) => (one.headers.push(['content-encoding', dice.pick(['gzip', 'br', 'nonsense'])]), set({ body: dice.chance(50) ? gzipSync(body) : body, mediaType: draft.mediaType ?? 'application/json' })(one, dice)),
    ];
    dice.pick(ways)(draft, dice);
  },
} as const satisfies Readonly<Record<string, Spoil>>;

export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as Family[];
