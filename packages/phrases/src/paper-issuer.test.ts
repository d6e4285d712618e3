import { describe, expect, it } from '@jest/globals';
import { issuerOf, reviewerWord, type Issuing } from './paper-issuer.js';

const place = { nameVi: 'Thành phố Đà Nẵng', nameEn: 'Da Nang City' };
const of = (agency: Partial<Issuing['agency']>, ofCity = false): Issuing => ({
  place, ofCity, agency: { code: 'X', nameVi: 'X', nameEn: 'X', kind: 'department', symbol: null, parentVi: null, parentEn: null, ...agency },
});

describe('in whose name a paper is drawn up', () => {
  it('of the whole city by who coordinates it', () => {
    const paper = issuerOf(of({ code: 'STTTT', nameVi: 'Sở Thông tin và Truyền thông' }, true), 'vi');
    expect(paper.area).toBe('trên địa bàn thành phố Đà Nẵng');
    expect(paper.issuer).toEqual({
      parentBody: 'UBND thành phố Đà Nẵng', body: 'Sở Thông tin và Truyền thông', symbol: 'BC-STTTT', place: 'Đà Nẵng', addressee: 'Ủy ban nhân dân thành phố Đà Nẵng', signer: ['GIÁM ĐỐC'], filing: 'VT',
    });
    expect(paper.recipients).toEqual(['Văn phòng UBND thành phố Đà Nẵng']);
  });

  it('of a district under nobody, on behalf of its committee', () => {
    const paper = issuerOf(of({ code: 'QTK', nameVi: 'UBND quận Thanh Khê', kind: 'district' }), 'vi');
    expect(paper.area).toBe('trên địa bàn quận Thanh Khê');
    expect(paper.issuer).toMatchObject({ parentBody: null, body: 'Ủy ban nhân dân quận Thanh Khê', symbol: 'BC-UBND', place: 'Thanh Khê', addressee: 'Ủy ban nhân dân thành phố Đà Nẵng', signer: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] });
  });

  it('of a ward to its district', () => {
    const paper = issuerOf(of({ code: 'TK-TC', nameVi: 'UBND phường Tân Chính', kind: 'ward', parentVi: 'UBND quận Thanh Khê', parentEn: 'X' }), 'vi');
    expect(paper.issuer).toMatchObject({ body: 'Ủy ban nhân dân phường Tân Chính', place: 'Tân Chính', addressee: 'Ủy ban nhân dân quận Thanh Khê' });
    expect(paper.recipients).toEqual([]);
  });

  it('keeps the level of what is called by a number', () => {
    expect(issuerOf(of({ nameVi: 'UBND quận 1', kind: 'district' }), 'vi').issuer.place).toBe('Quận 1');
  });

  it('of any other agency about itself', () => {
    expect(issuerOf(of({ nameVi: 'Sở Xây dựng' }), 'vi').area).toBe('tại Sở Xây dựng');
    expect(issuerOf(of({ nameVi: 'Cục Thuế', kind: 'central' }), 'vi').issuer).toMatchObject({ parentBody: null, signer: ['THỦ TRƯỞNG CƠ QUAN'] });
    expect(issuerOf(of({ nameVi: 'Thanh tra thành phố' }), 'vi').issuer.signer).toEqual(['THỦ TRƯỞNG CƠ QUAN']);
  });
});

describe('who asks about a report', () => {
  const district = { nameVi: 'UBND quận Thanh Khê', nameEn: 'Thanh Khe' };
  it.each([
    ['ward', district, 'quận', 'district'],
    ['ward', { ...district, nameVi: 'UBND huyện Hòa Vang' }, 'huyện', 'district'],
    ['ward', null, 'thành phố', 'city'],
    ['district', null, 'thành phố', 'city'],
    ['department', null, 'thành phố', 'city'],
  ] as const)('of a %s under %j', (kind, parent, vi, en) => {
    expect([reviewerWord({ kind, parent }, 'vi'), reviewerWord({ kind, parent }, 'en')]).toEqual([vi, en]);
  });
});
