import { Button, Modal, Select } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { formatDate } from '@tiendo/phrases';
import { delegations, type LendableRole } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { useMe } from '../../session/session.queries.js';
import { AbleButton } from '../../ui/able-button.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/error-state.js';
import { dayBefore } from '../../ui/parse-day.js';
import { ReasonBox } from '../../ui/reason-box.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { roleWords } from './role-words.js';
import { ColleagueSelect, type Colleague } from './colleague-select.js';
import classes from './delegations.module.css';
import { TOUCHED_BY_DELEGATION } from './delegations.queries.js';

/** Lends one of the roles that the reader may lend: to whom, from when, until when, why. */
export function LendButton({ lendable, quiet = false }: { readonly lendable: readonly LendableRole[]; readonly quiet?: boolean }) {
  const { t } = useTranslation('delegations');
  const { t: ui } = useTranslation('ui');
  const [lending, setLending] = useState(false);
  const can = lendable.length > 0 ? ({ allowed: true, because: null } as const) : ({ allowed: false, because: 'wrong_role' } as const);
  return (
    <>
      <AbleButton can={can} onClick={() => setLending(true)} {...(quiet ? { variant: 'default', size: 'xs' } : { leftSection: <IconUserShare size={18} stroke={1.75} aria-hidden /> })}>
        {t('lend')}
      </AbleButton>
      <Modal opened={lending} onClose={() => setLending(false)} title={t('lendTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
        <LendForm lendable={lendable} onDone={() => setLending(false)} />
      </Modal>
    </>
  );
}

function LendForm({ lendable, onDone }: { readonly lendable: readonly LendableRole[]; readonly onDone: () => void }) {
  const { t } = useTranslation('delegations');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const { clock } = useMe();
  const [membershipId, setMembershipId] = useState(lendable[0]?.membershipId ?? '');
  const [borrower, setBorrower] = useState<Colleague | null>(null);
  const [from, setFrom] = useState<string | null>(clock.today);
  const [through, setThrough] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const role = lendable.find((each) => each.membershipId === membershipId);
  const many = new Set(lendable.map(({ holder }) => holder.id)).size > 1;
  const lend = useAct({
    act: (_: void, options) => call(delegations.lend, { body: { membershipId, borrowerId: borrower?.id ?? '', from: from ?? '', through: through ?? '', reason } }, options),
    refreshes: TOUCHED_BY_DELEGATION,
    onDone: (view) => {
      onDone();
      tellDone({ message: t('lentDone', { borrower: view.borrower.name, lender: view.lender.name, through: formatDate(view.through) }), next: t('bothTold') });
    },
  });
  return (
    <form
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (borrower !== null && from !== null && through !== null && reason.trim() !== '') lend.do();
      }}
    >
      {lend.problem ? <ErrorState problem={lend.problem} /> : null}
      <Select
        label={t('role')}
        data={lendable.map((each) => ({ value: each.membershipId, label: many ? t('roleOf', { role: roleWords(each, locale), name: each.holder.name }) : roleWords(each, locale) }))}
        value={membershipId}
        onChange={(value) => setMembershipId(value ?? membershipId)}
        allowDeselect={false}
      />
      <ColleagueSelect label={t('toWhom')} chosen={borrower} onChoose={setBorrower} without={role ? [role.holder.id] : []} error={tried && borrower === null ? t('colleagueNeeded') : null} />
      <div className={classes.days}>
        <DateField label={t('from')} value={from} onChange={setFrom} after={dayBefore(clock.today)} required error={tried && from === null ? t('dayNeeded') : null} />
        <DateField label={t('through')} value={through} onChange={setThrough} after={dayBefore(from ?? clock.today)} {...(role?.through ? { until: role.through } : {})} required error={tried && through === null ? t('dayNeeded') : null} />
      </div>
      <ReasonBox value={reason} onChange={setReason} placeholder={t('reasonExample')} maxLength={1_000} error={tried && reason.trim() === '' ? ui('reason.required') : null} />
      <p className={classes.quiet}>{t('explain')}</p>
      <Button type="submit" loading={lend.isBusy}>
        {t('lend')}
      </Button>
    </form>
  );
}
