import { addDays } from '@tiendo/domain/calendar';
import { delegatedMail, revokedMail, type DelegationMailInput, type Mail } from '@tiendo/papers';
import { ROLE_NAMES } from '@tiendo/phrases';
import type { ActorContext } from '../../platform/auth/context.js';
import { writeMail } from '../../platform/mail/mail.js';
import { agencyNames, tellablePeople } from '../people/public.js';
import type { LoanRow } from './loans.queries.js';

/** To both: who acts for whom, as what and how long. */
export function tellOfLending(ctx: ActorContext, loan: LoanRow, publicUrl: string): Promise<void> {
  return tell(ctx, loan, publicUrl, 'delegated', delegatedMail);
}

/** To both: it is over, and who said so. */
export function tellOfRevoking(ctx: ActorContext, loan: LoanRow, publicUrl: string): Promise<void> {
  return tell(ctx, loan, publicUrl, 'delegation_ended', revokedMail);
}

async function tell(ctx: ActorContext, loan: LoanRow, publicUrl: string, kind: string, write: (input: DelegationMailInput) => Mail): Promise<void> {
  const [people, agencies, place] = await Promise.all([
    tellablePeople(ctx, [loan.lenderId, loan.borrowerId]),
    agencyNames(ctx, [loan]),
    ctx.tx.one<{ illustrative: boolean }>('select illustrative from jurisdictions where id = $1', [ctx.jurisdictionId]),
  ]);
  const agency = agencies.get(loan.agencyId ?? '');
  for (const { personId, name, email, locale } of people) {
    const role = ROLE_NAMES[locale][loan.role];
    const { subject, text, html } = write({
      locale,
      illustrative: place?.illustrative ?? false,
      person: name,
      link: `${publicUrl}/delegations`,
      side: personId === loan.borrowerId ? 'borrower' : 'lender',
      lender: loan.lender,
      borrower: loan.borrower,
      role: agency === undefined ? role : `${role}, ${locale === 'vi' ? agency.nameVi : agency.nameEn}`,
      from: loan.from,
      through: addDays(loan.to, -1),
      reason: loan.reason,
      by: ctx.actor.name,
    });
    await writeMail(ctx, new URL(publicUrl).hostname, { personId, toAddress: email, kind, subject, bodyText: text, bodyHtml: html });
  }
}
