-- What an account or an address has taken of each class of requests, for every process alike. Unlogged: it is written often, says
-- nothing about anybody, and after a crash everybody begins anew.
create unlogged table auth.request_limits (
  -- 'account:<auth user>' or 'address:<IPv4 address or IPv6 network>'.
  key text not null,
  class text not null,
  -- The instant at which all that was taken has grown back; in the past where the bucket is full.
  spent_until timestamptz not null,
  primary key (key, class)
);
create index request_limits_spent_until_idx on auth.request_limits (spent_until);
grant select, insert, update, delete on auth.request_limits to tiendo_app;
