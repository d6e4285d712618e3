-- What an account or an address has taken of each class of requests, for every process alike. Unlogged: it is written often, says
-- nothing about anybody, and after a crash everybody begins anew.
create unlogged table rate_limits (
  -- 'account:<auth user>' or 'address:<IPv4 address or IPv6 network>'.
  key text not null,
  class text not null,
  -- The instant at which all that was taken has grown back; in the past where the bucket is full.
  spent_until timestamptz not null,
  primary key (key, class)
);
create index rate_limits_spent_until_idx on rate_limits (spent_until);
