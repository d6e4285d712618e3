-- What 0003 left open: a row trigger does not see a truncate, and the deadlines by which lateness is judged stood open
-- after the lock of their period.
create trigger evidence_no_truncate before truncate on evidence for each statement execute function refuse_change();
create trigger report_items_no_truncate before truncate on report_items for each statement execute function refuse_change();
create trigger offer_usage_no_truncate before truncate on offer_usage for each statement execute function refuse_change();
create trigger reports_no_truncate before truncate on reports for each statement execute function refuse_change();
create trigger periods_no_truncate before truncate on periods for each statement execute function refuse_change();
create trigger period_deadlines_no_truncate before truncate on period_deadlines for each statement execute function refuse_change();

-- A deadline comes with its period, which may be entered after its lock; once there it neither moves nor goes after the
-- lock, nor is one moved to a locked period.
create function refuse_locked_deadline() returns trigger language plpgsql as $$
declare locked_at timestamptz; touched uuid[];
begin
  if tg_op = 'DELETE' then touched := array[old.period_id]; else touched := array[old.period_id, new.period_id]; end if;
  select min(lock_at) into locked_at from periods where jurisdiction_id = old.jurisdiction_id and id = any(touched);
  if locked_at is not null and product_now(old.jurisdiction_id) >= locked_at then
    raise exception 'period is locked since %', locked_at using errcode = 'TD001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger period_deadlines_lock before update or delete on period_deadlines for each row execute function refuse_locked_deadline();

-- The locks look at the product's clock: who sets it back opens them all. It only goes forward, by every path.
create function refuse_clock_back() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.jurisdiction_id = old.jurisdiction_id and new.offset_ms >= old.offset_ms then return new; end if;
  end if;
  raise exception 'the clock of a demonstration only goes forward' using errcode = 'restrict_violation';
end $$;
create trigger demonstration_clock_forward before update or delete on demonstration_clock for each row execute function refuse_clock_back();
create trigger demonstration_clock_no_truncate before truncate on demonstration_clock for each statement execute function refuse_clock_back();
