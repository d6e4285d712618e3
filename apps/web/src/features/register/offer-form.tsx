import { Button, Group, NumberInput, Select, Switch, Textarea } from '@mantine/core';
import { formatDate } from '@tiendo/phrases';
import type { OfferView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../api/problem-words.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { ChangeWords } from './change-words.js';
import { changesOfOthers, patchBetween, USAGE_FIELDS, type OfferDraft } from './offer-draft.js';
import classes from './register.module.css';
import { useOfferActs } from './use-offer-acts.js';

export interface OfferFormProps {
  /** As it stands now; it may change while somebody types. */
  readonly offer: OfferView;
  readonly today: string;
  readonly onClose: () => void;
}

const LEVELS = ['one', 'two', 'three', 'four'] as const;

/** All that can be written of one service. What somebody else changes meanwhile is told, and what was typed here stays. */
export function OfferForm({ offer, today, onClose }: OfferFormProps) {
  const { t } = useTranslation('register');
  const [base, setBase] = useState(offer);
  const [draft, setDraft] = useState<OfferDraft>(offer);
  const { save, withdraw } = useOfferActs(onClose);
  const change = (part: Partial<OfferDraft>) => setDraft((now) => ({ ...now, ...part }));
  const isChanged = Object.keys(patchBetween(base, draft)).length > 0;
  // Nothing typed yet: the form follows. Something typed: it stays over what it was typed on.
  if (offer.version !== base.version && !isChanged) {
    setBase(offer);
    setDraft(offer);
  }
  const others = offer.version === base.version ? [] : changesOfOthers(base, offer);
  const isStale = save.problem?.code === 'stale_version' || others.length > 0;
  const isOut = offer.withdrawnOn !== null;
  // Later it would seem never to have been out; then it is taken anew.
  const mayComeBack = offer.withdrawnOn === today;
  const send = () => save.do({ before: offer, version: offer.version, patch: patchBetween(base, draft) });
  const takeTheirs = () => {
    setBase(offer);
    setDraft(offer);
    save.reset();
  };
  const problem = withdraw.problem ?? (save.problem?.code === 'stale_version' ? null : save.problem);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) send();
      }}
    >
      {problem ? <ErrorState problem={problem} /> : null}
      {isStale && isChanged ? (
        <Notice
          kind="warning"
          title={t('stale.title')}
          action={
            <Group gap="sm">
              <Button size="xs" variant="default" onClick={send} loading={save.isBusy}>
                {t('stale.mine')}
              </Button>
              <Button size="xs" variant="default" onClick={takeTheirs}>
                {t('stale.theirs')}
              </Button>
            </Group>
          }
        >
          {t('stale.explain')} <ChangeWords fields={others} />
        </Notice>
      ) : null}
      <p className={classes.quiet}>
        {offer.field} · {t(offer.feeBearing ? 'feeBearing' : 'free')}
      </p>
      {isOut && offer.withdrawnOn ? (
        <p>
          {t('withdrawnSince', { day: formatDate(offer.withdrawnOn) })} {mayComeBack ? null : t('takeAnew')}
        </p>
      ) : (
        <p className={classes.quiet}>{t('pastDays')}</p>
      )}
      <fieldset disabled={isOut} className={classes.fields}>
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
        {offer.feeBearing && draft.level >= 3 ? <Functions draft={draft} today={today} error={save.error} onChange={change} /> : null}
        <div className={classes.usage}>
          {USAGE_FIELDS.map((key) => (
            <NumberInput
              key={key}
              label={t(`columns.${key}`)}
              value={draft.usage[key]}
              min={0}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              onChange={(value) => change({ usage: { ...draft.usage, [key]: Number(value) || 0 } })}
              error={fieldError(save.error, `usage.${key}`)}
            />
          ))}
        </div>
        <Textarea label={t('columns.barrier')} description={t('barrierExplain')} value={draft.barrier} maxLength={1000} autosize minRows={2} onChange={(event) => change({ barrier: event.currentTarget.value })} error={fieldError(save.error, 'barrier')} />
      </fieldset>
      <div className={classes.acts}>
        {isOut ? null : (
          <Button type="submit" loading={save.isBusy} disabled={!isChanged} title={isChanged ? undefined : t('unchanged')}>
            {t('save')}
          </Button>
        )}
        {isOut && !mayComeBack ? null : (
          <Button variant="default" onClick={() => withdraw.do({ offer, withdrawn: !isOut })} loading={withdraw.isBusy}>
            {t(isOut ? 'restore' : 'withdraw')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface FunctionsProps {
  readonly draft: OfferDraft;
  readonly today: string;
  readonly error: unknown;
  readonly onChange: (part: Partial<OfferDraft>) => void;
}

/** Payment and receipt of a service with a fee, each with the day since when. */
function Functions({ draft, today, error, onChange }: FunctionsProps) {
  const { t } = useTranslation('register');
  return (
    <>
      <Switch
        label={t('columns.paymentOn')}
        checked={draft.paymentOn}
        onChange={(event) => onChange({ paymentOn: event.currentTarget.checked, paymentSince: event.currentTarget.checked ? (draft.paymentSince ?? today) : null })}
        error={fieldError(error, 'paymentOn')}
      />
      {draft.paymentOn ? <DateField label={t('paymentSince')} value={draft.paymentSince} until={today} onChange={(paymentSince) => onChange({ paymentSince })} error={fieldError(error, 'paymentSince')} /> : null}
      <Switch
        label={t('columns.receiptOn')}
        checked={draft.receiptOn}
        onChange={(event) => onChange({ receiptOn: event.currentTarget.checked, receiptSince: event.currentTarget.checked ? (draft.receiptSince ?? today) : null })}
        error={fieldError(error, 'receiptOn')}
      />
      {draft.receiptOn ? <DateField label={t('receiptSince')} value={draft.receiptSince} until={today} onChange={(receiptSince) => onChange({ receiptSince })} error={fieldError(error, 'receiptSince')} /> : null}
    </>
  );
}
