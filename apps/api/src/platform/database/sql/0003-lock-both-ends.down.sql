drop trigger figures_no_truncate on figures;
drop trigger revisions_no_truncate on revisions;
drop trigger offer_changes_no_truncate on offer_changes;

drop trigger periods_lock on periods;
drop function refuse_locked_period();

drop trigger offer_usage_lock on offer_usage;
create or replace function refuse_locked_usage() returns trigger language plpgsql as $$
declare locked_at timestamptz;
begin
  select lock_at into locked_at from periods where jurisdiction_id = new.jurisdiction_id and id = new.period_id;
  if locked_at is not null and product_now(new.jurisdiction_id) >= locked_at then
    raise exception 'period is locked since %', locked_at using errcode = 'TD001';
  end if;
  return new;
end $$;
create trigger offer_usage_lock before insert or update on offer_usage for each row execute function refuse_locked_usage();

create or replace function refuse_locked_report() returns trigger language plpgsql as $$
declare locked_at timestamptz; j integer; r uuid;
begin
  if tg_table_name = 'reports' then
    j := old.jurisdiction_id; locked_at := old.lock_at;
  else
    if tg_op = 'DELETE' then j := old.jurisdiction_id; r := old.report_id; else j := new.jurisdiction_id; r := new.report_id; end if;
    select lock_at into locked_at from reports where jurisdiction_id = j and id = r;
  end if;
  if locked_at is not null and product_now(j) >= locked_at then
    raise exception 'report is locked since %', locked_at using errcode = 'TD001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
