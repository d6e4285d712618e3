-- The lock of 0001 looked at the report that a row is moved to, not at the one that it leaves; nor at usage that is deleted
-- or moved to another period. Both ends are looked at here.

create or replace function refuse_locked_report() returns trigger language plpgsql as $$
declare locked_at timestamptz; j integer; touched uuid[];
begin
  if tg_table_name = 'reports' then
    j := old.jurisdiction_id; locked_at := old.lock_at;
  else
    if tg_op = 'INSERT' then j := new.jurisdiction_id; touched := array[new.report_id];
    elsif tg_op = 'DELETE' then j := old.jurisdiction_id; touched := array[old.report_id];
    else j := old.jurisdiction_id; touched := array[old.report_id, new.report_id];
    end if;
    select min(lock_at) into locked_at from reports where jurisdiction_id = j and id = any(touched);
  end if;
  if locked_at is not null and product_now(j) >= locked_at then
    raise exception 'report is locked since %', locked_at using errcode = 'TD001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create or replace function refuse_locked_usage() returns trigger language plpgsql as $$
declare locked_at timestamptz; j integer; touched uuid[];
begin
  if tg_op = 'INSERT' then j := new.jurisdiction_id; touched := array[new.period_id];
  elsif tg_op = 'DELETE' then j := old.jurisdiction_id; touched := array[old.period_id];
  else j := old.jurisdiction_id; touched := array[old.period_id, new.period_id];
  end if;
  select min(lock_at) into locked_at from periods where jurisdiction_id = j and id = any(touched);
  if locked_at is not null and product_now(j) >= locked_at then
    raise exception 'period is locked since %', locked_at using errcode = 'TD001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
drop trigger offer_usage_lock on offer_usage;
create trigger offer_usage_lock before insert or update or delete on offer_usage for each row execute function refuse_locked_usage();

-- Nor is the lock itself moved once it has come.
create function refuse_locked_period() returns trigger language plpgsql as $$
begin
  if product_now(old.jurisdiction_id) >= old.lock_at then
    raise exception 'period is locked since %', old.lock_at using errcode = 'TD001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger periods_lock before update or delete on periods for each row execute function refuse_locked_period();

-- What only grows cannot be emptied either; a row trigger does not see a truncate.
create trigger offer_changes_no_truncate before truncate on offer_changes for each statement execute function refuse_change();
create trigger revisions_no_truncate before truncate on revisions for each statement execute function refuse_change();
create trigger figures_no_truncate before truncate on figures for each statement execute function refuse_change();
