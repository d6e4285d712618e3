import { useQuery } from '@tanstack/react-query';
import { identities, type IdentityView } from '@tiendo/types';
import { formatDateTime } from '@tiendo/phrases';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { withProof } from '../../api/with-proof.js';
import { sessionQueries } from '../../session/session.queries.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ErrorState } from '../../ui/error-state.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { waysInQueries } from './account.queries.js';

/** The accounts of the identity provider that are linked to the person; nothing where there is no provider and none was linked. */
export function IdentitiesSection() {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const list = useQuery(waysInQueries.identities());
  const provider = useQuery(sessionQueries.installation()).data?.signIn.openId ?? null;
  const [leaving, setLeaving] = useState<IdentityView | null>(null);
  const unlink = useAct({
    act: ({ id }: IdentityView, options) => withProof(() => call(identities.unlink, { params: { identityId: id } }, options)),
    refreshes: [waysInQueries.all],
    onDone: (_, { email }) => {
      setLeaving(null);
      tellDone({ message: t('identities.unlinked', { email }) });
    },
  });
  if (provider === null && (list.data?.items.length ?? 0) === 0) return null;
  const name = provider === null ? '' : locale === 'vi' ? provider.nameVi : provider.nameEn;
  return (
    <Section id="identities" title={t('identities.title')}>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonRows rows={1} /> : null}
      {list.data?.items.length === 0 ? <p>{t('identities.none', { name })}</p> : null}
      {list.data && list.data.items.length > 0 ? (
        <FactList label={t('identities.title')}>
          {list.data.items.map((identity) => (
            <FactRow
              key={identity.id}
              title={identity.email}
              note={`${new URL(identity.issuer).host} · ${t('identities.linkedAt', { at: formatDateTime(identity.linkedAt, locale) })} · ${t('identities.usedAt', { at: formatDateTime(identity.lastUsedAt, locale) })}`}
              value={list.data.canUnlink ? <QuietButton onClick={() => setLeaving(identity)} aria-label={t('identities.unlinkOne', { email: identity.email })}>{t('identities.unlink')}</QuietButton> : undefined}
              valueNote={list.data.canUnlink ? undefined : t('identities.onlyWay')}
            />
          ))}
        </FactList>
      ) : null}
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('identities.unlinkTitle', { email: leaving?.email ?? '' })}
        act={t('identities.unlink')}
        onConfirm={() => leaving && unlink.do(leaving)}
        busy={unlink.isBusy}
        problem={unlink.problem}
        danger
      >
        <p>{t('identities.unlinkSentence')}</p>
      </ConfirmDialog>
    </Section>
  );
}
