call wall.unguard('idempotency_keys');
call wall.unguard('mails');
call wall.unguard('audit_events');
call wall.unguard('reminders');
call wall.unguard('obligations');
call wall.unguard('figures');
call wall.unguard('evidence');
call wall.unguard('revisions');
call wall.unguard('report_items');
call wall.unguard('reports');
call wall.unguard('imports');
call wall.unguard('offer_usage');
call wall.unguard('offer_changes');
call wall.unguard('service_offers');
call wall.unguard('exemptions');
call wall.unguard('reminder_progress');
call wall.unguard('reminder_rules');
call wall.unguard('procedures');
call wall.unguard('period_deadlines');
call wall.unguard('periods');
call wall.unguard('regimes');
call wall.unguard('target_versions');
call wall.unguard('targets');
call wall.unguard('memberships');
call wall.unguard('people');
call wall.unguard('clauses');
call wall.unguard('document_relations');
call wall.unguard('documents');
call wall.unguard('agency_versions');
call wall.unguard('agencies');
call wall.unguard('calendar_days');
call wall.unguard('demonstration_clock');

-- The role itself is the cluster's; other databases may use it.
revoke all on all tables in schema public, auth from tiendo_app;
revoke all on all sequences in schema public from tiendo_app;
revoke all on all functions in schema public from tiendo_app;
revoke usage on schema public, auth from tiendo_app;
grant execute on function refuse_change(), refuse_locked_report(), refuse_locked_usage(), refuse_locked_period(), refuse_locked_deadline(), refuse_clock_back(), product_now(integer), search_text(text) to public;

alter function refuse_locked_deadline() security invoker reset search_path;
alter function refuse_locked_period() security invoker reset search_path;
alter function refuse_locked_usage() security invoker reset search_path;
alter function refuse_locked_report() security invoker reset search_path;
alter function product_now(integer) reset search_path;

alter table reminders
  drop constraint reminders_mail_fkey,
  add foreign key (jurisdiction_id, mail_id) references mails;
alter table obligations
  drop constraint obligations_figure_fkey,
  add foreign key (jurisdiction_id, figure_id) references figures;
alter table figures
  drop constraint figures_revision_fkey,
  add foreign key (jurisdiction_id, revision_id) references revisions;
alter table offer_changes
  drop constraint offer_changes_offer_fkey,
  add foreign key (jurisdiction_id, offer_id) references service_offers;
alter table evidence drop constraint evidence_report_fkey;
alter table revisions
  drop constraint revisions_report_fkey,
  add foreign key (jurisdiction_id, report_id) references reports;
alter table offer_usage
  drop column agency_id,
  add foreign key (jurisdiction_id, offer_id) references service_offers;
alter table report_items
  drop column agency_id,
  add foreign key (jurisdiction_id, report_id) references reports;
alter table mails drop constraint mails_person_key;
alter table figures drop constraint figures_agency_key;
alter table revisions drop constraint revisions_agency_key;
alter table service_offers drop constraint service_offers_agency_key;
alter table reports drop constraint reports_agency_key;

drop schema wall cascade;
