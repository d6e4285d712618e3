drop function wall.of_key(bytea);
drop table webhook_deliveries;
drop table webhook_events;
drop table webhooks;
alter table audit_events drop column api_key_id;
drop table api_keys;
