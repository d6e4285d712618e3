import { describe, expect, it } from '@jest/globals';
import { stepLooks } from './level-looks.js';

describe('stepLooks', () => {
  it('tells certified, proposed and promised apart', () => {
    expect(stepLooks({ certified: 2, proposed: 3, promised: { level: 4, on: '2019-10-02' } })).toEqual(['certified', 'certified', 'proposed', 'promised']);
  });

  it('lets what is certified stand over what was proposed or promised', () => {
    expect(stepLooks({ certified: 4, proposed: 3, promised: { level: 4, on: '2019-10-02' } })).toEqual(['certified', 'certified', 'certified', 'certified']);
  });

  it('leaves a service without a level empty', () => {
    expect(stepLooks({ certified: 0, proposed: null, promised: null })).toEqual(['empty', 'empty', 'empty', 'empty']);
  });
});
