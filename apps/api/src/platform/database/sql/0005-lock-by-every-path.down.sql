drop trigger demonstration_clock_no_truncate on demonstration_clock;
drop trigger demonstration_clock_forward on demonstration_clock;
drop function refuse_clock_back();

drop trigger period_deadlines_lock on period_deadlines;
drop function refuse_locked_deadline();

drop trigger period_deadlines_no_truncate on period_deadlines;
drop trigger periods_no_truncate on periods;
drop trigger reports_no_truncate on reports;
drop trigger offer_usage_no_truncate on offer_usage;
drop trigger report_items_no_truncate on report_items;
drop trigger evidence_no_truncate on evidence;
