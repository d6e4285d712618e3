-- The second wall: what somebody's transaction may see and write is held by the database too. The first wall is the policy in
-- the application; this one stands where a condition of a query was forgotten. See docs/adr/0010-second-wall.md.
--
-- The role `tiendo_app` is made by the prepare step: it is the cluster's, not this database's. It owns nothing.

-- ---------------------------------------------------------------- what a transaction says of itself

-- A transaction begins by saying for whom it runs (platform/auth/wall.ts). One that says nothing sees nothing.
create schema wall;
grant usage on schema wall to tiendo_app;

create function wall.jurisdiction() returns integer language sql stable parallel safe
  return nullif(current_setting('tiendo.jurisdiction', true), '')::integer;
create function wall.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('tiendo.person', true), '')::uuid;

-- `city`, or the agencies as an array: whose rows may be seen, and whose written.
create function wall.reads_city() returns boolean language sql stable parallel safe
  return coalesce(current_setting('tiendo.reads', true) = 'city', false);
create function wall.reads() returns uuid[] language sql stable parallel safe
  return case when current_setting('tiendo.reads', true) like '{%' then current_setting('tiendo.reads', true)::uuid[] end;
create function wall.writes_city() returns boolean language sql stable parallel safe
  return coalesce(current_setting('tiendo.writes', true) = 'city', false);
create function wall.writes() returns uuid[] language sql stable parallel safe
  return case when current_setting('tiendo.writes', true) like '{%' then current_setting('tiendo.writes', true)::uuid[] end;

-- Whether everybody's own things are open: to a job in nobody's name, and to who shows a demonstration.
create function wall.everybody() returns boolean language sql stable parallel safe
  return coalesce(current_setting('tiendo.everybody', true) = 'on', false);

-- What of the whole city the transaction keeps, of which everybody may read: `people` (people and their roles), `integrations` (keys of
-- other systems and what they are told).
create function wall.keeps(what text) returns boolean language sql stable parallel safe
  return coalesce(what = any (nullif(current_setting('tiendo.keeps', true), '')::text[]), false);

-- Whether the transaction may lend this role: it is the person's own, or they lend for the holders of its agency (`city`: for all).
create function wall.may_lend(membership uuid) returns boolean language sql stable parallel safe
  return coalesce(current_setting('tiendo.lends', true) = 'city', false) or exists (
    select from public.memberships m
    where m.jurisdiction_id = wall.jurisdiction() and m.id = membership
      and (m.person_id = wall.person()
        or m.agency_id = any (case when current_setting('tiendo.lends', true) like '{%' then current_setting('tiendo.lends', true)::uuid[] end)));

-- Where a session, or a person with a one-time link, belongs: asked before there is a jurisdiction to look into.
create function wall.of_session(session_token text) returns integer language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.jurisdiction_id from auth.session s join public.people p on p.auth_user_id = s."userId" where s.token = session_token and s."expiresAt" > now());
end $$;
create function wall.of_person(person uuid) returns integer language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.jurisdiction_id from public.people p where p.id = person);
end $$;

-- What became of a mail to somebody else: who reminds may know that it went, not what it says.
create function wall.mail_state(mail uuid) returns text language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select m.state from public.mails m where m.jurisdiction_id = wall.jurisdiction() and m.id = mail);
end $$;

-- Whose a thing is that somebody asked for by its id and does not see: so that they are told why, as the policy says it.
create function wall.agency_of(thing text, wanted uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare here constant integer := wall.jurisdiction();
begin
  return case thing
    when 'report' then (select agency_id from public.reports where jurisdiction_id = here and id = wanted)
    when 'offer' then (select agency_id from public.service_offers where jurisdiction_id = here and id = wanted)
    when 'import' then (select agency_id from public.imports where jurisdiction_id = here and id = wanted)
    when 'evidence' then (select agency_id from public.evidence where jurisdiction_id = here and id = wanted)
  end;
end $$;

-- When time alone next changes a status of the place, whoever asks: who sees one agency would walk through the whole index for it.
create function wall.next_status_change() returns timestamptz language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select min(o.next_change_at) from public.obligations o where o.jurisdiction_id = wall.jurisdiction());
end $$;

