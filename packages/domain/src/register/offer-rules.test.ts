import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../calendar/index.js';
import { MOST_OF_A_PERIOD, offerBreaches, type OfferBreachCode } from './offer-rules.js';
import { NEW_OFFER, NO_USAGE, patchOffer, type OfferPatch, type OfferState } from './offer-state.js';

const day = plainDate;
const today = day('2019-09-16');
const fresh: OfferState = { values: NEW_OFFER, usage: NO_USAGE };

const codesOf = (patch: OfferPatch, { feeBearing = false, before = fresh }: { feeBearing?: boolean; before?: OfferState } = {}): OfferBreachCode[] =>
  offerBreaches(patchOffer(before, patch, today), before, { today, feeBearing }).map(({ code }) => code);

describe('level 4', () => {
  it.each<[string, OfferPatch, OfferBreachCode[]]>([
    ['with its day', { level: 4, level4On: day('2019-09-01') }, []],
    ['since today', { level: 4, level4On: today }, []],
    ['without a day', { level: 4 }, ['level4_day_missing']],
    ['from tomorrow', { level: 4, level4On: day('2019-09-17') }, ['level4_day_future']],
    ['on the first day of 2011', { level: 4, level4On: day('2011-01-01') }, []],
    ['before there were levels', { level: 4, level4On: day('2010-12-31') }, ['level4_day_too_early']],
    ['a day without the level', { level: 3, level4On: day('2019-09-01') }, ['level4_day_without_level']],
  ])('%s', (_, patch, codes) => {
    expect(codesOf(patch)).toEqual(codes);
  });

  it('of a service with a fee needs online payment, at once or before', () => {
    const patch: OfferPatch = { level: 4, level4On: day('2019-09-01') };
    expect(codesOf(patch, { feeBearing: true })).toEqual(['level4_fee_without_payment']);
    expect(codesOf({ ...patch, paymentOn: true }, { feeBearing: true })).toEqual([]);
  });

  it('of a service with a fee keeps it: payment cannot be switched off', () => {
    const before = patchOffer(fresh, { level: 4, level4On: day('2019-09-01'), paymentOn: true }, today);
    expect(codesOf({ paymentOn: false }, { feeBearing: true, before })).toEqual(['level4_fee_without_payment']);
    expect(codesOf({ paymentOn: false, level: 3 }, { feeBearing: true, before })).toEqual([]);
    expect(codesOf({ paymentOn: false }, { before })).toEqual([]);
  });

  it('loses its day with its level', () => {
    const before = patchOffer(fresh, { level: 4, level4On: day('2019-09-01') }, today);
    expect(patchOffer(before, { level: 3 }, today).values).toMatchObject({ level: 3, level4On: null });
  });
});

describe('a promise', () => {
  it.each<[string, OfferPatch, OfferBreachCode[]]>([
    ['of a level by a day ahead', { registeredLevel: 4, promisedOn: day('2019-10-31') }, []],
    ['of a level without a day', { registeredLevel: 4 }, []],
    ['by today', { registeredLevel: 4, promisedOn: today }, ['promise_not_ahead']],
    ['of no level', { promisedOn: day('2019-10-31') }, ['promise_without_level']],
  ])('%s', (_, patch, codes) => {
    expect(codesOf(patch)).toEqual(codes);
  });

  it('that has passed hinders no other change', () => {
    const before: OfferState = { ...fresh, values: { ...NEW_OFFER, registeredLevel: 4, promisedOn: day('2019-08-31') } };
    expect(codesOf({ barrier: 'chưa có biểu mẫu' }, { before })).toEqual([]);
  });

  it('taken back loses its day', () => {
    const before = patchOffer(fresh, { registeredLevel: 4, promisedOn: day('2019-10-31') }, today);
    expect(patchOffer(before, { registeredLevel: null }, today).values).toMatchObject({ registeredLevel: null, promisedOn: null });
  });
});

describe.each([
  { on: 'paymentOn', since: 'paymentSince', future: 'payment_day_future', without: 'payment_day_without_payment' },
  { on: 'receiptOn', since: 'receiptSince', future: 'receipt_day_future', without: 'receipt_day_without_receipt' },
] as const)('$on', ({ on, since, future, without }) => {
  it('switched on is on since today, or since the day that is said', () => {
    expect(patchOffer(fresh, { [on]: true }, today).values[since]).toBe(today);
    expect(patchOffer(fresh, { [on]: true, [since]: null }, today).values[since]).toBe(today);
    expect(patchOffer(fresh, { [on]: true, [since]: day('2019-08-01') }, today).values[since]).toBe('2019-08-01');
  });

  it('switched off has no day', () => {
    const before = patchOffer(fresh, { [on]: true }, today);
    expect(patchOffer(before, { [on]: false }, today).values).toMatchObject({ [on]: false, [since]: null });
  });

  it('since an unknown day stays so', () => {
    const before: OfferState = { ...fresh, values: { ...NEW_OFFER, [on]: true } };
    expect(patchOffer(before, { barrier: 'x' }, today).values[since]).toBeNull();
  });

  it('cannot begin tomorrow, nor have a day while it is off', () => {
    expect(codesOf({ [on]: true, [since]: day('2019-09-17') })).toEqual([future]);
    expect(codesOf({ [since]: day('2019-08-01') })).toEqual([without]);
  });
});

describe('usage', () => {
  it('has no more payments than dossiers by whatever way', () => {
    const usage = { dossiersOnline: 2, dossiersCounter: 3, dossiersPost: 1 };
    expect(codesOf({ usage: { ...usage, paidOnline: 6 } })).toEqual([]);
    expect(codesOf({ usage: { ...usage, paidOnline: 7 } })).toEqual(['paid_more_than_dossiers']);
  });

  it.each(Object.keys(NO_USAGE) as (keyof typeof NO_USAGE)[])('of %s has a most; what stood above it before stays', (key) => {
    const enough = { dossiersOnline: MOST_OF_A_PERIOD, dossiersCounter: MOST_OF_A_PERIOD };
    expect(codesOf({ usage: { ...enough, [key]: MOST_OF_A_PERIOD } })).toEqual([]);
    expect(codesOf({ usage: { ...enough, [key]: MOST_OF_A_PERIOD + 1 } })).toEqual(['more_than_a_period']);
    const before = patchOffer(fresh, { usage: { ...enough, [key]: 1_000_000_000 } }, today);
    expect(codesOf({ barrier: 'x' }, { before })).not.toContain('more_than_a_period');
  });

  it('changes only where it is given', () => {
    const before = patchOffer(fresh, { usage: { dossiersOnline: 5 } }, today);
    expect(patchOffer(before, { usage: { paidOnline: 2, dossiersOnline: undefined } }, today).usage).toEqual({ ...NO_USAGE, dossiersOnline: 5, paidOnline: 2 });
  });
});
