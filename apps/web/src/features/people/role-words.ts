import type { Role } from '@tiendo/domain/access';
import { ROLE_NAMES, type Locale } from '@tiendo/phrases';
import type { AgencyName } from '@tiendo/types';
import { nameIn } from '../../i18n/name-in.js';

/** 'Cán bộ đầu mối, Sở Xây dựng'. */
export function roleWords({ role, agency }: { readonly role: Role; readonly agency: AgencyName | null }, locale: Locale): string {
  return agency === null ? ROLE_NAMES[locale][role] : `${ROLE_NAMES[locale][role]}, ${nameIn(locale, agency)}`;
}
