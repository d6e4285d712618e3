drop table audit_events, idempotency_keys, reminder_progress, reminders, mails, reminder_rules,
  obligations, figures, evidence, revisions, report_items, reports, imports, offer_usage, offer_changes,
  service_offers, procedures, period_deadlines, periods, regimes, exemptions, target_versions, targets,
  memberships, people, agency_versions, clauses, document_relations, documents, agencies,
  calendar_days, demonstration_clock, jurisdictions, installation cascade;
drop function refuse_locked_usage();
drop function refuse_locked_report();
drop function product_now(integer);
drop function search_text(text);
drop function refuse_change();
drop extension pg_trgm;
drop extension unaccent;
drop extension btree_gist;
