-- Every key begins with the jurisdiction, so that many provinces live in one installation
-- and the same schema can be distributed by it.
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Search that ignores diacritics, case and where the tone mark stands (hòa = hoà = hoa).
create function search_text(value text) returns text language sql immutable parallel safe as $$
  select lower(public.unaccent('public.unaccent', normalize(value, NFC)))
$$;

create table installation (
  id boolean primary key default true check (id),
  demo boolean not null,
  setup_token_hash text,
  loaded_at timestamptz
);

create table jurisdictions (
  id integer primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  time_zone text not null,
  illustrative boolean not null default false
);

-- The demonstration's clock: one offset that ticks with real time and only grows.
create table demonstration_clock (
  jurisdiction_id integer primary key references jurisdictions,
  offset_ms bigint not null,
  moved_at timestamptz not null default now(),
  moved_by uuid
);

create table calendar_days (
  jurisdiction_id integer not null references jurisdictions,
  on_date date not null,
  kind text not null check (kind in ('holiday', 'compensatory', 'swap_off', 'swap_work', 'pending')),
  name text not null,
  source text not null,
  primary key (jurisdiction_id, on_date, kind)
);

-- ---------------------------------------------------------------- agencies and people

create table agencies (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  code text not null,
  primary key (jurisdiction_id, id),
  constraint agencies_code_key unique (jurisdiction_id, code)
);

create table documents (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  kind text not null check (kind in ('resolution', 'decision', 'decree', 'plan', 'conference_direction', 'notice', 'scheme')),
  number text,
  issuer text not null,
  issued_on date not null,
  abstract text not null,
  signer text,
  speaker text,
  source text not null,
  illustrative boolean not null default false,
  primary key (jurisdiction_id, id),
  -- A direction given at a conference has no number: then speaker and day are the key.
  constraint documents_have_a_key check (number is not null or speaker is not null)
);
create unique index documents_number_key on documents (jurisdiction_id, number, issuer, issued_on) where number is not null;

create table document_relations (
  jurisdiction_id integer not null,
  from_document_id uuid not null,
  to_document_id uuid not null,
  kind text not null check (kind in ('implements', 'amends', 'replaces', 'follows')),
  primary key (jurisdiction_id, from_document_id, to_document_id, kind),
  foreign key (jurisdiction_id, from_document_id) references documents,
  foreign key (jurisdiction_id, to_document_id) references documents
);

create table clauses (
  jurisdiction_id integer not null,
  id uuid not null,
  document_id uuid not null,
  parent_clause_id uuid,
  ordinal integer not null,
  label text not null,
  body text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, document_id) references documents,
  foreign key (jurisdiction_id, parent_clause_id) references clauses,
  constraint clauses_ordinal_key unique (jurisdiction_id, document_id, ordinal)
);

create table agency_versions (
  jurisdiction_id integer not null,
  id uuid not null,
  agency_id uuid not null,
  name_vi text not null,
  name_en text not null,
  kind text not null check (kind in ('department', 'central', 'district', 'ward')),
  symbol text,
  gso_code text,
  parent_agency_id uuid,
  ranking_group text,
  ranked text not null check (ranked in ('yes', 'no', 'unconfirmed')),
  confidence text not null check (confidence in ('found', 'inferred')),
  note text not null default '',
  legal_basis_document_id uuid,
  position integer not null,
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, parent_agency_id) references agencies,
  foreign key (jurisdiction_id, legal_basis_document_id) references documents,
  constraint agency_versions_days check (valid_to is null or valid_to > valid_from),
  constraint agency_versions_no_overlap exclude using gist
    (jurisdiction_id with =, agency_id with =, daterange(valid_from, valid_to) with &&)
);
create index agency_versions_parent_idx on agency_versions (jurisdiction_id, parent_agency_id);
-- The order of the matrix, so that a page of it needs no sorting of thousands.
create index agency_versions_order_idx on agency_versions
  (jurisdiction_id, array_position(array['department', 'central', 'district', 'ward'], kind), position);
create index agency_versions_search_idx on agency_versions using gin (search_text(name_vi) gin_trgm_ops);

create table people (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  auth_user_id text not null unique,
  name text not null,
  email text not null,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id),
  constraint people_email_key unique (jurisdiction_id, email)
);

