import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  beginningOf,
  brokenHead,
  canonicalRecord,
  hashOf,
  headAgainst,
  headHash,
  headStatement,
  hexOf,
  isBroken,
  leafOf,
  linkOf,
  nextEnd,
  readHeadStatement,
  readRecord,
  type AuditRecord,
  type ChainEnd,
  type ChainHead,
  type Sha256,
  type StandingLink,
} from './index.js';

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest();
const record = (seq: number, change: Partial<AuditRecord> = {}): AuditRecord => ({
  action: 'report.return',
  address: '10.0.0.1',
  after: '{"status": "returned"}',
  agency_id: null,
  api_key_id: null,
  at: '2019-09-18T03:42:00.000000Z',
  before: null,
  for_person_id: null,
  jurisdiction_id: 1,
  person_id: '0198',
  recorded_at: '2026-11-24T08:00:00.123456Z',
  request_id: 'r',
  role: 'coordinator',
  seq,
  subject_id: 's',
  subject_kind: 'report',
  viewed_as: null,
  ...change,
});

function sealed(records: readonly AuditRecord[], jurisdictionId = 1): StandingLink[] {
  let end: ChainEnd = beginningOf(jurisdictionId, sha256);
  return records.map((each) => {
    const leaf = leafOf(each, sha256);
    end = { position: end.position + 1, link: linkOf(end.link, leaf, sha256) };
    return { ...end, seq: each.seq, leaf, record: each };
  });
}

function walk(links: readonly StandingLink[], jurisdictionId = 1) {
  let end: ChainEnd = beginningOf(jurisdictionId, sha256);
  for (const link of links) {
    const next = nextEnd(end, link, jurisdictionId, sha256);
    if (isBroken(next)) return next;
    end = next;
  }
  return end;
}

describe('the form that is hashed', () => {
  it('is exactly this, so that anybody can write a checker', () => {
    expect(canonicalRecord(record(7, { after: '{"reason": "số liệu \\"sai\\""}' }))).toBe(
      '{"action":"report.return","address":"10.0.0.1","after":"{\\"reason\\": \\"số liệu \\\\\\"sai\\\\\\"\\"}","agency_id":null,"api_key_id":null,"at":"2019-09-18T03:42:00.000000Z","before":null,"for_person_id":null,"jurisdiction_id":1,"person_id":"0198","recorded_at":"2026-11-24T08:00:00.123456Z","request_id":"r","role":"coordinator","seq":7,"subject_id":"s","subject_kind":"report","v":1,"viewed_as":null}',
    );
    const leaf = createHash('sha256').update(Buffer.concat([Buffer.of(0), Buffer.from(canonicalRecord(record(7)), 'utf8')])).digest();
    expect(hexOf(leafOf(record(7), sha256))).toBe(leaf.toString('hex'));
    const before = beginningOf(1, sha256).link;
    expect(hexOf(linkOf(before, leaf, sha256))).toBe(createHash('sha256').update(Buffer.concat([Buffer.of(1), before, leaf])).digest('hex'));
    expect(hexOf(before)).toBe(createHash('sha256').update('\u0002{"jurisdiction_id":1,"kind":"tiendo.audit","v":1}').digest('hex'));
  });

  it('has its keys in order, and every column of a row', () => {
    const keys = Object.keys(JSON.parse(canonicalRecord(record(1))) as object);
    expect(keys).toEqual([...keys].sort());
    expect(keys.filter((key) => key !== 'v')).toEqual(Object.keys(record(1)).sort());
  });

  it('differs for any two records that differ in anything', () => {
    const texts = fc.option(fc.string({ unit: 'binary' }), { nil: null });
    const any = fc.record({ after: texts, before: texts, role: texts, address: texts, subject_id: fc.string({ unit: 'binary' }), seq: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const same = Object.keys(one).every((key) => one[key as keyof typeof one] === other[key as keyof typeof other]);
        expect(canonicalRecord(record(1, one)) === canonicalRecord(record(1, other))).toBe(same);
      }),
    );
  });

  it.each<[string, unknown]>([
    ['a field more', { ...record(1), extra: 1 }],
    ['a field less', Object.fromEntries(Object.entries(record(1)).slice(1))],
    ['a number that is none', { ...record(1), seq: '1' }],
    ['a fraction', { ...record(1), seq: 1.5 }],
    ['a list', [record(1)]],
    ['nothing', null],
  ])('is not read from %s', (_, given) => expect(readRecord(given)).toBeNull());

  it('reads a hash back, and no other text', () => {
    expect(hexOf(hashOf('ab'.repeat(32)))).toBe('ab'.repeat(32));
    for (const text of ['', 'AB'.repeat(32), 'ab'.repeat(31), `${'ab'.repeat(32)}0`]) expect(() => hashOf(text)).toThrow(RangeError);
  });
});

