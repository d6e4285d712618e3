import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rule.js';

const GUESSES = { common: new Set(['password', 'matkhau', 'qwertyuiop', '1q2w3e4r5t']), own: ['nguyen.hoa@danang.gov.vn', 'Nguyễn Thị Hoà', 'Tiến Độ'] };

describe('a password', () => {
  it.each([
    ['ngắn quá', 'too_short'],
    ['a'.repeat(129), 'too_long'],
    // Counted as written: two code points each, ten letters.
    ['ở'.normalize('NFD').repeat(9), 'too_short'],
    ['qwertyuiop', 'common_password'],
    ['1q2w3e4r5t', 'common_password'],
    ['Password2019!', 'common_password'],
    ['P@ssw0rd2026', 'common_password'],
    ['Mật khẩu 123', 'common_password'],
    ['matkhaumatkhau', 'common_password'],
    ['nguyenhoa2019', 'own_word_password'],
    ['Danang@2026!', 'own_word_password'],
    ['TiếnĐộ123456', 'own_word_password'],
    ['nguyen.hoa@danang.gov.vn', 'own_word_password'],
    ['Hoa_Nguyen#1990', 'own_word_password'],
    ['2026-11-24 10:42', null],
    ['aaaaaaaaaaaa', 'repeated_password'],
    ['ababababababa', 'repeated_password'],
    ['0123456789', 'repeated_password'],
    ['zyxwvutsrqpo', 'repeated_password'],
    ['mật khẩu đủ dài', null],
    ['tiendo-demo-2019', null],
    ['bốn con cá vàng', null],
    ['k7#vQ2!mZx', null],
    ['a'.repeat(4) + 'bcxyzuvw rst', null],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, GUESSES)).toBe(fault);
  });
});