create table memberships (
  jurisdiction_id integer not null,
  id uuid not null,
  person_id uuid not null,
  agency_id uuid,
  role text not null check (role in ('reporting_officer', 'head', 'clerk', 'coordinator', 'city_office', 'administrator', 'leader')),
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references people,
  foreign key (jurisdiction_id, agency_id) references agencies,
  constraint memberships_agency check (agency_id is not null or role in ('administrator', 'leader')),
  constraint memberships_days check (valid_to is null or valid_to > valid_from)
);
create index memberships_person_idx on memberships (jurisdiction_id, person_id);
create index memberships_agency_idx on memberships (jurisdiction_id, agency_id, role);

-- ---------------------------------------------------------------- targets

create table targets (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  code text not null,
  clause_id uuid not null,
  position integer not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, clause_id) references clauses,
  constraint targets_code_key unique (jurisdiction_id, code)
);

create table target_versions (
  jurisdiction_id integer not null,
  id uuid not null,
  target_id uuid not null,
  name_vi text not null,
  name_en text not null,
  kind text not null check (kind in ('ratio', 'adoption')),
  ratio_definition text check (ratio_definition in ('all_procedures', 'eligible_procedures', 'online_services', 'with_dossiers', 'dossiers')),
  adoption_function text check (adoption_function in ('payment', 'receipt')),
  adoption_reading text check (adoption_reading in ('lenient', 'middle', 'strict')),
  threshold_numerator integer not null check (threshold_numerator >= 0),
  threshold_denominator integer not null check (threshold_denominator > 0),
  starts_on date not null,
  interim_on date,
  due_on date not null,
  due_at timestamptz not null,
  due_explanation jsonb not null,
  assumed boolean not null,
  illustrative boolean not null default false,
  document_id uuid not null,
  reason text not null,
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, target_id) references targets,
  foreign key (jurisdiction_id, document_id) references documents,
  constraint target_versions_indicator check (
    (kind = 'ratio' and ratio_definition is not null and adoption_function is null and adoption_reading is null)
    or (kind = 'adoption' and ratio_definition is null and adoption_function is not null and adoption_reading is not null)),
  constraint target_versions_days check (due_on > starts_on and (valid_to is null or valid_to > valid_from)),
  constraint target_versions_no_overlap exclude using gist
    (jurisdiction_id with =, target_id with =, daterange(valid_from, valid_to) with &&)
);

create table exemptions (
  jurisdiction_id integer not null,
  id uuid not null,
  target_id uuid not null,
  agency_id uuid not null,
  reason text not null check (reason <> ''),
  decided_by uuid not null,
  decided_at timestamptz not null,
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, target_id) references targets,
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, decided_by) references people,
  constraint exemptions_no_overlap exclude using gist
    (jurisdiction_id with =, target_id with =, agency_id with =, daterange(valid_from, valid_to) with &&)
);

-- ---------------------------------------------------------------- regimes and periods

create table regimes (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  code text not null,
  name_vi text not null,
  name_en text not null,
  window_rule jsonb not null,
  chain jsonb not null,
  primary key (jurisdiction_id, id),
  constraint regimes_code_key unique (jurisdiction_id, code)
);

create table periods (
  jurisdiction_id integer not null,
  id uuid not null,
  regime_id uuid not null,
  code text not null,
  kind text not null check (kind in ('quarter', 'one_off')),
  starts_on date not null,
  cutoff_on date not null,
  lock_on date not null,
  lock_at timestamptz not null,
  illustrative boolean not null default false,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, regime_id) references regimes,
  constraint periods_code_key unique (jurisdiction_id, code),
  constraint periods_days check (cutoff_on >= starts_on and lock_on > cutoff_on)
);

create table period_deadlines (
  jurisdiction_id integer not null,
  period_id uuid not null,
  tier text not null check (tier in ('ward', 'district', 'department', 'central', 'synthesis', 'city')),
  due_on date not null,
  due_at timestamptz not null,
  explanation jsonb not null,
  primary key (jurisdiction_id, period_id, tier),
  foreign key (jurisdiction_id, period_id) references periods
);

-- ---------------------------------------------------------------- service register

create table procedures (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  -- A string: a spreadsheet turns 1.001190 into 1.00119.
  code text not null check (code ~ '^[0-9]\.[0-9]{6}(\.[0-9A-Z]{2,3}){0,5}$'),
  name text not null,
  field text not null,
  for_kind text not null check (for_kind in ('department', 'central', 'district', 'ward')),
  for_agency_id uuid,
  fee_bearing boolean not null,
  eligible boolean not null default true,
  announced_on date not null,
  abolished_on date,
  illustrative boolean not null default false,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, for_agency_id) references agencies,
  constraint procedures_code_key unique (jurisdiction_id, code),
  constraint procedures_days check (abolished_on is null or abolished_on > announced_on)
);
create index procedures_search_idx on procedures using gin (search_text(name) gin_trgm_ops);

