import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { readConfig } from './config.js';

const GOOD = { NODE_ENV: 'test', DATABASE_URL: 'postgres://u:secret-of-the-database@h/d', AUTH_SECRET: 'x' };
const read = (settings: Record<string, string>) => readConfig({ ...GOOD, ...settings });

describe('settings', () => {
  it.each([
    ['PORT', '1e3', 'một số từ 0 đến 65535, chỉ gồm chữ số', 'a number from 0 to 65535, in digits'],
    ['PORT', '0x10', 'một số từ', 'a number'],
    ['PORT', '65536', 'một số từ', 'a number'],
    ['DATABASE_POOL', ' 12', 'một số từ 2', 'a number from 2'],
    ['TRUST_PROXY', 'bogus', 'địa chỉ IP', 'IP addresses'],
    ['TRUST_PROXY', '127.0.0.1,', 'địa chỉ IP', 'IP addresses'],
    ['PUBLIC_URL', 'tiendo.danang.gov.vn', 'địa chỉ bắt đầu', 'an address that begins'],
    ['PUBLIC_URL', 'ftp://x', 'địa chỉ bắt đầu', 'an address that begins'],
    ['SMTP_URL', 'mail', 'địa chỉ dạng smtp', 'an address of the form smtp'],
    ['ROLE', 'both', 'một trong all, web, worker', 'one of all, web, worker'],
    ['DEMO', 'yes', 'một trong 0, 1', 'one of 0, 1'],
    ['DEMO_PASSWORD', 'short', 'ít nhất 8 ký tự', 'at least 8 characters'],
    ['JURISDICTION_CODE', 'Đà Nẵng', '2 đến 40 chữ thường', '2 to 40 small letters'],
  ])('%s=%s is refused in both languages, with what to give', (name, value, vi, en) => {
    const refused = (): unknown => read({ [name]: value });
    expect(refused).toThrow(`${name}: cần ${vi}`);
    expect(refused).toThrow(`${name}: give ${en}`);
  });

  it('that are wrong are all named at once, and none is repeated', () => {
    const wrong = { DATABASE_URL: 'mysql://u:secret@h/d', PORT: 'x', LOG_LEVEL: 'loud' };
    expect(() => read(wrong)).toThrow(/PORT: .*DATABASE_URL: .*LOG_LEVEL: /);
    expect(() => read(wrong)).not.toThrow(/secret/);
    expect(() => readConfig({ NODE_ENV: 'test' })).toThrow('DATABASE_URL: cần địa chỉ dạng postgres://');
  });

  it('too weak a secret is refused in both languages', () => {
    expect(() => read({ NODE_ENV: 'production' })).toThrow(/AUTH_SECRET quá yếu.*\n.*AUTH_SECRET is too weak/);
  });

  it.each([
    ['', false],
    ['127.0.0.1', ['127.0.0.1']],
    ['loopback, 10.0.0.0/8 ,10.0.0.0/255.255.0.0,fd00::/8', ['loopback', '10.0.0.0/8', '10.0.0.0/255.255.0.0', 'fd00::/8']],
  ])('TRUST_PROXY=%s is what the server takes', async (text, expected) => {
    const { trustProxy } = read({ TRUST_PROXY: text });
    expect(trustProxy).toEqual(expected);
    await fastify({ trustProxy }).close();
  });

  it.each(['10.0.0.0/0', '10.0.0.0/33', '10.0.0.0/255.0.255.0', '::1/129', '1.2.3', '1.2.3.4/8/8', 'true', '*'])('TRUST_PROXY=%s is refused', (text) => {
    expect(() => read({ TRUST_PROXY: text })).toThrow('TRUST_PROXY');
  });

  const OPENID = { OIDC_ISSUER: 'https://dang-nhap.danang.gov.vn', OIDC_CLIENT_ID: 'tiendo' };

  it.each<[string, Record<string, string>]>([
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://dang-nhap.danang.gov.vn' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'dang-nhap.danang.gov.vn' }],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: 'short' }],
    ['OIDC_SCOPES', { OIDC_SCOPES: 'email profile' }],
    ['OIDC_ROLES', { OIDC_CLAIM_ROLES: 'groups', OIDC_ROLES: '{"g": {"role": "king"}}' }],
    ['OIDC_ROLES', { OIDC_CLAIM_ROLES: 'groups', OIDC_ROLES: '{"g": {"role": "head", "agencies": "SXD"}}' }],
    ['OIDC_ROLES', { OIDC_CLAIM_ROLES: 'groups', OIDC_ROLES: '/no/such/file.json' }],
    ['OIDC_ROLES', { OIDC_CLAIM_ROLES: 'groups' }],
    ['OIDC_ROLES', { OIDC_CREATE_PEOPLE: '1' }],
    ['OIDC_CLAIM_ROLES', { OIDC_ROLES: '{"g": {"role": "leader"}}' }],
    ['OIDC_CLAIM_AGENCY', { OIDC_CLAIM_ROLES: 'groups', OIDC_ROLES: '{"g": {"role": "head"}}' }],
    ['OIDC_SECOND_FACTOR', { OIDC_SECOND_FACTOR: 'always' }],
  ])('%s is named when sign-in by a provider cannot work: %p', (name, wrong) => {
    expect(() => read({ ...OPENID, ...wrong })).toThrow(new RegExp(`${name}: cần .*\\n.*${name}: give `));
  });

  it('of a provider say what its claims mean', () => {
    expect(read({}).openId).toBeNull();
    const { openId } = read({ ...OPENID, OIDC_CLAIM_ROLES: 'groups', OIDC_CLAIM_AGENCY: 'unit', OIDC_ROLES: '{"g": {"role": "head"}, "h": [{"role": "clerk", "agency": "SXD"}, {"role": "leader"}]}' });
    expect(openId).toMatchObject({ scopes: 'openid email profile', createPeople: false, trustAmr: false });
    expect(openId?.roles).toEqual({ g: [{ role: 'head', agency: 'from_claim' }], h: [{ role: 'clerk', agency: { code: 'SXD' } }, { role: 'leader', agency: 'none' }] });
  });
});
