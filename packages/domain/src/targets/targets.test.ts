import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay, plainDate, startOfDay, VIETNAM } from '../calendar/index.js';
import { RATIO_DEFINITIONS } from '../figures/index.js';
import { adoptionOf, adopts, meets, ratioOf, reachedOn, type OfferFacts, type TargetRule } from './index.js';

const offer = (over: Partial<OfferFacts>): OfferFacts => ({
  offerId: 'o',
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  level: 3,
  level4On: null,
  eligible: true,
  feeBearing: false,
  paymentOn: false,
  paymentSince: null,
  receiptOn: false,
  receiptSince: null,
  dossiersOnline: 0,
  dossiersOther: 0,
  paidOnline: 0,
  receiptsIssued: 0,
  ...over,
});

const target = (indicator: TargetRule['indicator']): TargetRule => ({
  indicator,
  threshold: { numerator: 2, denominator: 5 },
  startsOn: plainDate('2019-08-19'),
  startsAt: startOfDay(plainDate('2019-08-19'), VIETNAM),
  dueOn: plainDate('2019-10-31'),
  dueAt: endOfDay(plainDate('2019-10-31'), VIETNAM),
});

describe('40 % of what', () => {
  const offers = [
    offer({ offerId: 'a', level: 4, level4On: plainDate('2019-06-01'), dossiersOnline: 30, dossiersOther: 10 }),
    offer({ offerId: 'b', level: 4, level4On: plainDate('2019-09-10') }),
    offer({ offerId: 'c', level: 3, dossiersOther: 5 }),
    offer({ offerId: 'd', level: 2, eligible: false }),
    offer({ offerId: 'e', level: 2, dossiersOther: 100 }),
  ];

  it.each([
    ['all_procedures', 2, 5],
    ['eligible_procedures', 2, 4],
    ['online_services', 2, 3],
    ['with_dossiers', 1, 3],
    ['dossiers', 30, 40],
  ] as const)('%s counts %i of %i', (definition, numerator, denominator) => {
    expect(ratioOf(definition, offers).fraction).toEqual({ numerator, denominator });
  });

  it('puts every service in exactly one place, under every definition', () => {
    const anyOffer = fc.record({ level: fc.constantFrom(1, 2, 3, 4), eligible: fc.boolean(), dossiersOnline: fc.nat(9), dossiersOther: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(anyOffer), fc.constantFrom(...RATIO_DEFINITIONS), (given, definition) => {
        const list = given.map((each, n) => offer({ ...(each as Partial<OfferFacts>), offerId: String(n) }));
        const { ledger, fraction } = ratioOf(definition, list);
        const placed = [...ledger.above, ...ledger.below, ...ledger.leftOut.map((left) => left.offer)].map((o) => o.offerId);
        expect(placed.sort()).toEqual(list.map((o) => o.offerId).sort());
        expect(fraction.numerator).toBeLessThanOrEqual(fraction.denominator);
      }),
    );
  });

  it('is reached on the day the last needed service went live, whenever it was certified', () => {
    const rule = target({ kind: 'ratio', definition: 'online_services' });
    expect(reachedOn(rule, offers)).toBe('2019-09-10');
    expect(reachedOn(rule, [])).toBeNull();
  });
});

describe('uses online payment', () => {
  const paying = (over: Partial<OfferFacts>) => offer({ feeBearing: true, ...over });
  const offers = [paying({ paymentOn: true, paymentSince: plainDate('2019-09-01'), paidOnline: 0 }), paying({}), offer({ paymentOn: true }), paying({ level: 2, paymentOn: true })];

  it('counts only online services with a fee', () => {
    expect(adoptionOf('payment', offers).fraction).toEqual({ numerator: 1, denominator: 2 });
  });

  it.each([
    ['lenient', true],
    ['middle', false],
    ['strict', false],
  ] as const)('%s reading', (reading, met) => {
    const { fraction, uses } = adoptionOf('payment', offers);
    expect(adopts(reading, fraction, uses)).toBe(met);
    expect(meets(target({ kind: 'adoption', function: 'payment', reading }), fraction, uses)).toBe(met);
  });

  it('is met by nobody where there is nothing to adopt: 0/0 is not 100 %', () => {
    for (const reading of ['lenient', 'middle', 'strict'] as const) expect(adopts(reading, { numerator: 0, denominator: 0 }, 0)).toBe(false);
  });
});