create table service_offers (
  jurisdiction_id integer not null,
  id uuid not null,
  procedure_id uuid not null,
  agency_id uuid not null,
  level smallint not null check (level between 1 and 4),
  level4_on date,
  registered_level smallint check (registered_level between 3 and 4),
  promised_on date,
  payment_on boolean not null default false,
  payment_since date,
  receipt_on boolean not null default false,
  receipt_since date,
  barrier text not null default '',
  taken_on date not null,
  withdrawn_on date,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, procedure_id) references procedures,
  foreign key (jurisdiction_id, agency_id) references agencies,
  constraint service_offers_level4 check ((level = 4) = (level4_on is not null)),
  constraint service_offers_payment check (payment_on or payment_since is null),
  constraint service_offers_receipt check (receipt_on or receipt_since is null),
  constraint service_offers_promise check (promised_on is null or registered_level is not null)
);
create unique index service_offers_live_key on service_offers (jurisdiction_id, agency_id, procedure_id) where withdrawn_on is null;
create index service_offers_agency_idx on service_offers (jurisdiction_id, agency_id);

-- Level, payment and receipt by day: what the offer was on any day, whoever asks later.
create table offer_changes (
  jurisdiction_id integer not null,
  id uuid not null,
  offer_id uuid not null,
  agency_id uuid not null,
  held_on date not null,
  recorded_at timestamptz not null,
  person_id uuid,
  source text not null check (source in ('page', 'import', 'take', 'withdraw')),
  scheme text not null default '2011' check (scheme in ('2011', '2022', '2026')),
  before jsonb,
  after jsonb not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, offer_id) references service_offers,
  foreign key (jurisdiction_id, person_id) references people
);
create index offer_changes_offer_idx on offer_changes (jurisdiction_id, offer_id, recorded_at);
create trigger offer_changes_append_only before update or delete on offer_changes for each row execute function refuse_change();

create table offer_usage (
  jurisdiction_id integer not null,
  offer_id uuid not null,
  period_id uuid not null,
  dossiers_online integer not null default 0 check (dossiers_online >= 0),
  dossiers_counter integer not null default 0 check (dossiers_counter >= 0),
  dossiers_post integer not null default 0 check (dossiers_post >= 0),
  paid_online integer not null default 0 check (paid_online >= 0),
  receipts_issued integer not null default 0 check (receipts_issued >= 0),
  version integer not null default 1,
  primary key (jurisdiction_id, offer_id, period_id),
  foreign key (jurisdiction_id, offer_id) references service_offers,
  foreign key (jurisdiction_id, period_id) references periods
);

create table imports (
  jurisdiction_id integer not null,
  id uuid not null,
  agency_id uuid not null,
  period_id uuid not null,
  person_id uuid not null,
  file_name text not null,
  sha256 text not null,
  state text not null check (state in ('tried', 'refused', 'applied')),
  -- What the dry run found; applying does exactly this or, when the register has moved since, nothing.
  plan jsonb not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, period_id) references periods,
  foreign key (jurisdiction_id, person_id) references people
);

-- ---------------------------------------------------------------- reports

create table reports (
  jurisdiction_id integer not null,
  id uuid not null,
  period_id uuid not null,
  agency_id uuid not null,
  status text not null check (status in ('not_started', 'draft', 'with_head', 'sent', 'in_review', 'returned', 'accepted')),
  due_on date not null,
  due_at timestamptz not null,
  lock_at timestamptz not null,
  submitted_at timestamptz,
  -- Being on time is judged by the first sending.
  first_sent_at timestamptz,
  sent_at timestamptz,
  sent_revision integer not null default 0,
  opened_at timestamptz,
  return_due_on date,
  return_due_at timestamptz,
  accepted_at timestamptz,
  given_back_reason text,
  round integer not null default 0,
  risk_score integer not null default 0,
  risk_reasons text[] not null default '{}',
  changed_items integer,
  -- The day and the services that the figures were taken from when it went to the head; null while they are live.
  frozen jsonb,
  dispatch_number text,
  dispatched_on date,
  saved_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, period_id) references periods,
  foreign key (jurisdiction_id, agency_id) references agencies,
  constraint reports_period_agency_key unique (jurisdiction_id, period_id, agency_id),
  constraint reports_sent check ((first_sent_at is null) = (sent_revision = 0))
);
create index reports_agency_idx on reports (jurisdiction_id, agency_id);
create index reports_queue_idx on reports (jurisdiction_id, period_id, status, risk_score desc, sent_at);