-- ---------------------------------------------------------------- how a table is put behind it

create function wall.refuse_move() returns trigger language plpgsql as $$
begin
  raise exception 'a row of % stays with its agency', tg_table_name using errcode = 'restrict_violation';
end $$;

-- A person changes their language. The rest of their row says who they are and whether they are locked.
create function wall.refuse_more_than_locale() returns trigger language plpgsql as $$
begin
  if current_user = 'tiendo_app' and not wall.keeps('people') and to_jsonb(old) - 'locale' is distinct from to_jsonb(new) - 'locale' then
    raise exception 'a person changes no more than the language of their row' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

/*
 * Puts a table behind the wall, by what its rows belong to:
 *   jurisdiction  to everybody of the place
 *   roster        the same to read; written by who keeps people: roles, and what gives rights
 *   profile       one row a person (column id): written by themselves, their language alone, and by who keeps people
 *   loan          a role lent: written by who may lend it; the borrower gives it back
 *   viewing       begun by who keeps people, ended by anybody of the place
 *   integration   to the place; written by who keeps integrations
 *   delivery      the same, but anybody of the place adds one: whoever does what is told
 *   agency        to an agency (column agency_id): seen by who reads it, written by who writes it, and it stays there
 *   trail         the same where agency_id may be null; anybody of the place adds to it, nobody changes it
 *   event         as a trail; added by who writes the agency, of no agency by who keeps integrations
 *   person        to a person (column person_id): to themselves alone
 *   letter        to a person; anybody of the place may write one to them
 * Privileges are granted beside the call. The settings are asked once a statement, as an init plan; never look into another
 * table here, which costs a hundred times as much; the one that does (`loan`) looks up a role by its key, when a row is written.
 */
create procedure wall.guard(relation regclass, belongs_to text) language plpgsql as $$
declare
  here constant text := 'jurisdiction_id = (select wall.jurisdiction())';
  seen constant text := here || ' and ((select wall.reads_city()) or agency_id = any ((select wall.reads())::uuid[]))';
  written constant text := here || ' and ((select wall.writes_city()) or agency_id = any ((select wall.writes())::uuid[]))';
  theirs constant text := here || ' and ((select wall.everybody()) or person_id = (select wall.person()))';
  people constant text := here || ' and (select wall.keeps(''people''))';
  profile constant text := here || ' and ((select wall.keeps(''people'')) or id = (select wall.person()))';
  lent constant text := here || ' and ((select wall.keeps(''people'')) or wall.may_lend(membership_id))';
  -- The row as it becomes: its borrower leaves nothing but a loan that they have ended.
  returned constant text := here || ' and ((select wall.keeps(''people'')) or wall.may_lend(membership_id) or (borrower_id = (select wall.person()) and revoked_by = (select wall.person())))';
  ended constant text := here || ' and ended_at is not null';
  integration constant text := here || ' and (select wall.keeps(''integrations''))';
  told constant text := here || ' and ((select wall.writes_city()) or agency_id = any ((select wall.writes())::uuid[]) or (agency_id is null and (select wall.keeps(''integrations''))))';
  forms constant jsonb := jsonb_build_object(
    'jurisdiction', array[here, here, here, here],
    'roster', array[here, people, people, people],
    'profile', array[here, people, profile, people],
    'loan', array[here, lent, returned, lent],
    'viewing', array[here, people, ended, people],
    'integration', array[here, integration, integration, integration],
    'delivery', array[here, here, integration, integration],
    'event', array[seen, told, 'false', 'false'],
    'agency', array[seen, written, written, written],
    'trail', array[seen, here, 'false', 'false'],
    'person', array[theirs, theirs, theirs, theirs],
    'letter', array[theirs, here, theirs, theirs]);
  form constant jsonb := forms -> belongs_to;
