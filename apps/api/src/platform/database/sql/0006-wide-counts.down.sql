alter table figures
  alter column numerator type integer,
  alter column denominator type integer,
  alter column uses type integer;
alter table report_items
  alter column numerator type integer,
  alter column denominator type integer,
  alter column uses type integer,
  alter column verified_numerator type integer,
  alter column verified_denominator type integer;
alter table obligations
  alter column numerator type integer,
  alter column denominator type integer,
  alter column uses type integer,
  alter column certified_numerator type integer,
  alter column certified_denominator type integer,
  alter column baseline_numerator type integer,
  alter column baseline_denominator type integer;
