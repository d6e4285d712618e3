import { Button, TextInput } from '@mantine/core';
import { formatDate, issuerOf } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../api/problem-words.js';
import { useMe } from '../../session/session.queries.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/error-state.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './report.module.css';
import { issuingOf } from './report-issuer.js';
import { useReportActs } from './use-report-acts.js';

/** The clerk's part: number and day of the paper that was signed. */
export function DispatchForm({ report, today }: { readonly report: ReportView; readonly today: string }) {
  const { t } = useTranslation('report');
  const me = useMe();
  const locale = useLocale();
  const { symbol } = issuerOf(issuingOf(report, me.jurisdiction), locale).issuer;
  const act = useReportActs(report);
  const [isOpen, setIsOpen] = useState(report.dispatchNumber === null);
  const [number, setNumber] = useState(report.dispatchNumber ?? '');
  const [day, setDay] = useState<string | null>(report.dispatchedOn ?? today);
  const [tried, setTried] = useState(false);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (number.trim() === '' || day === null) return;
    await act.doAsync({ action: 'dispatch', version: report.version, dispatchNumber: number.trim(), dispatchedOn: day }).then(
      () => setIsOpen(false),
      () => undefined,
    );
  };

  if (!isOpen && report.dispatchNumber !== null && report.dispatchedOn !== null) {
    return (
      <Section title={t('dispatch.title')} aside={<QuietButton onClick={() => setIsOpen(true)}>{t('dispatch.change')}</QuietButton>}>
        <p className={classes.allGood}>{t('dispatch.done', { number: report.dispatchNumber, day: formatDate(report.dispatchedOn) })}</p>
      </Section>
    );
  }
  return (
    <Section title={t('dispatch.title')}>
      <p className={classes.under}>{t('dispatch.explain')}</p>
      {act.problem ? <ErrorState problem={act.problem} /> : null}
      <form className={classes.dispatch} onSubmit={(event) => void send(event)} noValidate>
        <TextInput
          label={t('dispatch.number')}
          placeholder={t('dispatch.numberExample', { symbol })}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          maxLength={100}
          error={tried && number.trim() === '' ? t('dispatch.numberNeeded') : fieldError(act.error, 'dispatchNumber')}
        />
        <DateField label={t('dispatch.day')} value={day} onChange={setDay} until={today} error={tried && day === null ? t('dispatch.dayNeeded') : fieldError(act.error, 'dispatchedOn')} />
        <Button type="submit" loading={act.isBusy}>
          {t('dispatch.save')}
        </Button>
      </form>
    </Section>
  );
}