begin
  if form is null then raise exception 'no such wall: %', belongs_to; end if;
  execute format('alter table %s enable row level security', relation);
  execute format('create policy wall_select on %s for select to tiendo_app using (%s)', relation, form ->> 0);
  execute format('create policy wall_insert on %s for insert to tiendo_app with check (%s)', relation, form ->> 1);
  -- Who may see a row may lock it, to be told why they may not change it; changing it needs the right to write.
  execute format('create policy wall_update on %s for update to tiendo_app using (%s) with check (%s)', relation, case when belongs_to in ('trail', 'event') then form ->> 2 else form ->> 0 end, form ->> 2);
  execute format('create policy wall_delete on %s for delete to tiendo_app using (%s)', relation, form ->> 3);
  if belongs_to = 'agency' then
    execute format('create trigger wall_stays before update of agency_id on %s for each row when (old.agency_id is distinct from new.agency_id) execute function wall.refuse_move()', relation);
  elsif belongs_to = 'profile' then
    execute format('create trigger wall_profile before update on %s for each row execute function wall.refuse_more_than_locale()', relation);
  end if;
end $$;

create procedure wall.unguard(relation regclass) language plpgsql as $$
begin
  execute format('drop trigger if exists wall_stays on %s', relation);
  execute format('drop trigger if exists wall_profile on %s', relation);
  execute format('drop policy wall_select on %s', relation);
  execute format('drop policy wall_insert on %s', relation);
  execute format('drop policy wall_update on %s', relation);
  execute format('drop policy wall_delete on %s', relation);
  execute format('alter table %s disable row level security', relation);
end $$;

-- ---------------------------------------------------------------- no row hangs on another agency's

-- A foreign key looks past the wall. Between tables of agencies it therefore carries the agency.
alter table reports add constraint reports_agency_key unique (jurisdiction_id, id, agency_id);
alter table service_offers add constraint service_offers_agency_key unique (jurisdiction_id, id, agency_id);
alter table revisions add constraint revisions_agency_key unique (jurisdiction_id, id, agency_id);
alter table figures add constraint figures_agency_key unique (jurisdiction_id, id, agency_id);
alter table mails add constraint mails_person_key unique (jurisdiction_id, id, person_id);

alter table report_items add column agency_id uuid;
alter table report_items disable trigger report_items_lock;
update report_items i set agency_id = r.agency_id from reports r where r.jurisdiction_id = i.jurisdiction_id and r.id = i.report_id;
alter table report_items enable trigger report_items_lock;
alter table report_items
  alter column agency_id set not null,
  drop constraint report_items_jurisdiction_id_report_id_fkey,
  add constraint report_items_report_fkey foreign key (jurisdiction_id, report_id, agency_id) references reports (jurisdiction_id, id, agency_id);

alter table offer_usage add column agency_id uuid;
alter table offer_usage disable trigger offer_usage_lock;
update offer_usage u set agency_id = o.agency_id from service_offers o where o.jurisdiction_id = u.jurisdiction_id and o.id = u.offer_id;
alter table offer_usage enable trigger offer_usage_lock;
alter table offer_usage
  alter column agency_id set not null,
  drop constraint offer_usage_jurisdiction_id_offer_id_fkey,
  add constraint offer_usage_offer_fkey foreign key (jurisdiction_id, offer_id, agency_id) references service_offers (jurisdiction_id, id, agency_id);

alter table revisions
  drop constraint revisions_jurisdiction_id_report_id_fkey,
  add constraint revisions_report_fkey foreign key (jurisdiction_id, report_id, agency_id) references reports (jurisdiction_id, id, agency_id);
-- The item is the report's, so that the report's agency is the file's.
alter table evidence add constraint evidence_report_fkey foreign key (jurisdiction_id, report_id, agency_id) references reports (jurisdiction_id, id, agency_id);
alter table offer_changes
  drop constraint offer_changes_jurisdiction_id_offer_id_fkey,
  add constraint offer_changes_offer_fkey foreign key (jurisdiction_id, offer_id, agency_id) references service_offers (jurisdiction_id, id, agency_id);
alter table figures
  drop constraint figures_jurisdiction_id_revision_id_fkey,
  add constraint figures_revision_fkey foreign key (jurisdiction_id, revision_id, agency_id) references revisions (jurisdiction_id, id, agency_id);
alter table obligations
  drop constraint obligations_jurisdiction_id_figure_id_fkey,
  add constraint obligations_figure_fkey foreign key (jurisdiction_id, figure_id, agency_id) references figures (jurisdiction_id, id, agency_id);
