import { dictionary } from '@zxcvbn-ts/language-common';
import { bare, passwordFault, type PasswordFault } from '@tiendo/domain/access';
import { Refused } from '../http/refused.js';

/** What is tried first in Viet Nam and is in no list made elsewhere; without marks, as `bare` gives it. */
const VIETNAMESE = [
  'matkhau', 'matkhaumoi', 'matkhaucu', 'anhyeuem', 'emyeuanh', 'yeuem', 'yeuanh', 'conmeo', 'concho', 'giadinh', 'hanhphuc', 'vietnam', 'hanoi', 'saigon', 'hochiminh', 'danang', 'haiphong', 'cantho', 'hue',
  'congchuc', 'vienchuc', 'canbo', 'uybannhandan', 'ubnd', 'vanphong', 'sothongtin', 'thongtin', 'dichvucong', 'motcua', 'hethong', 'baocao', 'quantri', 'quantrihethong', 'nguoidung', 'dangnhap', 'xinchao', 'khongbiet', 'chucmungnammoi', 'toiyeuvietnam',
];

const COMMON: ReadonlySet<string> = new Set([...(dictionary['passwords-common'] as readonly string[]).map(bare), ...VIETNAMESE]);

/** The product's own names, which everybody here knows. */
const PRODUCT = 'Tiến Độ';

/** Why a password of this person cannot be taken, or null. */
export function faultOf(password: string, person: readonly string[]): PasswordFault | null {
  return passwordFault(password, { common: COMMON, own: [PRODUCT, ...person] });
}

/**
 * @param person what is known of them: name, address
 * @param path of the field in the request's body
 * @throws Refused `invalid_input` that says what to do instead
 */
export function refuseWeakPassword(password: string, person: readonly string[], path = 'password'): void {
  const code = faultOf(password, person);
  if (code !== null) throw new Refused('invalid_input', { fields: [{ in: 'body', path, code, expected: 'password' }] });
}
