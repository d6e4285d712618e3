import { ANYBODY } from './people.js';
import type { StateName } from './stage.js';

/** What must come of one operation on the things of ward TK-1 (or of the coordinating department, where the name says so). */
export interface Expected {
  /** The state in which it can be done; every call finds the city in it. */
  readonly in: StateName;
  /** Who gets through, by the letters of `people.ts`; all others are refused. */
  readonly through: string;
  /** Of a list: whose answer names the ward. */
  readonly sees?: string;
  /** Of a command that has nothing to do here or only looks, and writes nothing down. */
  readonly quiet?: true;
}

const SIGNED_IN = 'ohcOHCswWqdDkijtvlax';
/** Whoever holds a role today. */
const WITH_ROLE = 'ohcOHCswWqdDkijtvla';
/** Open to who is not signed in: of those who try all get through. */
const OPEN = ANYBODY.join('');
/** The ward itself, the district above it, and those who see the whole city: the coordinating department, the city office, the leader, the administrator. */
const READ = 'ohcOHCtvla';
/** The ward's own people. */
const OWN = 'ohc';
/** A district checks its wards, the coordinating department everybody but itself. */
const REVIEW = 'OHt';
/** The same urge, and the city office, which watches the deadlines of all. */
const URGE = 'OHtv';
/** Officers and heads, since a district's are among them; who has nobody below has an empty list. Not the clerks, not the leader. */
const URGERS = 'ohOHswWqdDkijtva';

/**
 * Written by hand from what the product says of each person and from nothing else: a reporting officer keeps the register and writes,
 * the head signs and sends, the clerk dispatches; a district reads, urges and checks its wards; the coordinating department reviews
 * all but itself, whom the city office reviews; the leader only reads; the administrator has people and who stands in for them, calendars, rules, the
 * trail and the demonstration's clock. A page whose wards nobody has (the desk) is for those who have some.
 * all but itself, whom the city office reviews; the leader only reads; the administrator has people, calendars, rules, the trail and
 * the demonstration's clock. A system with a key reads what its agency or the city may read, and that of an agency keeps its register;
 * it neither sees a draft nor decides anything, and what is a person's own is no system's. A page whose wards nobody has (the desk) is for those who have some.
 */
