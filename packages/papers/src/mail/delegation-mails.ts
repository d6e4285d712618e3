import { formatDate } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { layOut } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface DelegationMailInput extends MailBase {
  /** Whom it is written to: who lends the role, or who borrows it. */
  readonly side: 'lender' | 'borrower';
  readonly lender: string;
  readonly borrower: string;
  /** 'Cán bộ đầu mối, Sở Xây dựng'. */
  readonly role: string;
  /** The first and the last day, plain dates. */
  readonly from: string;
  readonly through: string;
  readonly reason: string;
  /** Who did it: lent, or ended it. */
  readonly by: string;
}

/** A role was lent: to both sides, each in their own words. */
export function delegatedMail(input: DelegationMailInput): Mail {
  const { locale, side, lender, by } = input;
  const facts = factsOf(input);
  return layOut(input, {
    subject: say(locale, 'delegatedSubject', facts),
    lead: [say(locale, side === 'borrower' ? 'delegatedToYou' : 'delegatedByYou', facts), say(locale, 'delegationReason', facts), ...(by === lender ? [] : [say(locale, 'delegationEnteredBy', facts)])],
    after: [say(locale, 'delegationLimits')],
    action: say(locale, 'openDelegations'),
  });
}

/** A delegation was ended before its last day. */
export function revokedMail(input: DelegationMailInput): Mail {
  const { locale } = input;
  const facts = factsOf(input);
  return layOut(input, { subject: say(locale, 'revokedSubject', facts), lead: [say(locale, 'revokedLead', facts)], action: say(locale, 'openDelegations') });
}

function factsOf({ lender, borrower, role, from, through, reason, by }: DelegationMailInput): Record<string, string> {
  return { lender, borrower, role, reason, by, from: formatDate(from), through: formatDate(through) };
}
