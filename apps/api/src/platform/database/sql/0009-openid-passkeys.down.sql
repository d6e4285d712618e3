alter table memberships drop column source;
drop table auth.used_once;
drop table auth.passkeys;
drop table auth.openid_sessions;
drop table auth.openid_identities;
