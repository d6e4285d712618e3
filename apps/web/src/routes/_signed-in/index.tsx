import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { problemWords } from '../../api/problem-words.js';
import { CityHomePart } from '../../features/city-home/city-home-part.js';
import { FirstPage } from '../../features/frame/first-page.js';
import { AgencyHomePart } from '../../features/officer-home/agency-home-part.js';
import { HomeSkeleton } from '../../features/officer-home/home-skeleton.js';
import { homeQueries } from '../../features/officer-home/home.queries.js';
import { loadMessages } from '../../i18n/i18n.js';
import { useMe } from '../../session/session.queries.js';
import { ErrorState } from '../../ui/error-state.js';

export const Route = createFileRoute('/_signed-in/')({
  loader: () => loadMessages('officer-home', 'city-home'),
  component: HomePage,
});

/** My work: the part of who works at an agency, the part of who watches the city, or both. */
function HomePage() {
  const me = useMe();
  const home = useQuery(homeQueries.home());
  if (home.isError) return <ErrorState problem={problemWords(home.error)} onRetry={() => void home.refetch()} retrying={home.isFetching} />;
  if (home.isPending) return <HomeSkeleton />;
  const { agency, city } = home.data;
  return (
    <>
      {agency ? <AgencyHomePart home={agency} /> : null}
      {city ? <CityHomePart home={city} me={me} /> : null}
      {agency || city ? null : <FirstPage />}
    </>
  );
}
