import '@mantine/dates/styles.layer.css';
import { DateInput, DatesProvider } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { formatDate } from '@tiendo/phrases';
import 'dayjs/locale/vi';
import { useTranslation } from 'react-i18next';
import { dayAfter, parseDay } from './parse-day.js';
import { useLocale } from './use-locale.js';

export interface DateFieldProps {
  readonly label: string;
  /** '2019-09-16'; null when empty. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  /** Only days after this one. */
  readonly after?: string;
  /** Only this day or earlier. */
  readonly until?: string;
  readonly description?: string;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly clearable?: boolean;
  readonly autoFocus?: boolean;
}

/** A legal day, typed as dd/MM/yyyy or picked from a calendar that begins on Monday. */
export function DateField({ label, value, onChange, after, until, description, error = null, required = false, clearable = false, autoFocus = false }: DateFieldProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
      <DateInput
        label={label}
        description={description}
        error={error}
        required={required}
        withAsterisk={false}
        clearable={clearable}
        clearButtonProps={{ 'aria-label': t('date.clear', { label }) }}
        value={value}
        onChange={onChange}
        valueFormat={formatDate}
        dateParser={parseDay}
        placeholder={t('date.placeholder')}
        minDate={after ? dayAfter(after) : undefined}
        maxDate={until}
        // The product's day may be far from the computer's: the calendar opens where the work is.
        defaultDate={after ?? until}
        leftSection={<IconCalendar size={16} stroke={1.75} aria-hidden />}
        ariaLabels={{ previousMonth: t('date.previousMonth'), nextMonth: t('date.nextMonth'), previousYear: t('date.previousYear'), nextYear: t('date.nextYear') }}
        popoverProps={{ withRoles: false }}
        data-autofocus={autoFocus || undefined}
      />
    </DatesProvider>
  );
}
