drop function wall.of_account(text);
comment on column auth.failed_sign_ins.account is null;
drop table auth.known_devices;
drop table auth.recovery_codes;
drop table auth.totp;
alter table auth."session" drop column "secondFactorAt";
