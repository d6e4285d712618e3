import { createClient, type CallOptions } from '@tiendo/client';
import type { EndpointDefinition, RequestOf, ResponseOf } from '@tiendo/types';
import { call } from './call.js';

export interface UploadOptions extends CallOptions {
  /** Share of the file that has left this device, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Calls an endpoint that takes a file and tells how far it is; else like `call`. */
export function upload<E extends EndpointDefinition>(endpoint: E, request: RequestOf<E>, { onProgress, ...options }: UploadOptions): Promise<ResponseOf<E>> {
  return call(endpoint, request, options, createClient({ fetch: fetchTelling(onProgress) }));
}

/** `fetch` for one answer in JSON by XMLHttpRequest, the only one that tells of the way up. */
function fetchTelling(onProgress: (share: number) => void): typeof fetch {
  return (address, { method = 'GET', headers = {}, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, address as string);
      for (const [name, value] of Object.entries(headers as Record<string, string>)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
        if (lengthComputable && total > 0) onProgress(loaded / total);
      };
      request.onload = () => resolve(new Response(request.responseText, { status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' } }));
      request.onerror = () => reject(new TypeError('no answer'));
      request.onabort = () => reject(signal?.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError'));
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(body as XMLHttpRequestBodyInit);
    });
}
