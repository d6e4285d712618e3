-- Which agency coordinates the reports and which is the office of the city's committee was read from who holds the role; it is a
-- property of the agency, so that the role can be given there and nowhere else, and stays where its holder leaves.
alter table agencies add column duty text constraint agencies_duty check (duty in ('coordinating', 'city_office'));
update agencies a set duty = 'coordinating'
where a.id = (select m.agency_id from memberships m where m.jurisdiction_id = a.jurisdiction_id and m.role = 'coordinator' order by m.valid_to desc nulls first, m.valid_from, m.id limit 1);
update agencies a set duty = 'city_office'
where a.duty is null
  and a.id = (select m.agency_id from memberships m where m.jurisdiction_id = a.jurisdiction_id and m.role = 'city_office' order by m.valid_to desc nulls first, m.valid_from, m.id limit 1);
create unique index agencies_duty_key on agencies (jurisdiction_id, duty);

alter table people
  add column version integer not null default 1,
  add column locked_at timestamptz,
  add column lock_reason text,
  add constraint people_lock check ((locked_at is null) = (lock_reason is null));

-- A role that ends on the day it was to begin was never held; its row says that it was given.
alter table memberships drop constraint memberships_days;
alter table memberships add constraint memberships_days check (valid_to is null or valid_to >= valid_from);

-- A role lent by its holder. It hangs on the very membership: when that ends, so does the loan.
create table delegations (
  jurisdiction_id integer not null,
  id uuid not null,
  membership_id uuid not null,
  borrower_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  lent_by uuid not null,
  lent_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, membership_id) references memberships,
  foreign key (jurisdiction_id, borrower_id) references people,
  foreign key (jurisdiction_id, lent_by) references people,
  foreign key (jurisdiction_id, revoked_by) references people,
  constraint delegations_days check (valid_to > valid_from and valid_to <= valid_from + 366),
  constraint delegations_revoked check ((revoked_by is null) = (revoked_at is null))
);
create index delegations_membership_idx on delegations (jurisdiction_id, membership_id);
create index delegations_borrower_idx on delegations (jurisdiction_id, borrower_id);

-- What was handed over to whom, as the minutes say it; undone on the same day or never.
create table hand_overs (
  jurisdiction_id integer not null,
  id uuid not null,
  person_id uuid not null,
  successor_id uuid not null,
  on_day date not null,
  done_by uuid not null,
  done_at timestamptz not null,
  minutes jsonb not null,
  -- What undoing puts back, and the versions of both people by which it is seen that nothing was built on it.
  undoing jsonb not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references people,
  foreign key (jurisdiction_id, successor_id) references people,
  foreign key (jurisdiction_id, done_by) references people,
  foreign key (jurisdiction_id, undone_by) references people,
  constraint hand_overs_two check (person_id <> successor_id),
  constraint hand_overs_undone check ((undone_by is null) = (undone_at is null))
);
create index hand_overs_person_idx on hand_overs (jurisdiction_id, person_id, done_at);

-- Every role as somebody may act by it between its days: one's own and those lent, none of who is locked. A lent one lasts while it
-- is not revoked and its lender holds it; `id` is that of the membership or of the loan.
create view held_roles with (security_invoker = true) as
select m.jurisdiction_id, m.id, m.person_id, m.agency_id, m.role, m.valid_from, m.valid_to, null::uuid as on_behalf_of
from memberships m
join people p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id and p.locked_at is null
union all
select d.jurisdiction_id, d.id, d.borrower_id, m.agency_id, m.role, greatest(m.valid_from, d.valid_from), least(m.valid_to, d.valid_to), m.person_id
from delegations d
join memberships m on m.jurisdiction_id = d.jurisdiction_id and m.id = d.membership_id
join people l on l.jurisdiction_id = m.jurisdiction_id and l.id = m.person_id and l.locked_at is null
join people b on b.jurisdiction_id = d.jurisdiction_id and b.id = d.borrower_id and b.locked_at is null
where d.revoked_at is null;

-- Asked by sign-in, which stands before any jurisdiction.
create function wall.may_sign_in(account text) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return not exists (select from public.people p where p.auth_user_id = account and p.locked_at is not null);
end $$;
revoke execute on function wall.may_sign_in(text) from public;
grant execute on function wall.may_sign_in(text) to tiendo_app;

-- Roles and who stands in are the whole city's to read, like people and memberships. A loan stays that of this role to this person.
grant update (duty) on agencies to tiendo_app;
grant select, insert, update (valid_to, revoked_by, revoked_at) on delegations to tiendo_app;
grant select, insert, update on hand_overs to tiendo_app;
grant select on held_roles to tiendo_app;
call wall.guard('delegations', 'loan');
call wall.guard('hand_overs', 'roster');
