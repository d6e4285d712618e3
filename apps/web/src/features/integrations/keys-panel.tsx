import { useQuery } from '@tanstack/react-query';
import { dayOfInstant, formatDate, formatDateTime } from '@tiendo/phrases';
import { apiKeys, type ApiKeyView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Once } from '../../ui/once.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './integrations.module.css';
import { integrationQueries } from './integrations.queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { RotateDialog } from './rotate-dialog.js';
import { StateWord } from './state-word.js';

interface Asked {
  readonly what: 'rotate' | 'revoke';
  readonly of: ApiKeyView;
}

/** Every key: whose, what for, until when, when it was last used. */
export function KeysPanel() {
  const { t } = useTranslation('integrations');
  const list = useQuery(integrationQueries.keys());
  const [asked, setAsked] = useState<Asked | null>(null);
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonTable rows={5} />;
  if (list.data.items.length === 0) return <EmptyState why={t('keys.empty')} next={t('keys.emptyNext')} />;
  return (
    <>
      <DataTable caption={t('tabs.keys')} stacks>
        <thead>
          <tr>
            <Th>{t('system')}</Th>
            <Th>{t('whose')}</Th>
            <Th>{t('keys.scopes')}</Th>
            <Th>{t('keys.expires')}</Th>
            <Th>{t('keys.lastUsed')}</Th>
            <Th>{t('state')}</Th>
            <Th>{t('acts')}</Th>
          </tr>
        </thead>
        <tbody>
          {list.data.items.map((key) => (
            <KeyRow key={key.id} view={key} onAsk={(what) => setAsked({ what, of: key })} />
          ))}
        </tbody>
      </DataTable>
      {asked ? <AskedDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function KeyRow({ view, onAsk }: { readonly view: ApiKeyView; readonly onAsk: (what: Asked['what']) => void }) {
  const { t } = useTranslation('integrations');
  const locale = useLocale();
  const { system, prefix, agency, scopes, expiresAt, previousUntil, lastUsedAt, lastUsedAddress, state, revokedAt, revokedBy, revokedReason } = view;
  return (
    <tr>
      <RowHead>
        <span className={classes.name}>{system}</span>
        <span className={`${classes.quiet} ${classes.code}`}>{prefix}…</span>
      </RowHead>
      <Td label={t('whose')}>{agency ? nameIn(locale, agency) : t('wholeCity')}</Td>
      <Td label={t('keys.scopes')}>{scopes.map((scope) => t(`keys.scopeNames.${scope}`)).join('; ')}</Td>
      <Td label={t('keys.expires')}>
        <Once>{formatDate(lastDay(expiresAt))}</Once>
        {previousUntil ? <span className={classes.quiet}>{t('keys.previous', { until: formatDateTime(previousUntil, locale) })}</span> : null}
      </Td>
      <Td label={t('keys.lastUsed')}>
        {lastUsedAt ? <Once>{formatDateTime(lastUsedAt, locale)}</Once> : t('keys.never')}
        {lastUsedAddress ? <span className={classes.quiet}>{t('keys.from', { address: lastUsedAddress })}</span> : null}
      </Td>
      <Td label={t('state')}>
        <StateWord look={state === 'active' ? 'good' : state === 'expired' ? 'over' : 'bad'} word={t(`keys.states.${state}`)} />
        {revokedAt ? <span className={classes.quiet}>{t('keys.revokedBy', { name: revokedBy ?? '', at: formatDateTime(revokedAt, locale), reason: revokedReason ?? '' })}</span> : null}
      </Td>
      <Td label={t('acts')}>
        {state === 'active' ? (
          <span className={classes.acts}>
            <QuietButton onClick={() => onAsk('rotate')}>{t('rotate')}</QuietButton>
            <QuietButton onClick={() => onAsk('revoke')}>{t('keys.revoke')}</QuietButton>
          </span>
        ) : (
          '–'
        )}
      </Td>
    </tr>
  );
}

/** A key ends at 24:00, which is said as its last day. */
function lastDay(expiresAt: string): string {
  return dayOfInstant(new Date(Date.parse(expiresAt) - 1).toISOString());
}

function AskedDialog({ what, of: { id: keyId, system }, onClose }: Asked & { readonly onClose: () => void }) {
  const { t } = useTranslation('integrations');
  if (what === 'revoke') {
    return (
      <ReasonDialog
        title={t('keys.revokeTitle', { system })}
        explanation={t('keys.revokeBody')}
        label={t('keys.revokeReason')}
        act={t('keys.revoke')}
        done={t('keys.revoked', { system })}
        onConfirm={(reason, options) => call(apiKeys.revoke, { params: { keyId }, body: { reason } }, options)}
        onClose={onClose}
      />
    );
  }
  return (
    <RotateDialog
      title={t('keys.rotateTitle', { system })}
      explanation={t('keys.rotateBody')}
      once={{ title: t('keys.onceTitle'), warning: t('keys.onceBody'), label: t('keys.token', { system }) }}
      rotate={async (graceDays, options) => (await call(apiKeys.rotate, { params: { keyId }, body: { graceDays } }, options)).token}
      onClose={onClose}
    />
  );
}