alter table reminders
  drop constraint reminders_jurisdiction_id_mail_id_fkey,
  add constraint reminders_mail_fkey foreign key (jurisdiction_id, mail_id, person_id) references mails (jurisdiction_id, id, person_id);

-- ---------------------------------------------------------------- the locks see what they judge

-- A lock that looked through the wall would take what it cannot see for unlocked.
alter function product_now(integer) set search_path = pg_catalog, public, pg_temp;
alter function refuse_locked_report() security definer set search_path = pg_catalog, public, pg_temp;
alter function refuse_locked_usage() security definer set search_path = pg_catalog, public, pg_temp;
alter function refuse_locked_period() security definer set search_path = pg_catalog, public, pg_temp;
alter function refuse_locked_deadline() security definer set search_path = pg_catalog, public, pg_temp;

-- ---------------------------------------------------------------- privileges

revoke create on schema public from public;
revoke execute on all routines in schema wall from public;
revoke execute on function refuse_change(), refuse_locked_report(), refuse_locked_usage(), refuse_locked_period(), refuse_locked_deadline(), refuse_clock_back(), product_now(integer), search_text(text) from public;
grant execute on function wall.jurisdiction(), wall.person(), wall.reads_city(), wall.reads(), wall.writes_city(), wall.writes(), wall.everybody(), wall.keeps(text), wall.may_lend(uuid),
  wall.of_session(text), wall.of_person(uuid), wall.mail_state(uuid), wall.agency_of(text, uuid), wall.next_status_change(), product_now(integer), search_text(text) to tiendo_app;

grant usage on schema public, auth to tiendo_app;
grant select on jurisdictions, installation to tiendo_app;
grant update (setup_token_hash) on installation to tiendo_app;
grant select, insert, update, delete on auth."user", auth."session", auth."account", auth."verification", auth."rateLimit", auth.failed_sign_ins to tiendo_app;

grant select, insert on calendar_days, agencies, agency_versions, documents, document_relations, clauses, targets, target_versions,
  regimes, periods, period_deadlines to tiendo_app;
grant select, insert, update on demonstration_clock, people, memberships, procedures, reminder_rules, reminder_progress to tiendo_app;
call wall.guard('demonstration_clock', 'jurisdiction');
call wall.guard('calendar_days', 'jurisdiction');
call wall.guard('agencies', 'roster');
call wall.guard('agency_versions', 'jurisdiction');
call wall.guard('documents', 'jurisdiction');
call wall.guard('document_relations', 'jurisdiction');
call wall.guard('clauses', 'jurisdiction');
call wall.guard('people', 'profile');
call wall.guard('memberships', 'roster');
call wall.guard('targets', 'jurisdiction');
call wall.guard('target_versions', 'jurisdiction');
call wall.guard('regimes', 'jurisdiction');
call wall.guard('periods', 'jurisdiction');
call wall.guard('period_deadlines', 'jurisdiction');
call wall.guard('procedures', 'jurisdiction');
call wall.guard('reminder_rules', 'jurisdiction');
call wall.guard('reminder_progress', 'jurisdiction');

grant select, insert on offer_changes, revisions, figures to tiendo_app;
grant usage on sequence figures_seq_seq to tiendo_app;
grant select, insert, update on exemptions, service_offers, offer_usage, imports, reports, report_items, evidence, obligations, reminders to tiendo_app;
call wall.guard('exemptions', 'agency');
call wall.guard('service_offers', 'agency');
call wall.guard('offer_changes', 'agency');
call wall.guard('offer_usage', 'agency');
call wall.guard('imports', 'agency');
call wall.guard('reports', 'agency');
call wall.guard('report_items', 'agency');
call wall.guard('revisions', 'agency');
call wall.guard('evidence', 'agency');
call wall.guard('figures', 'agency');
call wall.guard('obligations', 'agency');
call wall.guard('reminders', 'agency');

grant select, insert on audit_events to tiendo_app;
call wall.guard('audit_events', 'trail');

grant select, insert, update on mails to tiendo_app;
call wall.guard('mails', 'letter');
grant select, insert, update, delete on idempotency_keys to tiendo_app;
call wall.guard('idempotency_keys', 'person');
