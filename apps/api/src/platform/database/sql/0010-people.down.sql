drop function wall.may_sign_in(text);
drop view held_roles;
drop table hand_overs;
drop table delegations;
-- What was never held leaves no trace in the older schema.
delete from memberships where valid_to = valid_from;
alter table memberships drop constraint memberships_days;
alter table memberships add constraint memberships_days check (valid_to is null or valid_to > valid_from);
alter table people drop column version, drop column locked_at, drop column lock_reason;
alter table agencies drop column duty;