describe('a chain', () => {
  const records = Array.from({ length: 6 }, (_, index) => record(index + 1));
  const links = sealed(records);
  const without = (index: number) => links.filter((_, each) => each !== index);
  const resealed = (changed: readonly AuditRecord[]) => sealed(changed);

  it('holds as it was sealed, also where a late row has a smaller seq', () => {
    expect(walk(links)).toMatchObject({ position: 6 });
    expect(walk(sealed([record(5), record(2), record(9)]))).toMatchObject({ position: 3 });
  });

  it.each<[string, StandingLink[], object]>([
    ['a row was changed', links.map((link) => (link.position === 3 ? { ...link, record: record(3, { after: '{}' }) } : link)), { breach: 'changed_row', position: 3, seq: 3 }],
    ['a row and its leaf were changed', links.map((link) => (link.position === 3 ? { ...link, record: record(3, { after: '{}' }), leaf: leafOf(record(3, { after: '{}' }), sha256) } : link)), { breach: 'wrong_link', position: 3, seq: 3 }],
    ['a row is gone', links.map((link) => (link.position === 4 ? { ...link, record: null } : link)), { breach: 'missing_row', position: 4, seq: 4 }],
    ['a link is gone', without(1), { breach: 'missing_link', position: 2, seq: null }],
    ['the first link is gone', without(0), { breach: 'missing_link', position: 1, seq: null }],
    ['a link stands twice', [...links.slice(0, 2), links[1] as StandingLink, ...links.slice(2)], { breach: 'repeated_link', position: 2, seq: 2 }],
    ['two rows changed places', links.map((link) => (link.position === 2 ? { ...(links[2] as StandingLink), position: 2 } : link.position === 3 ? { ...(links[1] as StandingLink), position: 3 } : link)), { breach: 'wrong_link', position: 2 }],
    ['a row says another seq', links.map((link) => (link.position === 2 ? { ...link, seq: 8 } : link)), { breach: 'changed_row', position: 2 }],
    ['a part of it was sealed anew', [...links.slice(0, 2), ...resealed(records.map((each) => ({ ...each, role: 'head' }))).slice(2)], { breach: 'wrong_link', position: 3 }],
  ])('does not hold where %s', (_, given, expected) => expect(walk(given)).toMatchObject(expected));

  it('is of one jurisdiction', () => {
    expect(walk(links, 2)).toMatchObject({ breach: 'foreign_row', position: 1 });
    expect(walk(sealed([record(1, { jurisdiction_id: 2 })], 1), 2)).toMatchObject({ breach: 'wrong_link', position: 1 });
  });
});

describe('heads', () => {
  const links = sealed([record(1), record(2), record(3)]);
  const head = (number: number, position: number, previous: ChainHead | null): ChainHead => ({
    jurisdiction_id: 1,
    jurisdiction: 'danang',
    number,
    day: `2026-11-2${number}`,
    signed_at: '2026-11-24T00:00:00.000Z',
    position,
    link: hexOf(links[position - 1]?.link ?? beginningOf(1, sha256).link),
    previous: previous === null ? null : headHash(previous, sha256),
    key_id: 'k',
  });
  const first = head(1, 1, null);
  const second = head(2, 3, first);
  const signed = (...heads: ChainHead[]) => heads.map((each) => ({ head: each, signature: new Uint8Array() }));
  const yes = () => true;

  it('are a chain of their own', () => {
    expect(brokenHead(signed(first, second), 1, yes, sha256)).toBeNull();
    expect(brokenHead(signed(second), 1, yes, sha256)).toMatchObject({ breach: 'missing_head', number: 2 });
    expect(brokenHead(signed({ ...first, day: '2026-11-01' }, second), 1, yes, sha256)).toMatchObject({ breach: 'head_order', number: 2 });
    expect(brokenHead(signed(head(1, 3, null), head(2, 1, head(1, 3, null))), 1, yes, sha256)).toMatchObject({ breach: 'head_order', number: 2 });
    expect(brokenHead(signed(first, second), 2, yes, sha256)).toMatchObject({ breach: 'head_foreign', number: 1 });
    expect(brokenHead(signed(first, second), 1, ({ head: { number } }) => number === 1, sha256)).toMatchObject({ breach: 'head_signature', number: 2 });
  });

  it('say that a chain was cut off, or written anew', () => {
    expect(headAgainst(second, { position: 3, link: links[2]?.link as Uint8Array }, links[2]?.link as Uint8Array)).toBeNull();
    expect(headAgainst(second, { position: 2, link: links[1]?.link as Uint8Array }, null)).toMatchObject({ breach: 'cut_off', position: 3 });
    const anew = sealed([record(1), record(2), record(3, { role: 'head' })]);
    expect(headAgainst(second, { position: 3, link: anew[2]?.link as Uint8Array }, anew[2]?.link as Uint8Array)).toMatchObject({ breach: 'rewritten', position: 3 });
  });

  it('are read from their exact statement only', () => {
    const statement = headStatement(second);
    expect(readHeadStatement(statement)).toEqual(expect.objectContaining({ number: 2, position: 3 }));
    for (const other of ['', 'null', '[]', statement.replace('{', '{ '), statement.replace('"v":1', '"v":2'), statement.replace('}', ',"x":1}'), statement.replace('"position":3', '"position":"3"')]) expect(readHeadStatement(other)).toBeNull();
  });
});
