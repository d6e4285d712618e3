import { Menu } from '@mantine/core';
import { IconChevronDown, IconX, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './filter-chip.module.css';

export interface FilterOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

export interface FilterChipProps<Value extends string> {
  /** "Nhóm", "Trạng thái". */
  readonly name: string;
  readonly options: readonly FilterOption<Value>[];
  /** Chosen values; none means no filter. */
  readonly chosen: readonly Value[];
  readonly onChoose: (chosen: Value[]) => void;
  /** One value at a time; choosing closes the menu. */
  readonly single?: boolean;
  /** A filter that always has a value (a period, a day known) has nothing to clear. */
  readonly required?: boolean;
  readonly sign?: Icon;
}

/** One filter: its name, what is chosen, and a cross when something is. Its state belongs in the address. */
export function FilterChip<Value extends string>({ name, options, chosen, onChoose, single = false, required = false, sign: Sign }: FilterChipProps<Value>) {
  const { t } = useTranslation('ui');
  const labels = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const active = labels.length > 0;
  const choose = (value: Value) => {
    if (single) return onChoose([value]);
    onChoose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  };
  return (
    <span className={classes.chip}>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.open} title={labels.length > 1 ? labels.join(', ') : undefined}>
            {Sign ? <Sign size={16} stroke={1.75} aria-hidden /> : null}
            <span>
              {name}: {active ? <strong>{labels.length > 1 ? t('chosen', { count: labels.length }) : labels[0]}</strong> : t('all')}
            </span>
            {active && !required ? null : <IconChevronDown size={15} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map((option) => {
            const count = option.count === undefined ? undefined : <span className={classes.count}>{option.count}</span>;
            return single ? (
              <Menu.RadioItem key={option.value} value={option.value} checked={chosen.includes(option.value)} onChange={() => choose(option.value)} closeMenuOnClick rightSection={count}>
                {option.label}
              </Menu.RadioItem>
            ) : (
              <Menu.CheckboxItem key={option.value} checked={chosen.includes(option.value)} onChange={() => choose(option.value)} rightSection={count}>
                {option.label}
              </Menu.CheckboxItem>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {active && !required ? (
        <button type="button" className={classes.clear} onClick={() => onChoose([])} aria-label={t('clearFilter', { name })}>
          <IconX size={15} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
