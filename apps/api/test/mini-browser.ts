import { request, type IncomingHttpHeaders } from 'node:http';

export interface Page {
  readonly status: number;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Where it leads, made absolute; null where it leads nowhere. */
  readonly location: URL | null;
}

/** As much of a browser as a sign-in by another site needs: cookies by host, redirections one at a time, forms. Runs no script. */
export class MiniBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param hosts where a host name that stands in addresses is really reached (`localhost` → `http://127.0.0.1:4711`) */
  constructor(private readonly hosts: Readonly<Record<string, string>> = {}) {}

  get(url: URL | string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.send('GET', new URL(url), undefined, headers);
  }

  post(url: URL | string, form: Readonly<Record<string, string>>): Promise<Page> {
    return this.send('POST', new URL(url), new URLSearchParams(form).toString());
  }

  /** Follows redirections as long as they lead to where `goes` says; the last page that was fetched. */
  async follow(page: Page, goes: (to: URL) => boolean = () => true): Promise<Page> {
    let here = page;
    while (here.location !== null && goes(here.location)) here = await this.get(here.location);
    return here;
  }

  /** The Cookie header for a host. */
  cookies(host: string): string {
    return [...(this.jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  setCookies(host: string, cookies: string): void {
    this.jars.set(host, new Map(cookies.split('; ').map((each): [string, string] => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)])));
  }

  private send(method: string, url: URL, body?: string, more: Readonly<Record<string, string>> = {}): Promise<Page> {
    const real = new URL(this.hosts[url.host] ?? url.origin);
    const cookie = this.cookies(url.host);
    const headers = { ...more, host: url.host, ...(cookie === '' ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }) };
    return new Promise((resolve, reject) => {
      const sent = request({ host: real.hostname, port: real.port, path: `${url.pathname}${url.search}`, method, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          this.keep(url.host, answer.headers['set-cookie'] ?? []);
          const { location } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, url, headers: answer.headers, text, location: location === undefined ? null : new URL(location, url) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  private keep(host: string, setCookies: readonly string[]): void {
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    for (const each of setCookies) {
      const [pair = '', ...attributes] = each.split('; ');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const isOver = attributes.some((attribute) => /^max-age=0$/i.test(attribute) || (/^expires=/i.test(attribute) && Date.parse(attribute.slice(8)) <= 0));
      if (isOver) jar.delete(name);
      else jar.set(name, value);
    }
  }
}
