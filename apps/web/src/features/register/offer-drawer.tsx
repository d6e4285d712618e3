import { Button, NumberInput, Select, Switch, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDate, formatDateTime } from '@tiendo/phrases';
import { register, type OfferView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError, problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/error-state.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { MOVED_BY_REGISTER, registerQueries } from './register.queries.js';
import classes from './register.module.css';

export interface OfferDrawerProps {
  readonly offer: OfferView | undefined;
  readonly opened: boolean;
  readonly editable: boolean;
  readonly today: string;
  readonly onClose: () => void;
}

/** One service: its level and functions with their days, its use in the quarter, what stands in the way, and its history. */
export function OfferDrawer({ offer, opened, editable, today, onClose }: OfferDrawerProps) {
  return (
    <SideDrawer opened={opened && offer !== undefined} onClose={onClose} title={offer ? `${offer.code} · ${offer.name}` : ''}>
      {offer ? (
        <>
          <OfferForm key={`${offer.id} ${offer.version}`} offer={offer} editable={editable} today={today} onClose={onClose} />
          <History offerId={offer.id} />
        </>
      ) : null}
    </SideDrawer>
  );
}

const LEVELS = ['one', 'two', 'three', 'four'] as const;
const USAGE = ['dossiersOnline', 'dossiersCounter', 'dossiersPost', 'paidOnline', 'receiptsIssued'] as const;

function OfferForm({ offer, editable, today, onClose }: { readonly offer: OfferView; readonly editable: boolean; readonly today: string; readonly onClose: () => void }) {
  const { t } = useTranslation('register');
  const [draft, setDraft] = useState(offer);
  const change = (part: Partial<OfferView>) => setDraft((now) => ({ ...now, ...part }));
  const refreshes = [registerQueries.all, ...MOVED_BY_REGISTER];
  const save = useAct({
    act: (_: void, options) => {
      const { level, level4On, registeredLevel, promisedOn, paymentOn, paymentSince, receiptOn, receiptSince, barrier, usage } = draft;
      return call(register.edit, { params: { offerId: offer.id }, body: { version: offer.version, level, level4On, registeredLevel, promisedOn, paymentOn, paymentSince, receiptOn, receiptSince, barrier, usage } }, options);
    },
    refreshes,
    onDone: (saved) => {
      tellDone({ message: t('saved', { code: saved.code }) });
      onClose();
    },
  });
  const withdraw = useAct({
    act: (withdrawn: boolean, options) => call(register.withdraw, { params: { offerId: offer.id }, body: { version: offer.version, withdrawn, reason: '' } }, options),
    refreshes,
    onDone: (saved, withdrawn) => {
      onClose();
      tellDone({ message: t(withdrawn ? 'withdrawn' : 'restored', { code: saved.code }) });
    },
  });
  const problem = save.problem ?? withdraw.problem;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.do();
      }}
    >
      {problem ? <ErrorState problem={problem} /> : null}
      <p className={classes.quiet}>
        {offer.field} · {t(offer.feeBearing ? 'feeBearing' : 'free')}
      </p>
      <fieldset disabled={!editable} className={classes.fields}>
        <Select
          label={t('columns.level')}
          data={LEVELS.map((level, index) => ({ value: String(index + 1), label: t(`levels.${level}`) }))}
          value={String(draft.level)}
          onChange={(level) => level && change({ level: Number(level), level4On: level === '4' ? (draft.level4On ?? today) : null })}
          allowDeselect={false}
          error={fieldError(save.error, 'level')}
        />
        {draft.level === 4 ? (
          <DateField label={t('columns.level4On')} value={draft.level4On} until={today} onChange={(level4On) => change({ level4On })} error={fieldError(save.error, 'level4On')} />
        ) : (
          <DateField
            label={t('promise')}
            description={t('promiseExplain')}
            value={draft.promisedOn}
            after={today}
            clearable
            onChange={(promisedOn) => change({ promisedOn, registeredLevel: promisedOn ? 4 : null })}
            error={fieldError(save.error, 'promisedOn')}
          />
        )}
        {offer.feeBearing && draft.level >= 3 ? (
          <>
            <Switch label={t('columns.paymentOn')} checked={draft.paymentOn} onChange={(event) => change({ paymentOn: event.currentTarget.checked, paymentSince: event.currentTarget.checked ? (draft.paymentSince ?? today) : null })} />
            {draft.paymentOn ? <DateField label={t('paymentSince')} value={draft.paymentSince} until={today} onChange={(paymentSince) => change({ paymentSince })} error={fieldError(save.error, 'paymentSince')} /> : null}
            <Switch label={t('columns.receiptOn')} checked={draft.receiptOn} onChange={(event) => change({ receiptOn: event.currentTarget.checked, receiptSince: event.currentTarget.checked ? (draft.receiptSince ?? today) : null })} />
            {draft.receiptOn ? <DateField label={t('receiptSince')} value={draft.receiptSince} until={today} onChange={(receiptSince) => change({ receiptSince })} error={fieldError(save.error, 'receiptSince')} /> : null}
          </>
        ) : null}
        <div className={classes.usage}>
          {USAGE.map((key) => (
            <NumberInput key={key} label={t(`columns.${key}`)} value={draft.usage[key]} min={0} allowDecimal={false} onChange={(value) => change({ usage: { ...draft.usage, [key]: Number(value) || 0 } })} error={fieldError(save.error, `usage.${key}`)} />
          ))}
        </div>
        <Textarea label={t('columns.barrier')} description={t('barrierExplain')} value={draft.barrier} maxLength={1000} autosize minRows={2} onChange={(event) => change({ barrier: event.currentTarget.value })} />
      </fieldset>
      {editable ? (
        <div className={classes.acts}>
          <Button type="submit" loading={save.isBusy}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={() => withdraw.do(offer.withdrawnOn === null)} loading={withdraw.isBusy}>
            {t(offer.withdrawnOn === null ? 'withdraw' : 'restore')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function History({ offerId }: { readonly offerId: string }) {
  const { t } = useTranslation('register');
  const locale = useLocale();
  const history = useQuery(registerQueries.history(offerId));
  return (
    <Section title={t('history')}>
      {history.isError ? <ErrorState problem={problemWords(history.error)} onRetry={() => void history.refetch()} /> : null}
      {history.isPending ? <SkeletonRows rows={2} /> : null}
      <FactList>
        {history.data?.items.map((change) => (
          <FactRow
            key={`${change.at} ${change.heldOn}`}
            title={change.fields.map(({ field, from, to }) => t('changed', { field: t(`columns.${field as 'level'}`, { defaultValue: field }), from: from ?? '–', to: to ?? '–' })).join('; ') || t(`sources.${change.source}`)}
            note={`${formatDateTime(change.at, locale)}${change.by ? ` · ${change.by}` : ''} · ${t('heldOn', { day: formatDate(change.heldOn) })}`}
          />
        ))}
      </FactList>
    </Section>
  );
}
