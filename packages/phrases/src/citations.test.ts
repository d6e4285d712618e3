import { describe, expect, it } from '@jest/globals';
import { citation, indicatorWords } from './index.js';

const resolution = { kind: 'resolution', number: '17/NQ-CP', issuer: 'Chính phủ', issuedOn: '2019-03-07', abstract: 'về một số nhiệm vụ phát triển Chính phủ điện tử', speaker: null } as const;

describe('the first citation of a document', () => {
  it('has kind, number, day, issuer and abstract; only the months 1 and 2 take a leading 0', () => {
    expect(citation(resolution, 'vi')).toBe('Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ về một số nhiệm vụ phát triển Chính phủ điện tử');
    expect(citation({ ...resolution, issuedOn: '2019-02-17' }, 'vi')).toContain('ngày 17 tháng 02 năm 2019');
  });

  it('names the speaker of a direction that has no number', () => {
    const direction = { ...resolution, kind: 'conference_direction', number: null, issuedOn: '2019-08-19', speaker: 'Chủ tịch UBND thành phố', abstract: 'về ứng dụng CNTT' } as const;
    expect(citation(direction, 'vi')).toBe('Ý kiến chỉ đạo tại hội nghị ngày 19/08/2019 của Chủ tịch UBND thành phố về ứng dụng CNTT');
    expect(citation(direction, 'en')).toBe('Direction at a conference of 19/08/2019, Chủ tịch UBND thành phố: về ứng dụng CNTT');
  });
});

describe('the words of an indicator', () => {
  it('say what is counted of what', () => {
    expect(indicatorWords({ kind: 'ratio', definition: 'online_services' }, 'vi').definition).toBe('Dịch vụ mức độ 4 trên dịch vụ công trực tuyến mức độ 3 và 4.');
    expect(indicatorWords({ kind: 'adoption', function: 'payment', reading: 'lenient' }, 'vi').definition).toBe('Thanh toán trực tuyến: ít nhất một thủ tục trực tuyến có thu phí đã bật.');
  });
});
