import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { postJson, type Resolve } from './post.js';
import { isPublicAddress, parseRange, type AddressRange } from './public-address.js';
import { checkReceiver, type OutboundRules } from './receiver-address.js';

const ranges = (...texts: string[]): AddressRange[] => texts.map(parseRange).filter((range) => range !== null);
const PUBLIC_ONLY: OutboundRules = { ports: [443], privateRanges: [] };

/** As a resolver may give them: none but one machine on the public internet is called. */
const NOT_PUBLIC = [
  // this host, this network, loopback
  '0.0.0.0', '0.0.0.1', '0.255.255.255', '127.0.0.1', '127.0.0.53', '127.1.2.3', '127.255.255.255', '::', '::1', '0:0:0:0:0:0:0:1',
  // private and shared networks
  '10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '100.64.0.1', '100.127.255.255', 'fc00::1', 'fd00:ec2::254', 'fdff::1',
  // link-local, and the metadata services there
  '169.254.0.1', '169.254.169.254', '169.254.170.2', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1', '100.100.100.200', '192.0.0.192',
  // documentation, benchmarks, protocol assignments, reserved, broadcast, multicast
  '192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '198.19.255.255', '192.0.0.1', '192.88.99.1', '240.0.0.1', '255.255.255.255', '224.0.0.1', '239.255.255.250', '2001:db8::1', '3fff::1', '2001:2::1', '100::1', 'ff02::1', 'ff05::2', '2001:10::1',
  // an IPv4 address inside an IPv6 one: mapped, translated, compatible, 6to4, Teredo, NAT64 with a prefix of its own
  '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '0:0:0:0:0:ffff:7f00:0001', '::ffff:0:127.0.0.1', '::127.0.0.1', '::7f00:1', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1', '2002:7f00:1::', '2002:0a00:0001::1', '2002:808:808::1', '2001:0:7f00:1::', '2001::1',
  // what is no address at all
  '', 'localhost', '1', '127.1', '0x7f000001', '2130706433', '017700000001', '256.1.1.1', '1.2.3.4.5', '8.8.8.8 ', '[::1', 'fe80::1%25eth0',
];

const PUBLIC = ['8.8.8.8', '1.1.1.1', '203.162.4.190', '171.224.0.1', '2001:ee0:4f00::1', '2606:4700:4700::1111', '2a00:1450:4001::1', '::ffff:8.8.8.8'];

/** As somebody may type them into the form. */
const NOT_CALLED: readonly (readonly [string, string])[] = [
  ['http://lgsp.danang.gov.vn/', 'not_https'], ['ftp://lgsp.danang.gov.vn/', 'not_https'], ['file:///etc/passwd', 'not_https'], ['gopher://127.0.0.1:6379/_', 'not_https'], ['javascript:alert(1)', 'not_https'], ['data:text/plain,x', 'not_https'],
  ['lgsp.danang.gov.vn/tiendo', 'bad_url'], ['//lgsp.danang.gov.vn', 'bad_url'], ['https://', 'bad_url'], ['https://a b.vn/', 'bad_url'], ['https://lgsp.danang.gov.vn\\@127.0.0.1/', 'bad_url'], ['https://256.256.256.256/', 'bad_url'], ['https://[::1/', 'bad_url'], ['https://lgsp.danang.gov.vn/\r\nHost: x', 'bad_url'],
  ['https://user@lgsp.danang.gov.vn/', 'userinfo'], ['https://user:secret@lgsp.danang.gov.vn/', 'userinfo'], ['https://lgsp.danang.gov.vn@127.0.0.1/', 'userinfo'], ['https://@127.0.0.1/', 'userinfo'], ['https://:@8.8.8.8/', 'userinfo'],
  ['https://lgsp.danang.gov.vn:22/', 'bad_port'], ['https://lgsp.danang.gov.vn:6379/', 'bad_port'], ['https://lgsp.danang.gov.vn:0/', 'bad_port'], ['https://8.8.8.8:8443/', 'bad_port'],
  ['https://localhost/', 'private_address'], ['https://LOCALHOST./', 'private_address'], ['https://foo.localhost/', 'private_address'], ['https://tiendo/', 'private_address'], ['https://metadata.google.internal/', 'private_address'], ['https://printer.local/', 'private_address'], ['https://router.lan/', 'private_address'],
  // one address of loopback, spelt as parsers read it
  ['https://127.0.0.1/', 'private_address'], ['https://127.1/', 'private_address'], ['https://127.0.1/', 'private_address'], ['https://2130706433/', 'private_address'], ['https://0x7f000001/', 'private_address'], ['https://0x7f.0x0.0x0.0x1/', 'private_address'], ['https://0x7f.1/', 'private_address'], ['https://017700000001/', 'private_address'], ['https://0177.0.0.1/', 'private_address'], ['https://0177.0.0.01/', 'private_address'], ['https://127.0.0.1./', 'private_address'], ['https://%31%32%37.0.0.1/', 'private_address'], ['https://１２７.０.０.１/', 'private_address'], ['https://①②⑦.⓪.⓪.①/', 'private_address'], ['https://127。0。0。1/', 'private_address'], ['https://0/', 'private_address'], ['https://0.0.0.0/', 'private_address'], ['https://00000000000/', 'private_address'],
  ['https://[::1]/', 'private_address'], ['https://[0000:0000:0000:0000:0000:0000:0000:0001]/', 'private_address'], ['https://[::]/', 'private_address'], ['https://[::ffff:127.0.0.1]/', 'private_address'], ['https://[::ffff:7f00:1]/', 'private_address'], ['https://[::127.0.0.1]/', 'private_address'], ['https://[64:ff9b::127.0.0.1]/', 'private_address'], ['https://[2002:7f00:1::]/', 'private_address'], ['https://[fe80::1]/', 'private_address'], ['https://[fd00:ec2::254]/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data/', 'private_address'], ['https://2852039166/', 'private_address'], ['https://0xa9fea9fe/', 'private_address'], ['https://0251.0376.0251.0376/', 'private_address'], ['https://10.0.0.1/', 'private_address'], ['https://10.1/', 'private_address'], ['https://012.0.0.1/', 'private_address'], ['https://167772161/', 'private_address'], ['https://192.168.1.1/', 'private_address'], ['https://3232235777/', 'private_address'], ['https://172.16.0.1/', 'private_address'], ['https://100.64.0.1/', 'private_address'], ['https://255.255.255.255/', 'private_address'], ['https://224.0.0.1/', 'private_address'],
];

