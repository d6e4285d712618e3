-- On whose behalf somebody acted, and through whose eyes somebody looked who then is `person_id`.
alter table audit_events
  add column for_person_id uuid,
  add column viewed_as uuid;
create index audit_events_person_idx on audit_events (jurisdiction_id, person_id, seq);
create index audit_events_recorded_idx on audit_events (jurisdiction_id, recorded_at);

-- ---------------------------------------------------------------- the chain

-- Rows in the order in which they were sealed. A row that is committed late, with a smaller seq, is sealed later; nobody waits.
create table audit_links (
  jurisdiction_id integer not null,
  position bigint not null check (position > 0),
  seq bigint not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  link bytea not null check (octet_length(link) = 32),
  primary key (jurisdiction_id, position),
  unique (jurisdiction_id, seq),
  foreign key (jurisdiction_id, seq) references audit_events
);
create trigger audit_links_append_only before update or delete on audit_links for each row execute function refuse_change();
create trigger audit_links_no_truncate before truncate on audit_links for each statement execute function refuse_change();

create table audit_heads (
  jurisdiction_id integer not null references jurisdictions (id),
  number integer not null check (number > 0),
  day date not null,
  signed_at timestamptz not null,
  position bigint not null check (position >= 0),
  link bytea not null check (octet_length(link) = 32),
  previous bytea check (octet_length(previous) = 32),
  key_id text not null,
  -- Of the key that signed, so that a head can be read after the key was changed; what makes it trusted is kept elsewhere.
  public_key text not null,
  signature bytea not null check (octet_length(signature) = 64),
  primary key (jurisdiction_id, number),
  check ((number = 1) = (previous is null))
);
create trigger audit_heads_append_only before update or delete on audit_heads for each row execute function refuse_change();
create trigger audit_heads_no_truncate before truncate on audit_heads for each statement execute function refuse_change();

-- What the sealer has still to do, so that it never looks for it in the whole trail. It cannot be lost: what has no link stays.
create table audit_unsealed (
  jurisdiction_id integer not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, seq),
  foreign key (jurisdiction_id, seq) references audit_events
);
insert into audit_unsealed select jurisdiction_id, seq, recorded_at from audit_events;

create function note_unsealed() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (jurisdiction_id, seq, recorded_at) values (new.jurisdiction_id, new.seq, new.recorded_at);
  return null;
end $$;
create trigger audit_events_unsealed after insert on audit_events for each row execute function note_unsealed();

create function refuse_unsealed_loss() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_links where jurisdiction_id = old.jurisdiction_id and seq = old.seq) then
    raise exception 'row % of audit_events has no link yet', old.seq using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger audit_unsealed_kept before delete on audit_unsealed for each row execute function refuse_unsealed_loss();
create trigger audit_unsealed_append_only before update on audit_unsealed for each row execute function refuse_change();
create trigger audit_unsealed_no_truncate before truncate on audit_unsealed for each statement execute function refuse_change();

-- ---------------------------------------------------------------- looking through somebody's eyes

-- A session in which a support person sees what another person sees, reading only. By real time, like the session itself.
create table viewings (
  jurisdiction_id integer not null,
  id uuid not null,
  session_id text not null,
  viewer_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason <> ''),
  started_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, viewer_id) references people,
  foreign key (jurisdiction_id, person_id) references people,
  check (viewer_id <> person_id),
  check (ends_at > started_at and ends_at <= started_at + interval '30 minutes')
);
create unique index viewings_open_idx on viewings (session_id) where ended_at is null;
create index viewings_person_idx on viewings (jurisdiction_id, person_id, started_at desc);

-- It ends once, and says nothing else afterwards than it said before.
create function refuse_viewing_change() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null or new.ended_at is null
    or (new.jurisdiction_id, new.id, new.session_id, new.viewer_id, new.person_id, new.reason, new.started_at, new.ends_at)
      is distinct from (old.jurisdiction_id, old.id, old.session_id, old.viewer_id, old.person_id, old.reason, old.started_at, old.ends_at) then
    raise exception 'a viewing can only be ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger viewings_only_end before update on viewings for each row execute function refuse_viewing_change();
create trigger viewings_kept before delete on viewings for each row execute function refuse_change();
create trigger viewings_no_truncate before truncate on viewings for each statement execute function refuse_change();

-- ---------------------------------------------------------------- what was already written down of reading

-- One key a reader, thing and hour, or a viewing and page, so that one row of the trail stands for many requests. Forgotten after days.
create table reading_notes (
  jurisdiction_id integer not null,
  key text not null,
  noted_at timestamptz not null default now(),
  primary key (jurisdiction_id, key)
);
create index reading_notes_age_idx on reading_notes (noted_at);

-- ---------------------------------------------------------------- behind the wall

revoke execute on function note_unsealed(), refuse_unsealed_loss(), refuse_viewing_change() from public;
grant select, insert on audit_links, audit_heads to tiendo_app;
grant select, insert, delete on audit_unsealed, reading_notes to tiendo_app;
grant select, insert, update (ended_at) on viewings to tiendo_app;
call wall.guard('audit_links', 'jurisdiction');
call wall.guard('audit_heads', 'jurisdiction');
call wall.guard('audit_unsealed', 'jurisdiction');
call wall.guard('reading_notes', 'jurisdiction');
call wall.guard('viewings', 'viewing');

-- What was done to things that everybody of the place reads, and to oneself: rows of no agency, which else only who sees the city sees.
create function wall.general_trail(kind text, id text) returns setof public.audit_events
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from public.audit_events e
  where e.jurisdiction_id = wall.jurisdiction() and e.subject_kind = kind and e.subject_id = id
    and (e.agency_id is null and kind in ('document', 'target', 'reminder_rule') or kind = 'person' and id = wall.person()::text)
$$;
revoke execute on function wall.general_trail(text, text) from public;
grant execute on function wall.general_trail(text, text) to tiendo_app;
