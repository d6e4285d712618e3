import { createFileRoute, redirect, stripSearchParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RegisterSearch } from '../../features/register/register-search.js';
import { loadMessages } from '../../i18n/i18n.js';
import { sessionQueries } from '../../session/session.queries.js';
import { EmptyState } from '../../ui/empty-state.js';

export const Route = createFileRoute('/_signed-in/register/')({
  validateSearch: RegisterSearch,
  search: { middlewares: [stripSearchParams({ chip: [] })] },
  // The register of the person's own agency; who stands above all agencies opens one from the matrix or the list of agencies.
  beforeLoad: async ({ context, search }) => {
    const me = await context.queryClient.ensureQueryData(sessionQueries.me());
    const own = me.agencies[0] ?? me.memberships.find((held) => held.agency !== null)?.agency;
    if (own) throw redirect({ to: '/register/$agencyCode', params: { agencyCode: own.code }, search, replace: true });
  },
  loader: () => loadMessages('register'),
  component: NoOwnRegister,
});

function NoOwnRegister() {
  const { t } = useTranslation('register');
  return <EmptyState why={t('noOwn')} next={t('noOwnNext')} />;
}
