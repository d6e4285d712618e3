import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate, type PlainDate } from '../calendar/index.js';
import { endRefusal, firstDayWithoutAdministrator, giveRefusal, holdsOn, overlap, placeRefusal, ROLES, ROLE_PLACES, type Days, type Holding, type Role } from './index.js';

const TODAY = plainDate('2019-09-16');
const day = (offset: number): PlainDate => addDays(TODAY, offset);
const days = (from: number, to: number | null): Days => ({ from: day(from), to: to === null ? null : day(to) });
const held = (from: number, to: number | null, more: Partial<Holding> = {}): Holding => ({ id: 'h', personId: 'p', role: 'head', agencyId: 'a', ...days(from, to), ...more });
const anyDays = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.option(fc.integer({ min: 0, max: 40 }))).map(([from, length]) => days(from, length === null ? null : from + length));

describe('where a role can be held', () => {
  const PLACES = { anywhere: { duty: null }, coordinating: { duty: 'coordinating' }, office: { duty: 'city_office' }, above: null } as const;
  /** By hand: a for any agency, c the coordinating one, o the city office, u above agencies. */
  const EXPECTED: Record<Role, string> = { reporting_officer: 'aco', head: 'aco', clerk: 'aco', coordinator: 'c', city_office: 'o', administrator: 'u', leader: 'u' };
  it.each(ROLES)('%s', (role) => {
    const letters = { anywhere: 'a', coordinating: 'c', office: 'o', above: 'u' } as const;
    const may = (Object.keys(PLACES) as (keyof typeof PLACES)[]).filter((place) => placeRefusal(role, PLACES[place]) === null).map((place) => letters[place]).join('');
    expect(may).toBe(EXPECTED[role]);
  });
  it('says what is wrong', () => {
    expect([placeRefusal('head', null), placeRefusal('leader', { duty: null }), placeRefusal('coordinator', { duty: 'city_office' })]).toEqual(['agency_needed', 'no_agency_wanted', 'not_that_duty']);
    expect(Object.keys(ROLE_PLACES)).toEqual([...ROLES]);
  });
});

describe('the days of a role', () => {
  it.each([
    ['from its first day', days(0, 10), 0, true],
    ['not the day before', days(0, 10), -1, false],
    ['on its last day', days(0, 10), 9, true],
    ['not on the day it ends', days(0, 10), 10, false],
    ['without end', days(0, null), 1000, true],
    ['never where it ends when it begins', days(0, 0), 0, false],
  ])('hold %s', (_, span, on, expected) => {
    expect(holdsOn(span, day(on))).toBe(expected);
  });

  it('overlap exactly when some day is in both', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (one, other) => {
        const shared = Array.from({ length: 200 }, (__, index) => day(index - 50)).some((on) => holdsOn(one, on) && holdsOn(other, on));
        expect(overlap(one, other)).toBe(shared);
        expect(overlap(other, one)).toBe(shared);
      }),
    );
  });
});

describe('giving a role', () => {
  it.each<[string, number, Holding[], boolean, string | null]>([
    ['from today', 0, [], false, null],
    ['from a later day', 30, [], false, null],
    ['from yesterday', -1, [], false, 'day_past'],
    ['to somebody locked', 0, [], true, 'person_locked'],
    ['that they hold', 0, [held(-10, null)], false, 'already_held'],
    ['that they will hold', 0, [held(20, null)], false, 'already_held'],
    ['that ends on that very day', 10, [held(-10, 10)], false, null],
    ['that ends the day after', 10, [held(-10, 11)], false, 'already_held'],
    ['that they hold elsewhere', 0, [held(-10, null, { agencyId: 'b' })], false, null],
    ['beside another there', 0, [held(-10, null, { role: 'clerk' })], false, null],
  ])('%s', (_, from, own, isLocked, expected) => {
    expect(giveRefusal({ role: 'head', agencyId: 'a', from: day(from) }, own, { isLocked, today: TODAY })).toBe(expected);
  });
});

describe('ending a role', () => {
  it.each<[string, Days, number, string | null]>([
    ['at once', days(-10, null), 0, null],
    ['on a later day', days(-10, null), 30, null],
    ['in the past', days(-10, null), -1, 'day_past'],
    ['that has ended', days(-10, 0), 5, 'already_ended'],
    ['that ends later, sooner', days(-10, 20), 5, null],
    ['that ends soon, later', days(-10, 5), 20, null],
    ['that begins today, at once', days(0, null), 0, null],
    ['before it begins', days(10, null), 5, 'before_it_begins'],
    ['that is to come, as if it had never been', days(10, null), 10, null],
  ])('%s', (_, span, to, expected) => {
    expect(endRefusal(span, day(to), TODAY)).toBe(expected);
  });
});

describe('there is always an administrator', () => {
  const admin = (from: number, to: number | null): Holding => held(from, to, { role: 'administrator', agencyId: null });
  it.each<[string, Holding[], number | null]>([
    ['one without end', [admin(-10, null)], null],
    ['nobody', [held(-10, null)], 0],
    ['one who ends', [admin(-10, 30)], 30],
    ['two who follow each other', [admin(-10, 30), admin(30, null)], null],
    ['two with a day between', [admin(31, null), admin(-10, 30)], 30],
    ['one to come', [admin(1, null)], 0],
    ['a short one inside a long one', [admin(-10, null), admin(5, 6)], null],
    ['a chain that ends', [admin(-10, 5), admin(3, 9), admin(9, 12)], 12],
  ])('%s', (_, holdings, expected) => {
    expect(firstDayWithoutAdministrator(holdings, TODAY)).toBe(expected === null ? null : day(expected));
  });

  it('names the first day that no span holds', () => {
    fc.assert(
      fc.property(fc.array(anyDays, { maxLength: 6 }), (spans) => {
        const first = firstDayWithoutAdministrator(spans.map((span) => ({ ...held(0, 0), role: 'administrator', ...span })), TODAY);
        const searched = Array.from({ length: 300 }, (__, index) => day(index)).find((on) => !spans.some((span) => holdsOn(span, on)));
        expect(first).toBe(searched ?? null);
      }),
    );
  });
});
