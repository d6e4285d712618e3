import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate, type PlainDate } from '../calendar/index.js';
import { decide, holdsOn, lenderRefusal, lendingRefusal, lendsOn, LONGEST_LOAN_DAYS, POLICY, POLICY_ACTIONS, revokeRefusal, ROLES, type Actor, type Days, type Grant, type Holding, type LendingState, type Loan, type Membership, type PolicyAction } from './index.js';

const TODAY = plainDate('2019-09-16');
const day = (offset: number): PlainDate => addDays(TODAY, offset);
const HELD: Holding = { id: 'm', personId: 'lan', role: 'reporting_officer', agencyId: 'a', from: day(-100), to: null };
const STATE: LendingState = { today: TODAY, lenderIsLocked: false, borrowerIsLocked: false, borrowerHolds: [], loans: [] };
const actor = (personId: string, ...memberships: Membership[]): Actor => ({ personId, memberships });
const LAN = actor('lan', { role: 'reporting_officer', agencyId: 'a' });
const loan = (from: number, to: number, more: Partial<Loan> = {}): Loan => ({ id: 'l', membershipId: 'm', borrowerId: 'binh', from: day(from), to: day(to), isRevoked: false, ...more });

describe('who lends a role', () => {
  it.each<[string, Actor, string | null]>([
    ['its holder', LAN, null],
    ['the head of the agency', actor('h', { role: 'head', agencyId: 'a' }), null],
    ['an administrator', actor('x', { role: 'administrator', agencyId: null }), null],
    ['the head of another agency', actor('h', { role: 'head', agencyId: 'b' }), 'other_agency'],
    ['a colleague', actor('c', { role: 'reporting_officer', agencyId: 'a' }), 'wrong_role'],
    ['who has borrowed that very role', actor('binh', { role: 'reporting_officer', agencyId: 'a', onBehalfOf: 'lan' }), 'wrong_role'],
    ['who has borrowed the headship', actor('c', { role: 'head', agencyId: 'a', onBehalfOf: 'h' }), 'wrong_role'],
    ['who has borrowed the administration', actor('c', { role: 'administrator', agencyId: null, onBehalfOf: 'x' }), 'wrong_role'],
    ['the leader', actor('l', { role: 'leader', agencyId: null }), 'wrong_role'],
  ])('%s', (_, who, expected) => {
    expect(lenderRefusal(who, HELD)).toBe(expected);
  });

  it('a head lends no role that stands above agencies', () => {
    expect(lenderRefusal(actor('h', { role: 'head', agencyId: 'a' }), { personId: 'x', agencyId: null })).toBe('other_agency');
  });
});

describe('lending', () => {
  it.each<[string, Partial<Loan>, Partial<LendingState>, Partial<Holding>, string | null]>([
    ['for a week', {}, {}, {}, null],
    ['from a later day', { from: day(5), to: day(6) }, {}, {}, null],
    ['to oneself', { borrowerId: 'lan' }, {}, {}, 'to_oneself'],
    ['by somebody locked', {}, { lenderIsLocked: true }, {}, 'person_locked'],
    ['to somebody locked', {}, { borrowerIsLocked: true }, {}, 'person_locked'],
    ['from yesterday', { from: day(-1) }, {}, {}, 'day_past'],
    ['for no day', { to: day(0) }, {}, {}, 'days_turned'],
    ['for a year', { to: day(LONGEST_LOAN_DAYS) }, {}, {}, null],
    ['for a year and a day', { to: day(LONGEST_LOAN_DAYS + 1) }, {}, {}, 'longer_than_a_year'],
    ['until the role ends', { to: day(7) }, {}, { to: day(7) }, null],
    ['beyond the end of the role', { to: day(8) }, {}, { to: day(7) }, 'longer_than_held'],
    ['when the role has ended', {}, {}, { to: day(0) }, 'wrong_role'],
    ['before the role begins', {}, {}, { from: day(1) }, 'longer_than_held'],
    ['to who holds it', {}, { borrowerHolds: [{ ...HELD, personId: 'binh' }] }, {}, 'already_held'],
    ['to who holds it elsewhere', {}, { borrowerHolds: [{ ...HELD, personId: 'binh', agencyId: 'b' }] }, {}, null],
    ['twice', {}, { loans: [loan(3, 20)] }, {}, 'already_lent'],
    ['again after it was revoked', {}, { loans: [loan(3, 20, { isRevoked: true })] }, {}, null],
    ['again when it has ended', {}, { loans: [loan(-9, 0)] }, {}, null],
    ['to two people', {}, { loans: [loan(0, 20, { borrowerId: 'mai' })] }, {}, null],
  ])('%s', (_, given, state, held, expected) => {
    expect(lendingRefusal(LAN, { ...HELD, ...held }, { ...loan(0, 7), ...given }, { ...STATE, ...state })).toBe(expected);
  });
});

