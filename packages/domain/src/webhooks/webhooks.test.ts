import { describe, expect, it } from '@jest/globals';
import { isGivenUp, pauseAfter, RETRY_PAUSES, TOLD_OF_REPORT, WEBHOOK_EVENTS } from './index.js';

describe('what is told to other systems', () => {
  it('is that a report was sent, returned or accepted, and that a period was closed', () => {
    expect(TOLD_OF_REPORT).toEqual({ approve: 'report.sent', return: 'report.returned', accept: 'report.accepted' });
    expect([...Object.values(TOLD_OF_REPORT), 'period.closed']).toEqual([...WEBHOOK_EVENTS]);
  });
});

describe('a delivery that fails', () => {
  it('is tried again with growing pauses for about a day, and then no more', () => {
    expect(pauseAfter(1)).toBe(5);
    expect(RETRY_PAUSES.every((pause, at) => at === 0 || pause >= (RETRY_PAUSES[at - 1] ?? 0))).toBe(true);
    const hours = RETRY_PAUSES.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(22);
    expect(hours).toBeLessThan(26);
    expect([pauseAfter(RETRY_PAUSES.length), pauseAfter(RETRY_PAUSES.length + 1)]).toEqual([8 * 3600, null]);
  });

  it('pauses its receiver after five days in which nothing arrived', () => {
    expect([isGivenUp(5 * 24 * 3600 - 1), isGivenUp(5 * 24 * 3600)]).toEqual([false, true]);
  });
});