create table report_items (
  jurisdiction_id integer not null,
  report_id uuid not null,
  code text not null,
  words text not null default '',
  cause text not null default '',
  cause_kind text check (cause_kind in ('objective', 'subjective')),
  silence text check (silence in ('nothing_arose', 'unchanged')),
  -- Filled by the register at each sending; null before.
  numerator integer check (numerator >= 0),
  denominator integer check (denominator >= 0),
  uses integer check (uses >= 0),
  state text not null default 'open' check (state in ('open', 'accepted', 'returned')),
  return_reason text,
  verified_numerator integer check (verified_numerator >= 0),
  verified_denominator integer check (verified_denominator >= 0),
  verified_reason text,
  version integer not null default 1,
  primary key (jurisdiction_id, report_id, code),
  foreign key (jurisdiction_id, report_id) references reports,
  constraint report_items_returned check ((state = 'returned') = (return_reason is not null)),
  constraint report_items_verified check ((verified_numerator is null) = (verified_denominator is null))
);

-- What was sent, each time, whole: content, figures with their lists, evidence with hashes.
create table revisions (
  jurisdiction_id integer not null,
  id uuid not null,
  report_id uuid not null,
  agency_id uuid not null,
  number integer not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  receipt_number text not null,
  sha256 text not null,
  snapshot jsonb not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, report_id) references reports,
  foreign key (jurisdiction_id, sent_by) references people,
  constraint revisions_number_key unique (jurisdiction_id, report_id, number),
  constraint revisions_receipt_key unique (jurisdiction_id, receipt_number)
);
create trigger revisions_append_only before update or delete on revisions for each row execute function refuse_change();

create table evidence (
  jurisdiction_id integer not null,
  id uuid not null,
  report_id uuid not null,
  agency_id uuid not null,
  item_code text not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null,
  storage_key text not null,
  note text not null default '',
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, report_id, item_code) references report_items (jurisdiction_id, report_id, code),
  foreign key (jurisdiction_id, uploaded_by) references people
);
create index evidence_report_idx on evidence (jurisdiction_id, report_id, item_code);

-- ---------------------------------------------------------------- figures and obligations

-- Append-only: what held on which day, recorded when, by whom. A correction is a new row.
create table figures (
  jurisdiction_id integer not null,
  id uuid not null,
  -- In which order figures of one obligation were recorded: of two transactions the later may have begun earlier.
  seq bigserial,
  target_id uuid not null,
  agency_id uuid not null,
  period_id uuid,
  revision_id uuid,
  held_on date not null,
  recorded_at timestamptz not null,
  provenance text not null check (provenance in ('computed', 'declared', 'certified')),
  definition text not null,
  numerator integer not null check (numerator >= 0),
  denominator integer not null check (denominator >= 0),
  uses integer check (uses >= 0),
  reached_on date,
  person_id uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, target_id) references targets,
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, period_id) references periods,
  foreign key (jurisdiction_id, revision_id) references revisions,
  foreign key (jurisdiction_id, person_id) references people
);
create index figures_obligation_idx on figures (jurisdiction_id, agency_id, target_id, held_on desc, seq desc);
create trigger figures_append_only before update or delete on figures for each row execute function refuse_change();

-- Derived in the transaction of whatever moved it. `next_change_at` is the instant at which time alone will change it.
create table obligations (
  jurisdiction_id integer not null,
  target_id uuid not null,
  agency_id uuid not null,
  asked boolean not null default false,
  bound_from date not null,
  bound_to date,
  status text not null check (status in ('met', 'met_late', 'on_track', 'at_risk', 'due_soon', 'overdue', 'not_reported', 'not_applicable')),
  self_declared boolean not null,
  regressed boolean not null,
  figure_id uuid,
  numerator integer,
  denominator integer,
  uses integer,
  provenance text,
  held_on date,
  certified_numerator integer,
  certified_denominator integer,
  certified_on date,
  baseline_numerator integer,
  baseline_denominator integer,
  once_met boolean not null default false,
  next_change_at timestamptz,
  computed_at timestamptz not null,
  primary key (jurisdiction_id, agency_id, target_id),
  foreign key (jurisdiction_id, target_id) references targets,
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, figure_id) references figures
);
create index obligations_target_idx on obligations (jurisdiction_id, target_id, status);
create index obligations_next_change_idx on obligations (jurisdiction_id, next_change_at) where next_change_at is not null;

-- ---------------------------------------------------------------- reminders and mail

