import { describe, expect, it } from '@jest/globals';
import { citation, indicatorWords } from './index.js';

const resolution = { kind: 'resolution', number: '17/NQ-CP', issuer: 'Chính phủ', issuedOn: '2019-03-07', abstract: 'về một số nhiệm vụ phát triển Chính phủ điện tử', speaker: null } as const;

describe('the first citation of a document', () => {
  it('has kind, number, day, issuer and abstract; only the months 1 and 2 take a leading 0', () => {
    expect(citation(resolution, 'vi')).toBe('Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ về một số nhiệm vụ phát triển Chính phủ điện tử');
    expect(citation({ ...resolution, issuedOn: '2019-02-17' }, 'vi')).toContain('ngày 17 tháng 02 năm 2019');
  });

  it('goes on in small letters after the issuer and does not say the kind twice', () => {
    expect(citation({ ...resolution, abstract: 'Về phát triển Chính phủ điện tử' }, 'vi')).toContain(' của Chính phủ về phát triển Chính phủ điện tử');
    const plan = { ...resolution, kind: 'plan', number: '01/KH-UBND', issuer: 'Ủy ban nhân dân thành phố', abstract: 'Kế hoạch về cung cấp dịch vụ công' } as const;
    expect(citation(plan, 'vi')).toBe('Kế hoạch số 01/KH-UBND ngày 07 tháng 3 năm 2019 của Ủy ban nhân dân thành phố về cung cấp dịch vụ công');
  });

  it('calls a scheme by its name, with the decision that holds it', () => {
    const scheme = { ...resolution, kind: 'scheme', number: '6439/QĐ-UBND', issuer: 'Ủy ban nhân dân thành phố Đà Nẵng', issuedOn: '2018-12-29', abstract: 'Đề án xây dựng thành phố thông minh' } as const;
    expect(citation(scheme, 'vi')).toBe('Đề án xây dựng thành phố thông minh (Quyết định số 6439/QĐ-UBND ngày 29 tháng 12 năm 2018 của Ủy ban nhân dân thành phố Đà Nẵng)');
  });

  it('names the speaker of a direction that has no number, office before name', () => {
    const direction = { ...resolution, kind: 'conference_direction', number: null, issuedOn: '2019-08-19', speaker: 'Chủ tịch UBND thành phố', abstract: 'về ứng dụng CNTT' } as const;
    expect(citation(direction, 'vi')).toBe('ý kiến chỉ đạo của Chủ tịch UBND thành phố tại hội nghị ngày 19 tháng 8 năm 2019 về ứng dụng CNTT');
    expect(citation({ ...direction, speaker: 'Lê Trung Chinh, Phó Chủ tịch UBND thành phố', abstract: 'Ý kiến chỉ đạo tại hội nghị công bố kết quả xếp hạng' }, 'vi')).toBe(
      'ý kiến chỉ đạo của Phó Chủ tịch UBND thành phố Lê Trung Chinh tại hội nghị ngày 19 tháng 8 năm 2019 công bố kết quả xếp hạng',
    );
    expect(citation(direction, 'en')).toBe('Direction at a conference of 19/08/2019, Chủ tịch UBND thành phố: “về ứng dụng CNTT”');
  });
});

describe('the words of an indicator', () => {
  it('say what is counted of what', () => {
    expect(indicatorWords({ kind: 'ratio', definition: 'online_services' }, 'vi').definition).toBe('Số dịch vụ mức độ 4 trên số dịch vụ công trực tuyến mức độ 3 và 4.');
    expect(indicatorWords({ kind: 'adoption', function: 'payment', reading: 'lenient' }, 'vi').definition).toBe('Cơ quan được tính là sử dụng thanh toán trực tuyến khi ít nhất một thủ tục trực tuyến có thu phí đã bật.');
  });
});
