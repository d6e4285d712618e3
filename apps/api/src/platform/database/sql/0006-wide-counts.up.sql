-- A count of one service and period is bounded; the sums of a whole register are not held to the same number, and a sum that
-- did not fit failed every page that shows it.
alter table figures
  alter column numerator type bigint,
  alter column denominator type bigint,
  alter column uses type bigint;
alter table report_items
  alter column numerator type bigint,
  alter column denominator type bigint,
  alter column uses type bigint,
  alter column verified_numerator type bigint,
  alter column verified_denominator type bigint;
alter table obligations
  alter column numerator type bigint,
  alter column denominator type bigint,
  alter column uses type bigint,
  alter column certified_numerator type bigint,
  alter column certified_denominator type bigint,
  alter column baseline_numerator type bigint,
  alter column baseline_denominator type bigint;
