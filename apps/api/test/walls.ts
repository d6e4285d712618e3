/**
 * Whose the rows of each table are, and what the application may do with them. Every table stands here; a test compares it with
 * what the database says of itself, so that no table comes without a wall and no privilege without a line.
 *
 * - `agency`: of an agency (`agency_id`): seen by who reads it, written by who writes it
 * - `trail`: the same where the agency may be missing; anybody of the place adds, nobody changes
 * - `event`: as a trail; added by who writes the agency, of no agency by who keeps integrations
 * - `person`: of a person (`person_id`), to themselves alone
 * - `letter`: to a person; anybody of the place may write one
 * - `jurisdiction`: of everybody of the place
 * - `roster`: everybody's of the place to read; written by who keeps people
 * - `profile`: the same, and a person writes their own row, its language alone
 * - `loan`: the same, and written by who may lend the role; the borrower gives it back
 * - `viewing`: the same; anybody of the place ends one
 * - `integration`: everybody's of the place to read; written by who keeps integrations
 * - `delivery`: the same, and anybody of the place adds one
 * - `installation`: one for all places; no wall, and nothing of an agency in it
 * - `auth`: accounts and sessions, asked before it is known who asks; no wall, no jurisdiction
 * - `view`: over tables that stand here, read with the rights and behind the walls of whoever asks
 * - `owner`: not the application's at all
 */
export const WALLED = ['agency', 'trail', 'event', 'person', 'letter', 'jurisdiction', 'roster', 'profile', 'loan', 'viewing', 'integration', 'delivery'] as const;
export type WallClass = (typeof WALLED)[number] | 'installation' | 'auth' | 'view' | 'owner';

/** s select, i insert, u update, d delete; a letter in brackets for single columns. */
interface Wall {
  readonly of: WallClass;
  readonly may: string;
}

const wall = (of: WallClass, may: string): Wall => ({ of, may });

export const WALLS: Readonly<Record<string, Wall>> = {
  schema_migrations: wall('owner', ''),
  installation: wall('installation', 's(u)'),
  jurisdictions: wall('installation', 's'),

  demonstration_clock: wall('jurisdiction', 'siu'),
  calendar_days: wall('jurisdiction', 'si'),
  agencies: wall('roster', 'si(u)'),
  agency_versions: wall('jurisdiction', 'si'),
  documents: wall('jurisdiction', 'si'),
  document_relations: wall('jurisdiction', 'si'),
  clauses: wall('jurisdiction', 'si'),
  people: wall('profile', 'siu'),
  memberships: wall('roster', 'siu'),
  delegations: wall('loan', 'si(u)'),
  hand_overs: wall('roster', 'siu'),
  held_roles: wall('view', 's'),
  targets: wall('jurisdiction', 'si'),
  target_versions: wall('jurisdiction', 'si'),
  regimes: wall('jurisdiction', 'si'),
  periods: wall('jurisdiction', 'si'),
  period_deadlines: wall('jurisdiction', 'si'),
  procedures: wall('jurisdiction', 'siu'),
  reminder_rules: wall('jurisdiction', 'siu'),
  reminder_progress: wall('jurisdiction', 'siu'),

  exemptions: wall('agency', 'siu'),
  service_offers: wall('agency', 'siu'),
  offer_changes: wall('agency', 'si'),
  offer_usage: wall('agency', 'siu'),
  imports: wall('agency', 'siu'),
  reports: wall('agency', 'siu'),
  report_items: wall('agency', 'siu'),
  revisions: wall('agency', 'si'),
  evidence: wall('agency', 'siu'),
  figures: wall('agency', 'si'),
  obligations: wall('agency', 'siu'),
  reminders: wall('agency', 'siu'),

  api_keys: wall('integration', 'siu'),
  webhooks: wall('integration', 'siu'),
  webhook_deliveries: wall('delivery', 'siu'),
  webhook_events: wall('event', 'si'),

  audit_events: wall('trail', 'si'),
  audit_links: wall('jurisdiction', 'si'),
  audit_heads: wall('jurisdiction', 'si'),
  audit_unsealed: wall('jurisdiction', 'sid'),
  reading_notes: wall('jurisdiction', 'sid'),
  viewings: wall('viewing', 'si(u)'),
  mails: wall('letter', 'siu'),
  idempotency_keys: wall('person', 'siud'),

  'auth.user': wall('auth', 'siud'),
  'auth.session': wall('auth', 'siud'),
  'auth.account': wall('auth', 'siud'),
  'auth.verification': wall('auth', 'siud'),
  'auth.rateLimit': wall('auth', 'siud'),
  'auth.failed_sign_ins': wall('auth', 'siud'),
  'auth.totp': wall('auth', 'siud'),
  'auth.recovery_codes': wall('auth', 'siud'),
  'auth.known_devices': wall('auth', 'siud'),
  'auth.openid_identities': wall('auth', 'siud'),
  'auth.openid_sessions': wall('auth', 'siud'),
  'auth.passkeys': wall('auth', 'siud'),
  'auth.used_once': wall('auth', 'siud'),
  'auth.request_limits': wall('auth', 'siud'),
};

/** Functions of ours that the application may call; those of extensions are everybody's. */
export const CALLABLE: readonly string[] = [
  'product_now(integer)',
  'search_text(text)',
  'wall.agency_of(text,uuid)',
  'wall.everybody()',
  'wall.general_trail(text,text)',
  'wall.jurisdiction()',
  'wall.keeps(text)',
  'wall.mail_state(uuid)',
  'wall.may_lend(uuid)',
  'wall.may_sign_in(text)',
  'wall.next_status_change()',
  'wall.of_key(bytea)',
  'wall.of_account(text)',
  'wall.of_person(uuid)',
  'wall.of_session(text)',
  'wall.person()',
  'wall.reads()',
  'wall.reads_city()',
  'wall.writes()',
  'wall.writes_city()',
];
