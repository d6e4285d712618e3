-- The second factor: a secret that an authenticator app shares with us, encrypted with a key that the database does not know.
create table auth.totp (
  user_id text not null primary key references auth."user" ("id") on delete cascade,
  secret text,
  -- One that was begun and whose first code is still to come; the one above goes on until then.
  next_secret text,
  confirmed_at timestamptz,
  -- The step of the last code that was taken: no code is taken twice.
  last_step bigint not null default 0,
  created_at timestamptz not null default now(),
  constraint totp_confirmed check ((secret is null) = (confirmed_at is null))
);

-- Codes to get in without the app, each once.
create table auth.recovery_codes (
  user_id text not null references auth."user" ("id") on delete cascade,
  hash text not null,
  used_at timestamptz,
  primary key (user_id, hash)
);

-- Devices from which somebody has signed in, by the hash of a token in a cookie. They open nothing.
create table auth.known_devices (
  hash text not null primary key,
  user_id text not null references auth."user" ("id") on delete cascade,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now()
);
create index known_devices_user_idx on auth.known_devices (user_id);

-- When the second of two proofs was given in this session; null where there was one.
alter table auth."session" add column "secondFactorAt" timestamptz;

comment on column auth.failed_sign_ins.account is 'SHA-256 of what is counted: an account, an account from an address, codes, letters.';

-- Asked before it is known who asks, as the other tables of sign-in.
grant select, insert, update, delete on auth.totp, auth.recovery_codes, auth.known_devices to tiendo_app;

-- Where an account belongs: asked by who signs in or has forgotten the password, before there is a jurisdiction to look into.
create function wall.of_account(account text) returns integer language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.jurisdiction_id from public.people p where p.auth_user_id = account);
end $$;
revoke execute on function wall.of_account(text) from public;
grant execute on function wall.of_account(text) to tiendo_app;
