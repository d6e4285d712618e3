import { isFileUpload, type EndpointDefinition } from '@tiendo/types';

/** What a call gives, before it is known to fit the endpoint. */
export interface Given {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly fileName?: string;
}

/** Address of the endpoint: `/api` + path with its parameters + query; a list becomes a repeated name. @throws RangeError without a parameter */
export function addressOf(endpoint: EndpointDefinition, { params = {}, query = {} }: Given): string {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') throw new RangeError(`${endpoint.id} needs ${name}`);
    return encodeURIComponent(String(value as string | number | boolean));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) search.append(name, String(one));
  }
  const text = search.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

/** Body and headers of the call. */
export function contentOf(endpoint: EndpointDefinition, given: Given): { body?: string | FormData; headers: Record<string, string> } {
  if (endpoint.body === undefined) return { headers: {} };
  if (!isFileUpload(endpoint.body)) return { body: JSON.stringify(given.body), headers: { 'content-type': 'application/json' } };
  if (given.file === undefined) throw new RangeError(`${endpoint.id} needs a file`);
  const form = new FormData();
  form.set(endpoint.body.field, given.file, given.fileName ?? 'file');
  return { body: form, headers: {} };
}

/** The name in a Content-Disposition header, the Unicode one before the plain one. */
export function fileNameOf(disposition: string | null): string {
  const unicode = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (unicode !== undefined) return decodeURIComponent(unicode);
  return /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? 'file';
}
