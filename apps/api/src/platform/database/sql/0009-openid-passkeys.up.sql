-- Who somebody is at a provider of OpenID Connect. Found by (issuer, subject) alone once it is there: an address can be given to
-- somebody else one day, a subject never. One account here has at most one identity of a provider.
create table auth.openid_identities (
  id uuid not null unique default gen_random_uuid(),
  issuer text not null,
  subject text not null,
  user_id text not null references auth."user" ("id") on delete cascade,
  -- As the provider had verified it on the day of the link.
  email text not null,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  primary key (issuer, subject),
  constraint openid_identities_user_key unique (user_id, issuer)
);

-- What ending a session at the provider, or at its word, needs; it goes with the session.
create table auth.openid_sessions (
  session_id text not null primary key references auth."session" ("id") on delete cascade,
  issuer text not null,
  subject text not null,
  -- The provider's own name of the session, where it gives one.
  sid text,
  -- Encrypted with a key that the database does not know.
  id_token text not null
);
create index openid_sessions_subject_idx on auth.openid_sessions (issuer, subject);
create index openid_sessions_sid_idx on auth.openid_sessions (issuer, sid);

-- Credentials of WebAuthn: public keys, so nothing here opens anything.
create table auth.passkeys (
  id uuid not null primary key,
  user_id text not null references auth."user" ("id") on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  -- Goes up with each use; one that does not is a copy of the key.
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  -- Kept by a service that copies it to the person's other devices.
  synced boolean not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_user_idx on auth.passkeys (user_id);

-- Hashes of what may come only once: the answer to a challenge, the way back from a provider, its word to end a session.
create table auth.used_once (
  hash text not null primary key,
  expires_at timestamptz not null
);
create index used_once_expires_at_idx on auth.used_once (expires_at);

-- Whether a role was given here by hand or follows the claims of a provider.
alter table memberships add column source text not null default 'hand' constraint memberships_source check (source in ('hand', 'claims'));

-- A role that ends on the day on which it began was never held; its row says that it was given.
alter table memberships drop constraint memberships_days;
alter table memberships add constraint memberships_days check (valid_to is null or valid_to >= valid_from);

-- Asked before it is known who asks, as the other tables of sign-in. Where the wall is not yet built there is no such role.
do $$ begin
  if exists (select from pg_roles where rolname = 'tiendo_app') then
    grant select, insert, update, delete on auth.openid_identities, auth.openid_sessions, auth.passkeys, auth.used_once to tiendo_app;
  end if;
end $$;
