import type { Dice } from './dice.js';
import type { Good } from './good.js';
import type { RawRequest } from './raw-http.js';

/** A request on its way to being written, each part as the text that is sent. */
export interface Draft {
  readonly good: Good;
  method: string;
  /** Values as they stand in the path, escaped. */
  params: Record<string, string>;
  /** Without the question mark. */
  query: string;
  body: Buffer | null;
  mediaType: string | null;
  readonly headers: [name: string, value: string][];
}

const BOUNDARY = 'ranh-gioi';

export function draftOf(good: Good): Draft {
  const { endpoint, params, query, body, file } = good;
  return {
    good,
    method: endpoint.method,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)])),
    query: query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
    body: file === null ? (body === undefined ? null : Buffer.from(JSON.stringify(body))) : formOf([file]),
    mediaType: file === null ? (body === undefined ? null : 'application/json') : FORM,
    headers: [],
  };
}

export const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly content: string | Buffer;
}

/** A form of files; names are written as they are. */
export function formOf(files: readonly FormFile[]): Buffer {
  const parts = files.flatMap(({ field, name, content }) => [
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

export function requestOf({ good, method, params, query, body, mediaType, headers }: Draft): RawRequest {
  const path = good.endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => params[name] ?? '');
  // What is not escaped goes out as its bytes of UTF-8.
  const target = Buffer.from(`/api${path}${query === '' ? '' : `?${query}`}`, 'utf8').toString('latin1');
  return { method, target, headers: [...headers, ...(mediaType === null ? [] : [['content-type', mediaType] as const])], body };
}

export type Part = 'params' | 'query' | 'body' | 'file';

/** Of the parts that the endpoint has one; a query where it has none. */
export function aPart({ good: { endpoint, params, body, file } }: Draft, dice: Dice): Part {
  const parts: Part[] = [
    ...(Object.keys(params).length > 0 ? ['params' as const] : []),
    ...(endpoint.query !== undefined ? ['query' as const] : []),
    ...(body !== undefined ? ['body' as const, 'body' as const] : []),
    ...(file !== null ? ['file' as const, 'file' as const] : []),
  ];
  return parts.length === 0 ? 'query' : dice.pick(parts);
}

export function inParams(draft: Draft, dice: Dice, text: string): void {
  draft.params[dice.pick(Object.keys(draft.params))] = text;
}

/** In a value that the endpoint knows, or one it has never heard of. */
export function inQuery(draft: Draft, dice: Dice, text: string, { beside = false } = {}): void {
  const names = [...Object.keys((draft.good.endpoint.query?.shape ?? {}) as object), 'la'];
  const name = dice.pick(names);
  const kept = draft.query.split('&').filter((pair) => pair !== '' && (beside || !pair.startsWith(`${name}=`)));
  draft.query = [...kept, `${name}=${text}`].join('&');
}

type Place = readonly (string | number)[];

/** Every place in a value, the whole of it among them. */
function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const inner: [string | number, unknown][] = Array.isArray(value) ? value.map((one, index) => [index, one]) : Object.entries(value);
  return [place, ...inner.flatMap(([key, one]) => placesOf(one, [...place, key]))];
}

const HERE = '@here@';

/** Writes raw text, which need not be JSON, in place of a value of the body. */
export function inBody(draft: Draft, dice: Dice, raw: string): void {
  const value = structuredClone(draft.good.body);
  const place = dice.pick(placesOf(value));
  const last = place.at(-1);
  const text = JSON.stringify(last === undefined ? HERE : at(value, place, (holder) => ((holder as Record<string | number, unknown>)[last] = HERE)));
  draft.body = Buffer.from(text.replace(`"${HERE}"`, () => raw));
  draft.mediaType = 'application/json';
}

/** Adds raw members to an object of the body, the outermost where there is none else. */
export function amongMembers(draft: Draft, raw: (member: { readonly key: string; readonly value: string }) => string): void {
  const { body } = draft.good;
  const [[key, value] = ['a', 1]] = Object.entries((body ?? {}) as object);
  const members = JSON.stringify(typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}).slice(1, -1);
  draft.body = Buffer.from(`{${[members, raw({ key: JSON.stringify(key), value: JSON.stringify(value) })].filter((text) => text !== '').join(',')}}`);
  draft.mediaType = 'application/json';
}

/** The body without one of its members. */
export function withoutOne(draft: Draft, dice: Dice): void {
  const value = structuredClone(draft.good.body);
  const places = placesOf(value).filter((place) => typeof place.at(-1) === 'string');
  const place = places.length === 0 ? [] : dice.pick(places);
  const last = place.at(-1);
  draft.body = Buffer.from(JSON.stringify(last === undefined ? {} : at(value, place, (holder) => delete (holder as Record<string | number, unknown>)[last])));
}

function at(value: unknown, place: Place, change: (holder: unknown) => unknown): unknown {
  change(place.slice(0, -1).reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value));
  return value;
}
