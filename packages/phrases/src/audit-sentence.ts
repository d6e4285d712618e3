import { AUDIT_ACTION_NAMES, type AuditAction } from './audit-actions.js';
import { formatDateTime } from './dates.js';
import type { Bilingual, Locale } from './locale.js';

export interface ToldAct {
  readonly action: string;
  /** ISO 8601. */
  readonly at: string;
  /** Null for the system itself. */
  readonly by: string | null;
  readonly forPerson: string | null;
  /** Through whose eyes. */
  readonly viewedAs: string | null;
}

const WORDS: Bilingual<'system' | 'for' | 'as' | 'at'> = {
  vi: { system: 'Hệ thống', for: 'làm thay {name}', as: 'xem như {name}', at: '{who} {what} lúc {at}' },
  en: { system: 'The system', for: 'on behalf of {name}', as: 'viewing as {name}', at: '{who} {what} at {at}' },
};

/** 'Nguyễn Văn A (làm thay Trần Thị B) trả lại, yêu cầu bổ sung lúc 10:42 ngày 18/09/2019'. */
export function auditSentence({ action, at, by, forPerson, viewedAs }: ToldAct, locale: Locale): string {
  const words = WORDS[locale];
  const beside = [forPerson === null ? null : words.for.replace('{name}', () => forPerson), viewedAs === null ? null : words.as.replace('{name}', () => viewedAs)].filter((each) => each !== null);
  const who = `${by ?? words.system}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
  const name: string = AUDIT_ACTION_NAMES[locale][action as AuditAction] ?? action;
  const told: Readonly<Record<string, string>> = { who, what: name.charAt(0).toLowerCase() + name.slice(1), at: formatDateTime(at, locale) };
  return words.at.replace(/\{(\w+)\}/g, (_, part: string) => told[part] ?? '');
}