create table reminder_rules (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  code text not null,
  subject text not null check (subject in ('target', 'report')),
  anchor text not null check (anchor in ('due', 'cutoff')),
  days integer not null,
  unit text not null check (unit in ('day', 'working_day')),
  audience text[] not null,
  active boolean not null default true,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  constraint reminder_rules_code_key unique (jurisdiction_id, code)
);

create table mails (
  jurisdiction_id integer not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  to_address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  message_id text not null unique,
  state text not null check (state in ('queued', 'sending', 'sent', 'kept', 'failed', 'ambiguous')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references people
);
create index mails_person_idx on mails (jurisdiction_id, person_id, created_at desc);

-- The ledger of what was told: one row a rule, subject, agency and person, whatever number of processes tick.
create table reminders (
  jurisdiction_id integer not null,
  id uuid not null,
  rule_code text not null,
  subject text not null check (subject in ('target', 'report', 'urge')),
  subject_id uuid not null,
  agency_id uuid not null,
  person_id uuid not null,
  tell_on date not null,
  state text not null check (state in ('told', 'coalesced', 'before_start')),
  mail_id uuid,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, person_id) references people,
  foreign key (jurisdiction_id, mail_id) references mails,
  constraint reminders_once_key unique (jurisdiction_id, rule_code, subject_id, agency_id, person_id, tell_on)
);
create index reminders_told_idx on reminders (jurisdiction_id, tell_on desc, id);
-- What a tick has written and not yet put into mails; empty between ticks.
create index reminders_untold_idx on reminders (jurisdiction_id, person_id) where mail_id is null and state = 'told';

-- How far the reminder tick has got; a missed day is caught up from here.
create table reminder_progress (
  jurisdiction_id integer primary key references jurisdictions,
  done_through date not null
);

-- ---------------------------------------------------------------- memory of requests and acts

create table idempotency_keys (
  jurisdiction_id integer not null,
  person_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status integer not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, person_id, key)
);

create table audit_events (
  jurisdiction_id integer not null,
  seq bigint generated always as identity,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  person_id uuid,
  role text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  agency_id uuid,
  before jsonb,
  after jsonb,
  request_id text not null,
  address text,
  primary key (jurisdiction_id, seq)
);
create index audit_events_subject_idx on audit_events (jurisdiction_id, subject_kind, subject_id, seq);
create index audit_events_agency_idx on audit_events (jurisdiction_id, agency_id, seq);
create trigger audit_events_append_only before update or delete on audit_events for each row execute function refuse_change();
create trigger audit_events_no_truncate before truncate on audit_events for each statement execute function refuse_change();

-- ---------------------------------------------------------------- the lock, by every path

-- At its lock instant a report stops changing: import, page, API and SQL alike. The instant is on the product's clock.
create function product_now(jurisdiction integer) returns timestamptz language sql stable as $$
  select now() + coalesce((select offset_ms from demonstration_clock where jurisdiction_id = jurisdiction), 0) * interval '1 millisecond'
$$;

create function refuse_locked_report() returns trigger language plpgsql as $$
declare locked_at timestamptz; j integer; r uuid;
begin
  if tg_table_name = 'reports' then
    j := old.jurisdiction_id; locked_at := old.lock_at;
  else
    if tg_op = 'DELETE' then j := old.jurisdiction_id; r := old.report_id; else j := new.jurisdiction_id; r := new.report_id; end if;
    select lock_at into locked_at from reports where jurisdiction_id = j and id = r;
  end if;
  if locked_at is not null and product_now(j) >= locked_at then
    raise exception 'report is locked since %', locked_at using errcode = 'TD001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger reports_lock before update or delete on reports for each row execute function refuse_locked_report();
create trigger report_items_lock before insert or update or delete on report_items for each row execute function refuse_locked_report();
create trigger revisions_lock before insert on revisions for each row execute function refuse_locked_report();
create trigger evidence_lock before insert or update or delete on evidence for each row execute function refuse_locked_report();

-- Usage belongs to a period: once that is locked, its numbers stay.
create function refuse_locked_usage() returns trigger language plpgsql as $$
declare locked_at timestamptz;
begin
  select lock_at into locked_at from periods where jurisdiction_id = new.jurisdiction_id and id = new.period_id;
  if locked_at is not null and product_now(new.jurisdiction_id) >= locked_at then
    raise exception 'period is locked since %', locked_at using errcode = 'TD001';
  end if;
  return new;
end $$;
create trigger offer_usage_lock before insert or update on offer_usage for each row execute function refuse_locked_usage();
