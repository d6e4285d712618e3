import { formatDate } from '@tiendo/phrases';
import { delegations, type DelegationView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { AbleButton } from '../../ui/able-button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { FactList, FactRow } from '../../ui/section.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { roleWords } from './role-words.js';
import classes from './delegations.module.css';
import { TOUCHED_BY_DELEGATION } from './delegations.queries.js';

/** Delegations, one a row: who for whom, as what, until when, why; with the way to end it. */
export function DelegationLines({ rows, empty }: { readonly rows: readonly DelegationView[]; readonly empty: string }) {
  if (rows.length === 0) return <p className={classes.quiet}>{empty}</p>;
  return (
    <FactList>
      {rows.map((row) => (
        <Line key={row.id} row={row} />
      ))}
    </FactList>
  );
}

function Line({ row }: { readonly row: DelegationView }) {
  const { t } = useTranslation('delegations');
  const locale = useLocale();
  const isOpen = row.state !== 'ended' && row.state !== 'revoked';
  const lines = [
    t('days', { from: formatDate(row.from), through: formatDate(row.through) }),
    t('reasonIs', { reason: row.reason }),
    ...(row.lentBy === row.lender.name ? [] : [t('enteredBy', { by: row.lentBy })]),
  ];
  return (
    <FactRow
      title={
        <>
          {t('forWhom', { borrower: row.borrower.name, lender: row.lender.name })}
          <span className={classes.role}>{roleWords(row, locale)}</span>
        </>
      }
      note={lines.join(' · ')}
      value={isOpen ? <EndDelegation row={row} /> : null}
      valueNote={row.state === 'revoked' && row.revokedBy ? t('revokedBy', { by: row.revokedBy }) : t(`state.${row.state}`)}
    />
  );
}

function EndDelegation({ row }: { readonly row: DelegationView }) {
  const { t } = useTranslation('delegations');
  const [asking, setAsking] = useState(false);
  const end = useAct({
    act: (_: void, options) => call(delegations.revoke, { params: { delegationId: row.id } }, options),
    refreshes: TOUCHED_BY_DELEGATION,
    onDone: () => {
      setAsking(false);
      tellDone({ message: t('ended', { borrower: row.borrower.name, lender: row.lender.name }) });
    },
  });
  return (
    <>
      <AbleButton can={row.can.revoke} variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('end')}
      </AbleButton>
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={t('endTitle')} act={t('end')} onConfirm={() => end.do()} busy={end.isBusy} problem={end.problem}>
        <p>{t('endExplain', { borrower: row.borrower.name, lender: row.lender.name })}</p>
      </ConfirmDialog>
    </>
  );
}