export const EXPECTED = {
  'health.get': { in: 'sent', through: OPEN },
  'openapi.get': { in: 'sent', through: OPEN },
  'installation.get': { in: 'sent', through: OPEN },
  'installation.setup_link': { in: 'sent', through: OPEN, quiet: true },
  'installation.set_up': { in: 'sent', through: OPEN },
  'people.password_link': { in: 'sent', through: OPEN, quiet: true },
  'people.set_password': { in: 'sent', through: OPEN },

  'session.me': { in: 'sent', through: SIGNED_IN },
  'session.set_locale': { in: 'sent', through: SIGNED_IN },
  'passkeys.list': { in: 'sent', through: SIGNED_IN },
  'passkeys.begin': { in: 'sent', through: SIGNED_IN },
  // Made in the session of the ward's officer, and kept by that officer: of nobody else, not even the administrator.
  'passkeys.add': { in: 'sent', through: 'o' },
  'passkeys.rename': { in: 'sent', through: 'o' },
  'passkeys.remove': { in: 'sent', through: 'o' },
  'identities.list': { in: 'sent', through: SIGNED_IN },
  'identities.unlink': { in: 'sent', through: 'o' },
  // The leader has set up a second factor; what asks for a code, a password or a session of somebody’s is for them alone.
  'account.security': { in: 'sent', through: SIGNED_IN },
  'account.end_session': { in: 'sent', through: 'l' },
  'account.sign_out_everywhere': { in: 'sent', through: SIGNED_IN },
  'account.change_password': { in: 'sent', through: 'l' },
  'account.begin_second_factor': { in: 'sent', through: SIGNED_IN },
  'account.confirm_second_factor': { in: 'sent', through: 'l' },
  'account.give_second_factor': { in: 'sent', through: 'l' },
  'account.new_recovery_codes': { in: 'sent', through: 'l' },
  'account.end_second_factor': { in: 'sent', through: 'l' },
  'account.forgot_password': { in: 'sent', through: OPEN },
  'account.reset_second_factor': { in: 'sent', through: 'a' },
  'home.get': { in: 'sent', through: SIGNED_IN },

  'agencies.list': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${WITH_ROLE}yz` },
  'agencies.get': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${WITH_ROLE}yz` },
  'calendar.get': { in: 'sent', through: `${WITH_ROLE}yz` },
  'documents.list': { in: 'sent', through: `${WITH_ROLE}yz` },

  'register.get': { in: 'draft', through: `${READ}yz` },
  'register.announced': { in: 'draft', through: `${READ}yz` },
  'register.history': { in: 'draft', through: `${READ}yz` },
  'register.file as xlsx': { in: 'draft', through: `${READ}yz` },
  'register.file as csv': { in: 'draft', through: `${READ}yz` },
  'register.take': { in: 'draft', through: 'oy' },
  'register.edit': { in: 'draft', through: 'oy' },
  'register.withdraw': { in: 'draft', through: 'oy' },
  'imports.try': { in: 'draft', through: 'o' },
  'imports.apply': { in: 'draft', through: 'o' },

  'reports.list': { in: 'draft', through: `${WITH_ROLE}yz`, sees: `${READ}yz` },
  'reports.get': { in: 'sent', through: `${READ}yz` },
  'reports.get of a draft': { in: 'draft', through: `${READ}yz` },
  'reports.ledger': { in: 'sent', through: `${READ}yz` },
  'reports.ledger of a draft': { in: 'draft', through: OWN },
  'reports.receipt': { in: 'sent', through: `${READ}yz` },
  'reports.save_item that starts': { in: 'not_started', through: 'o' },
  'reports.save_item': { in: 'draft', through: 'o' },
  'reports.act: start': { in: 'not_started', through: 'o' },
  'reports.act: submit': { in: 'draft', through: 'o' },
  'reports.act: withdraw': { in: 'with_head', through: 'o' },
  'reports.act: give_back': { in: 'with_head', through: 'h' },
  'reports.act: approve': { in: 'with_head', through: 'h' },
  'reports.act: recall': { in: 'sent', through: 'oh' },
  'reports.act: dispatch': { in: 'sent', through: 'c' },
  'reports.act: open': { in: 'sent', through: REVIEW },
  'reports.act: return': { in: 'to_return', through: REVIEW },
  'reports.act: accept': { in: 'to_accept', through: REVIEW },
  'reports.decide_item': { in: 'in_review', through: REVIEW },
  'reports.accept_unchanged': { in: 'second_round', through: REVIEW },
  'evidence.attach': { in: 'draft', through: 'o' },
  'evidence.detach': { in: 'draft', through: 'o' },
  'evidence.file': { in: 'sent', through: READ },
  'evidence.file of a draft': { in: 'draft', through: OWN },

  // Nobody decides on their own agency's report: neither the coordinator nor the department's own officer and head.
  'reports.get of the coordinating department': { in: 'sent', through: 'ijtvlaz' },
  'reports.save_item of the coordinating department': { in: 'draft', through: 'i' },
  'reports.act: approve of the coordinating department': { in: 'with_head', through: 'j' },
  'reports.act: open of the coordinating department': { in: 'sent', through: 'v' },
  'reports.act: return of the coordinating department': { in: 'to_return', through: 'v' },
  'reports.act: accept of the coordinating department': { in: 'to_accept', through: 'v' },
  'reports.decide_item of the coordinating department': { in: 'in_review', through: 'v' },
  'reports.accept_unchanged of the coordinating department': { in: 'second_round', through: 'v' },

  'review.queue': { in: 'sent', through: 'tv', sees: 't' },
  'review.desk': { in: 'sent', through: 'OHCq', sees: 'OHC' },

  'matrix.get': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${READ}yz` },
  'matrix.summary': { in: 'sent', through: `${WITH_ROLE}yz` },
  'matrix.obligation': { in: 'sent', through: `${READ}yz` },
  'matrix.exempt': { in: 'sent', through: 'v' },
  'exports.review as docx': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${READ}yz` },
  'exports.review as xlsx': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${READ}yz` },
  'exports.review as csv': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${READ}yz` },
  'exports.review as json': { in: 'sent', through: `${WITH_ROLE}yz`, sees: `${READ}yz` },

  'reminders.list': { in: 'draft', through: URGERS, sees: 'OHtva' },
  'reminders.preview': { in: 'draft', through: URGERS, sees: 'OHtva' },
  'reminders.rules': { in: 'draft', through: URGERS },
  'reminders.edit_rule': { in: 'draft', through: 'a' },
  'reminders.urge': { in: 'draft', through: URGE },
  // What is told of the ward goes to its officer and its head; a mail is for whom it was written to.
  'mailbox.list': { in: 'sent', through: WITH_ROLE, sees: 'oha' },
  'mailbox.get to the officer': { in: 'sent', through: 'oa' },

  'people.list': { in: 'sent', through: 'a' },
  'people.add': { in: 'sent', through: 'a' },
  'people.get': { in: 'sent', through: 'a', sees: 'a' },
  'people.edit': { in: 'sent', through: 'a' },
  'people.give_role': { in: 'sent', through: 'a' },
  'people.end_role': { in: 'sent', through: 'a' },
  'people.lock': { in: 'sent', through: 'a' },
  'people.invite': { in: 'sent', through: 'a' },
  'people.end_sessions': { in: 'sent', through: 'a' },
  'agencies.assign_duty': { in: 'sent', through: 'a' },
  // Everybody has their own delegations, even those who no longer hold a role. A role of the ward is lent by who holds it, by the ward's
  // head and by the administrator; the district has no say in who stands in at its ward.
  'delegations.list': { in: 'sent', through: SIGNED_IN, sees: 'ohc' },
  'delegations.list of the ward’s officer': { in: 'lent', through: SIGNED_IN, sees: 'oha' },
  'delegations.people': { in: 'sent', through: WITH_ROLE, sees: WITH_ROLE },
  'delegations.lend': { in: 'sent', through: 'oha' },
  'delegations.revoke': { in: 'lent', through: 'oha' },
  'hand_overs.plan': { in: 'sent', through: 'a', sees: 'a' },
  'hand_overs.do': { in: 'sent', through: 'a' },
  'hand_overs.get': { in: 'handed_over', through: 'a', sees: 'a' },
  'hand_overs.undo': { in: 'handed_over', through: 'a' },
  'audit.list': { in: 'sent', through: 'a', sees: 'a' },
  'api_keys.list': { in: 'sent', through: 'a' },
  'api_keys.make': { in: 'sent', through: 'a' },
  'api_keys.rotate': { in: 'sent', through: 'a' },
  'api_keys.revoke': { in: 'sent', through: 'a' },
  'webhooks.list': { in: 'sent', through: 'a' },
  'webhooks.make': { in: 'sent', through: 'a' },
  'webhooks.edit': { in: 'sent', through: 'a' },
  'webhooks.rotate': { in: 'sent', through: 'a' },
  'webhooks.end': { in: 'sent', through: 'a' },
  'webhooks.deliveries': { in: 'sent', through: 'a' },
  'webhooks.test': { in: 'sent', through: 'a' },
  'webhooks.resend': { in: 'sent', through: 'a' },
  'audit.file as csv': { in: 'sent', through: 'a', sees: 'a' },
  'audit.file as jsonl': { in: 'sent', through: 'a', sees: 'a' },
  'audit.chain': { in: 'sent', through: 'a' },
  'audit.chain_file': { in: 'sent', through: 'a' },
  'audit.sign_head': { in: 'sent', through: 'a' },
  'audit.head_file': { in: 'sent', through: 'a' },
  'audit.key': { in: 'sent', through: 'a' },
  // Whoever may read a thing may read what was done to it; of a person only they themselves and the administrator.
  'audit.history of a report': { in: 'sent', through: READ },
  'audit.history of evidence': { in: 'sent', through: READ },
  'audit.history of a service': { in: 'sent', through: READ },
  'audit.history of an obligation': { in: 'sent', through: READ },
  'audit.history of an agency': { in: 'sent', through: READ },
  'audit.history of the officer': { in: 'sent', through: 'oa' },
  'audit.history of a reminder rule': { in: 'sent', through: URGERS },
  'audit.history of a document': { in: 'sent', through: WITH_ROLE },
  'audit.history of a target': { in: 'sent', through: WITH_ROLE },
  'viewing.start': { in: 'sent', through: 'a' },
  'viewing.end': { in: 'sent', through: SIGNED_IN, quiet: true },
  'viewing.mine': { in: 'sent', through: SIGNED_IN },
  'clock.advance': { in: 'sent', through: 'a' },
} as const satisfies Record<string, Expected>;

export type Operation = keyof typeof EXPECTED;
export const OPERATIONS = Object.keys(EXPECTED) as Operation[];
