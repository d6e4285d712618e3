-- Sign-ins of an account that have not succeeded, kept longer than the library keeps its counts by address. Also of accounts that
-- do not exist, so that nobody learns which do.
create table auth.failed_sign_ins (
  -- SHA-256 of the address that was written, in small letters.
  account text not null primary key,
  failures integer not null check (failures > 0),
  last_at timestamptz not null
);
create index failed_sign_ins_last_at_idx on auth.failed_sign_ins (last_at);
