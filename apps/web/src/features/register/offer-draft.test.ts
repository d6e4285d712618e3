import { describe, expect, it } from '@jest/globals';
import { changesOfOthers, patchBetween, type OfferDraft } from './offer-draft.js';

const usage = { dossiersOnline: 5, dossiersCounter: 0, dossiersPost: 0, paidOnline: 0, receiptsIssued: 0 };
const draft = (over: Partial<OfferDraft> = {}): OfferDraft => ({
  level: 3,
  level4On: null,
  registeredLevel: null,
  promisedOn: null,
  paymentOn: false,
  paymentSince: null,
  receiptOn: false,
  receiptSince: null,
  barrier: '',
  usage,
  ...over,
});

describe('what is sent of a service', () => {
  it('is what was changed and nothing else', () => {
    expect(patchBetween(draft(), draft())).toEqual({});
    expect(patchBetween(draft(), draft({ level: 4, level4On: '2019-09-16', usage: { ...usage, paidOnline: 2 } }))).toEqual({ level: 4, level4On: '2019-09-16', usage: { paidOnline: 2 } });
  });
});

describe('what somebody else changed meanwhile', () => {
  it('is told field by field', () => {
    expect(changesOfOthers(draft(), draft())).toEqual([]);
    expect(changesOfOthers(draft({ barrier: 'a' }), draft({ level: 2, promisedOn: '2019-10-31', usage: { ...usage, paidOnline: 1 } }))).toEqual([
      { field: 'level', from: '3', to: '2' },
      { field: 'promisedOn', from: '', to: '2019-10-31' },
      { field: 'barrier', from: 'a', to: '' },
      { field: 'paidOnline', from: '0', to: '1' },
    ]);
  });
});
