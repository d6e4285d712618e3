delete from memberships where valid_to = valid_from;
alter table memberships drop constraint memberships_days;
alter table memberships add constraint memberships_days check (valid_to is null or valid_to > valid_from);
alter table memberships drop column source;
drop table auth.used_once;
drop table auth.passkeys;
drop table auth.openid_sessions;
drop table auth.openid_identities;