describe('ending a loan', () => {
  it.each<[string, Actor, Partial<Loan>, string | null]>([
    ['by the lender', LAN, {}, null],
    ['by the borrower', actor('binh'), {}, null],
    ['by the head', actor('h', { role: 'head', agencyId: 'a' }), {}, null],
    ['by an administrator', actor('x', { role: 'administrator', agencyId: null }), {}, null],
    ['by a stranger', actor('s', { role: 'clerk', agencyId: 'a' }), {}, 'wrong_role'],
    ['that was revoked', LAN, { isRevoked: true }, 'already_ended'],
    ['that has ended', LAN, { to: day(0) }, 'already_ended'],
    ['that is to come', LAN, { from: day(3) }, null],
  ])('%s', (_, who, given, expected) => {
    expect(revokeRefusal(who, { ...loan(-3, 7), ...given }, HELD, TODAY)).toBe(expected);
  });
});

const offset = fc.integer({ min: -30, max: 30 });
const anyDays = fc.tuple(offset, fc.integer({ min: 0, max: 30 })).map(([from, length]): Days & { to: PlainDate } => ({ from: day(from), to: day(from + length) }));
const anyRole = fc.constantFrom(...ROLES);
const anyAgency = fc.constantFrom('a', 'b', 'c');
const anyMembership = fc.record({ role: anyRole, agencyId: anyAgency, onBehalfOf: fc.constantFrom(null, 'lan') });
const anySubject = fc.record({ agencyId: anyAgency, parentAgencyId: fc.option(anyAgency), coordinates: fc.boolean() });
const anyAction = fc.constantFrom(...POLICY_ACTIONS);

describe('what is lent', () => {
  it('never holds on a day on which the lender does not, is locked, or it was revoked', () => {
    fc.assert(
      fc.property(anyDays, anyDays, offset, fc.boolean(), fc.boolean(), (lent, held, on, isLocked, isRevoked) => {
        const holds = lendsOn({ ...loan(0, 1), ...lent, isRevoked }, held, isLocked, day(on));
        expect(holds).toBe(!isLocked && !isRevoked && holdsOn(lent, day(on)) && holdsOn(held, day(on)));
      }),
    );
  });

  it('was allowed only within the days of the role and a year', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (wanted, days) => {
        const refusal = lendingRefusal(LAN, { ...HELD, ...days }, { ...wanted, borrowerId: 'binh' }, STATE);
        if (refusal !== null) return;
        for (let on = wanted.from; on < wanted.to; on = addDays(on, 1)) expect(holdsOn(days, on)).toBe(true);
        expect(wanted.from >= TODAY && wanted.to <= addDays(wanted.from, LONGEST_LOAN_DAYS)).toBe(true);
      }),
    );
  });

  it('lets nobody do more than lender and borrower together could, and never on a matter of an agency that one serves', () => {
    fc.assert(
      fc.property(fc.array(anyMembership, { maxLength: 4 }), anySubject, anyAction, (memberships, subject, action: PolicyAction) => {
        const verdict = decide(actor('binh', ...memberships), action, subject);
        const alone = memberships.some((held) => decide(actor('p', held), action, subject).allowed);
        if (verdict.allowed) expect(alone).toBe(true);
        const serves = memberships.some(({ agencyId }) => agencyId === subject.agencyId);
        const barred = (POLICY[action] as readonly Grant[]).every(({ exceptOwn }) => exceptOwn === true);
        if (serves && barred) expect(verdict.allowed).toBe(false);
      }),
    );
  });

  it('is used only where no role of one’s own is enough', () => {
    fc.assert(
      fc.property(fc.array(anyMembership, { maxLength: 4 }), anySubject, anyAction, (memberships, subject, action: PolicyAction) => {
        const verdict = decide(actor('binh', ...memberships), action, subject);
        if (!verdict.allowed || verdict.as.onBehalfOf == null) return;
        const serves = memberships.some(({ agencyId }) => agencyId === subject.agencyId);
        const own = memberships.filter(({ onBehalfOf }) => onBehalfOf === null);
        expect(serves && decide(actor('p', ...own), action, subject).allowed).toBe(false);
      }),
    );
  });

  it('does not let a ward’s officer check the ward for the district', () => {
    const both = actor('binh', { role: 'reporting_officer', agencyId: 'ward' }, { role: 'head', agencyId: 'district', onBehalfOf: 'lan' });
    expect(decide(both, 'report.review', { agencyId: 'ward', parentAgencyId: 'district' })).toEqual({ allowed: false, because: 'own_agency' });
    expect(decide(both, 'report.review', { agencyId: 'ward-2', parentAgencyId: 'district' })).toMatchObject({ allowed: true, as: { onBehalfOf: 'lan' } });
    const borrowed = actor('binh', { role: 'reporting_officer', agencyId: 'ward', onBehalfOf: 'lan' }, { role: 'head', agencyId: 'district' });
    expect(decide(borrowed, 'report.review', { agencyId: 'ward', parentAgencyId: 'district' })).toEqual({ allowed: false, because: 'own_agency' });
  });
});
