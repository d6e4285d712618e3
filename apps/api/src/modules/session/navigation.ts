import { decide, scopeOf, type PolicyAction } from '@tiendo/domain/access';
import type { Page } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';

/** What one must be allowed to do somewhere to be led to a page; null is for everybody. */
const PAGE_ACTION: Record<Page, PolicyAction | null> = {
  home: null,
  register: 'register.read',
  reports: 'report.read',
  queue: 'queue.read',
  desk: 'desk.read',
  matrix: 'matrix.read',
  review: 'review.export',
  reminders: 'reminder.read',
  mailbox: 'mailbox.read',
  documents: 'document.read',
  agencies: 'agency.read',
  calendar: 'calendar.read',
  delegations: null,
  people: 'person.read',
  integrations: 'integration.read',
  audit: 'audit.read',
};

/** The pages that the actor is led to, in the order in which they stand. `mailbox` exists where mail is made up. */
export function pagesOf(ctx: ActorContext, hasWards: boolean): Page[] {
  return (Object.keys(PAGE_ACTION) as Page[]).filter((page) => {
    if (page === 'mailbox' && !ctx.demonstration) return false;
    if (page === 'desk' && !hasWards) return false;
    // Who has nobody to urge has nothing to read there.
    if (page === 'reminders' && !hasWards && scopeOf(ctx.actor, 'reminder.read').kind !== 'city') return false;
    const action = PAGE_ACTION[page];
    return action === null || decide(ctx.actor, action, null).allowed;
  });
}