describe('an address', () => {
  it('is spelt in more than eighty ways here', () => {
    expect(NOT_PUBLIC.length + NOT_CALLED.length).toBeGreaterThan(140);
  });

  it.each(NOT_PUBLIC)('%j is not one to connect to', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  it.each(PUBLIC)('%s is', (text) => {
    expect(isPublicAddress(text)).toBe(true);
  });

  it.each(NOT_CALLED)('%j is refused: %s', (text, problem) => {
    expect(checkReceiver(text, PUBLIC_ONLY)).toEqual({ problem });
  });

  it.each(['https://lgsp.danang.gov.vn/tiendo?x=1', 'https://8.8.8.8/', 'https://[2606:4700:4700::1111]/', 'https://lgsp.danang.gov.vn./a@b'])('%s may be called', (text) => {
    expect(checkReceiver(text, PUBLIC_ONLY)).toHaveProperty('url');
  });

  it('of one’s own network is called where the installation says so, over http too, and no other', () => {
    const own: OutboundRules = { ports: [443, 8080], privateRanges: ranges('10.20.30.0/24') };
    expect(checkReceiver('http://10.20.30.4:8080/', own)).toHaveProperty('url');
    expect(checkReceiver('http://10.20.31.4:8080/', own)).toEqual({ problem: 'not_https' });
    expect(checkReceiver('https://10.20.31.4/', own)).toEqual({ problem: 'private_address' });
    expect(checkReceiver('https://127.0.0.1/', own)).toEqual({ problem: 'private_address' });
  });
});

interface Listener {
  readonly port: number;
  connections: number;
  requests: string[];
  answer: (response: http.ServerResponse) => void;
  close(): Promise<void>;
}

async function listen(host: string): Promise<Listener> {
  const server = http.createServer((request, response) => {
    listener.requests.push(`${request.method} ${request.headers.host ?? ''}${request.url ?? ''}`);
    request.resume().on('end', () => listener.answer(response));
  });
  server.on('connection', () => (listener.connections += 1));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const listener: Listener = {
    port: (server.address() as AddressInfo).port,
    connections: 0,
    requests: [],
    answer: (response) => response.writeHead(204).end(),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
  return listener;
}

describe('a post', () => {
  let receiver: Listener;
  let neighbour: Listener;
  beforeAll(async () => {
    receiver = await listen('127.0.0.1');
    // On every address of this machine, since not every system lets one listen on 127.0.0.2 alone.
    neighbour = await listen('0.0.0.0');
  });
  afterAll(() => Promise.all([receiver.close(), neighbour.close()]));
  beforeEach(() => {
    for (const each of [receiver, neighbour]) Object.assign(each, { connections: 0, requests: [], answer: (response: http.ServerResponse) => response.writeHead(204).end() });
  });

  /** 127.0.0.1 stands for the network that is allowed, 127.0.0.2 for the one beside it. */
  const rules = (): OutboundRules => ({ ports: [443, receiver.port, neighbour.port], privateRanges: ranges('127.0.0.1/32') });
  const post = (url: string, more: { resolve?: Resolve; rules?: OutboundRules; wholeMs?: number; connectMs?: number } = {}) => postJson(url, { rules: rules(), headers: { 'x-test': '1' }, body: '{"a":"ă"}', ...more });

  it('arrives, and what is answered is thrown away', async () => {
    expect(await post(`http://127.0.0.1:${receiver.port}/hook`)).toEqual({ ok: true, status: 204 });
    receiver.answer = (response) => response.writeHead(200).end('x'.repeat(1_000_000));
    expect(await post(`http://127.0.0.1:${receiver.port}/hook`)).toEqual({ ok: true, status: 200 });
    expect(receiver.requests).toEqual([`POST 127.0.0.1:${receiver.port}/hook`, `POST 127.0.0.1:${receiver.port}/hook`]);
  });

  it('follows no redirect', async () => {
    receiver.answer = (response) => response.writeHead(307, { location: `http://127.0.0.2:${neighbour.port}/` }).end();
    expect(await post(`http://127.0.0.1:${receiver.port}/`)).toEqual({ ok: false, status: 307, problem: 'redirected' });
    expect(neighbour.connections).toBe(0);
  });

  it('goes to the addresses that were looked at, whatever the name says a moment later', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.2']];
    const asked: string[] = [];
    const resolve: Resolve = async (hostname) => {
      asked.push(hostname);
      return answers[Math.min(asked.length, answers.length) - 1] ?? [];
    };
    expect(await post(`http://lgsp.danang.gov.vn:${receiver.port}/`, { resolve })).toMatchObject({ ok: true });
    expect([asked, receiver.connections, neighbour.connections]).toEqual([['lgsp.danang.gov.vn'], 1, 0]);
    expect(receiver.requests).toEqual([`POST lgsp.danang.gov.vn:${receiver.port}/`]);
    // The same name once more: now every answer is one that is not called.
    expect(await post(`http://lgsp.danang.gov.vn:${neighbour.port}/`, { resolve })).toEqual({ ok: false, status: null, problem: 'private_address' });
    expect([receiver.connections, neighbour.connections]).toEqual([1, 0]);
  });

  it.each([[['127.0.0.1', '127.0.0.2']], [['8.8.8.8', '10.0.0.1']], [['::1']], [['::ffff:127.0.0.2']], [['169.254.169.254']]])('is not made where one of the addresses of a name may not be called: %j', async (addresses) => {
    expect(await post(`http://lgsp.danang.gov.vn:${receiver.port}/`, { resolve: async () => addresses })).toEqual({ ok: false, status: null, problem: 'private_address' });
    expect(await post(`https://lgsp.danang.gov.vn/`, { resolve: async () => (addresses[0] === '127.0.0.1' ? ['127.0.0.2'] : addresses) })).toEqual({ ok: false, status: null, problem: 'private_address' });
    expect([receiver.connections, neighbour.connections]).toEqual([0, 0]);
  });

  it('makes no connection to loopback in whatever spelling, where nothing is allowed', async () => {
    const strict: OutboundRules = { ports: [443, receiver.port], privateRanges: [] };
    const hosts = ['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '[::1]', '0'];
    for (const host of hosts) for (const scheme of ['http', 'https']) expect((await post(`${scheme}://${host}:${receiver.port}/`, { rules: strict })).ok).toBe(false);
    expect(await post(`https://lgsp.danang.gov.vn:${receiver.port}/`, { rules: strict, resolve: async () => ['127.0.0.1'] })).toMatchObject({ problem: 'private_address' });
    expect(receiver.connections).toBe(0);
  });

  it('uses no proxy that the environment names', async () => {
    const before = process.env;
    process.env = { ...before, HTTP_PROXY: `http://127.0.0.2:${neighbour.port}`, http_proxy: `http://127.0.0.2:${neighbour.port}`, NODE_USE_ENV_PROXY: '1' };
    try {
      expect(await post(`http://127.0.0.1:${receiver.port}/`)).toMatchObject({ ok: true });
    } finally {
      process.env = before;
    }
    expect([receiver.connections, neighbour.connections]).toEqual([1, 0]);
  });

  it('is not made to who cannot prove their name', async () => {
    // The server warns that everybody knows its certificate's key; that is what it is here for.
    const warnings = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    // It greets nobody before the certificate, its own, has been believed.
    const server = new SMTPServer({ secure: true, authOptional: true });
    warnings.mockRestore();
    server.on('error', () => undefined);
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
    });
    const own: OutboundRules = { ports: [port], privateRanges: ranges('127.0.0.1') };
    expect(await post(`https://localhost:${port}/`, { rules: own, resolve: async () => ['127.0.0.1'] })).toEqual({ ok: false, status: null, problem: 'bad_certificate' });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('says why it did not arrive', async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    expect(await post(`http://127.0.0.1:${receiver.port}/`)).toEqual({ ok: false, status: 500, problem: 'bad_answer' });
    receiver.answer = (response) => void response.socket?.destroy();
    expect(await post(`http://127.0.0.1:${receiver.port}/`)).toEqual({ ok: false, status: null, problem: 'refused_connection' });
    receiver.answer = () => undefined;
    expect(await post(`http://127.0.0.1:${receiver.port}/`, { wholeMs: 200 })).toEqual({ ok: false, status: null, problem: 'timed_out' });
    expect(await post(`http://lgsp.danang.gov.vn:${receiver.port}/`, { resolve: async () => [] })).toMatchObject({ problem: 'name_not_found' });
    expect(await post(`http://lgsp.danang.gov.vn:${receiver.port}/`, { resolve: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) })).toMatchObject({ problem: 'name_not_found' });
    // It speaks no TLS.
    expect(await post(`https://127.0.0.1:${receiver.port}/`)).toMatchObject({ ok: false, status: null });
  });
});
