import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@tiendo/domain/calendar';
import type { OfferFacts } from '@tiendo/domain/targets';
import { formFigures } from './form-figures.js';

const offer = (code: string, given: Partial<OfferFacts>): OfferFacts => ({
  offerId: code,
  code,
  name: code,
  level: 3,
  level4On: null,
  eligible: true,
  feeBearing: true,
  paymentOn: false,
  paymentSince: null,
  receiptOn: false,
  receiptSince: null,
  dossiersOnline: 0,
  dossiersOther: 0,
  paidOnline: 0,
  receiptsIssued: 0,
  ...given,
});

const OFFERS = [
  offer('four', { level: 4, level4On: plainDate('2019-08-01'), paymentOn: true, paidOnline: 7, dossiersOnline: 30, dossiersOther: 10 }),
  offer('three', { receiptOn: true, receiptsIssued: 5, dossiersOther: 20 }),
  offer('free', { feeBearing: false, dossiersOnline: 0, dossiersOther: 0 }),
  offer('two', { level: 2, eligible: false }),
];

const sides = (lines: readonly { code: string; side: string; because: string | null }[]): string[] => lines.map(({ code, side, because }) => [code, side, because].filter(Boolean).join(' '));

describe('the figures of the form', () => {
  const { items, denominators } = formFigures('online_services', OFFERS);

  it('counts level 4 over online services and lists what is above, below and left out', () => {
    expect(items.level4).toMatchObject({ numerator: 1, denominator: 3, uses: null });
    expect(sides(items.level4.ledger)).toEqual(['four above', 'three below', 'free below', 'two left_out not_online']);
  });

  it('counts a function over online services with a fee, and its uses apart', () => {
    expect(items.payment).toMatchObject({ numerator: 1, denominator: 2, uses: 7 });
    expect(sides(items.payment.ledger)).toEqual(['four above', 'three below', 'free left_out no_fee', 'two left_out not_online']);
    expect(items.receipt).toMatchObject({ numerator: 1, denominator: 2, uses: 5 });
  });

  it('counts online dossiers over all dossiers', () => {
    expect(items.usage).toMatchObject({ numerator: 30, denominator: 60, uses: null });
    expect(sides(items.usage.ledger)).toEqual(['four above', 'three below', 'free left_out no_dossiers', 'two left_out no_dossiers']);
  });

  it('says all five denominators beside it', () => {
    expect(denominators).toEqual([
      { definition: 'all_procedures', fraction: { numerator: 1, denominator: 4 } },
      { definition: 'eligible_procedures', fraction: { numerator: 1, denominator: 3 } },
      { definition: 'online_services', fraction: { numerator: 1, denominator: 3 } },
      { definition: 'with_dossiers', fraction: { numerator: 1, denominator: 2 } },
      { definition: 'dossiers', fraction: { numerator: 30, denominator: 40 } },
    ]);
  });

  it('gives nothing out of nothing for an agency without services', () => {
    expect(Object.values(formFigures('online_services', []).items).map(({ numerator, denominator }) => [numerator, denominator])).toEqual([[0, 0], [0, 0], [0, 0], [0, 0]]);
  });
});
