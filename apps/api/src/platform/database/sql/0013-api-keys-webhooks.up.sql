-- Keys by which other systems ask, and what other systems are told. Times in these tables are real, whatever the product's clock says,
-- like those of sessions; only `webhook_events.at` is on the product's clock. See docs/adr/0016-api-keys-and-webhooks.md.

create table api_keys (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  -- The part of the key by which it is recognised.
  prefix text not null unique,
  system text not null check (system <> ''),
  -- null: of the whole city.
  agency_id uuid,
  scopes text[] not null check (cardinality(scopes) > 0),
  reason text not null check (reason <> ''),
  addresses text[] not null default '{}',
  -- SHA-256 of the whole key: it has 256 random bits, so that nothing slower is needed.
  secret_hash bytea not null unique,
  previous_hash bytea unique,
  previous_until timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_address text,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_reason text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, created_by) references people,
  foreign key (jurisdiction_id, revoked_by) references people,
  constraint api_keys_a_year check (expires_at > created_at and expires_at <= created_at + interval '367 days'),
  constraint api_keys_previous check ((previous_hash is null) = (previous_until is null)),
  constraint api_keys_revoked check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_reason is null))
);

-- By which key it was done; the person is then nobody.
alter table audit_events add column api_key_id uuid;

create table webhooks (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  system text not null check (system <> ''),
  url text not null,
  agency_id uuid,
  events text[] not null check (cardinality(events) > 0),
  -- Sealed with a key of the installation: it must be known to sign.
  secret text not null,
  previous_secret text,
  previous_until timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  paused_at timestamptz,
  paused_because text check (paused_because in ('administrator', 'failures')),
  -- Since when nothing has arrived although it was tried.
  failing_since timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agency_id) references agencies,
  foreign key (jurisdiction_id, created_by) references people,
  constraint webhooks_previous check ((previous_secret is null) = (previous_until is null)),
  constraint webhooks_paused check ((paused_at is null) = (paused_because is null))
);

-- What happened and is told, written in the transaction in which it happens.
create table webhook_events (
  jurisdiction_id integer not null references jurisdictions,
  id uuid not null,
  seq bigint generated always as identity,
  kind text not null check (kind in ('report.sent', 'report.returned', 'report.accepted', 'period.closed', 'webhook.test')),
  agency_id uuid,
  subject_id uuid not null,
  at timestamptz not null,
  illustrative boolean not null,
  -- The part of the body that is the event's own, as JSON to the letter: what is signed must stay the same however often it is sent.
  data text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agency_id) references agencies
);
-- A period closes once, whoever notices and however often.
create unique index webhook_events_closed_key on webhook_events (jurisdiction_id, subject_id) where kind = 'period.closed';
create trigger webhook_events_append_only before update or delete on webhook_events for each row execute function refuse_change();

create table webhook_deliveries (
  jurisdiction_id integer not null,
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  seq bigint not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  tried_at timestamptz,
  next_try_at timestamptz,
  status integer,
  problem text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, webhook_id) references webhooks,
  foreign key (jurisdiction_id, event_id) references webhook_events,
  constraint webhook_deliveries_once_key unique (jurisdiction_id, webhook_id, event_id),
  constraint webhook_deliveries_waiting check (state = 'waiting' or next_try_at is null)
);
create index webhook_deliveries_newest_idx on webhook_deliveries (jurisdiction_id, webhook_id, seq desc);
create index webhook_deliveries_waiting_idx on webhook_deliveries (jurisdiction_id, next_try_at) where state = 'waiting';

-- ---------------------------------------------------------------- behind the wall

grant select, insert, update on api_keys, webhooks, webhook_deliveries to tiendo_app;
grant select, insert on webhook_events to tiendo_app;
call wall.guard('api_keys', 'integration');
call wall.guard('webhooks', 'integration');
call wall.guard('webhook_deliveries', 'delivery');
call wall.guard('webhook_events', 'event');

-- Where a key belongs: asked before there is a jurisdiction to look into.
create function wall.of_key(hash bytea) returns integer language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select k.jurisdiction_id from public.api_keys k where k.secret_hash = hash or k.previous_hash = hash);
end $$;
revoke execute on function wall.of_key(bytea) from public;
grant execute on function wall.of_key(bytea) to tiendo_app;
