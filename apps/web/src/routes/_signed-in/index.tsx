import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { problemWords } from '../../api/problem-words.js';
import { CityHomePart } from '../../features/city-home/city-home-part.js';
import { FirstPage } from '../../features/frame/first-page.js';
import { AgencyHomePart } from '../../features/officer-home/agency-home-part.js';
import { HomeSkeleton } from '../../features/officer-home/home-skeleton.js';
import { homeQueries } from '../../features/officer-home/home.queries.js';
import { loadMessages } from '../../i18n/i18n.js';
import { AgencySwitch } from '../../session/agency-switch.js';
import { useMe } from '../../session/session.queries.js';
import { ErrorState } from '../../ui/error-state.js';

export const Route = createFileRoute('/_signed-in/')({
  validateSearch: z.object({ agency: z.catch(z.optional(z.string().check(z.maxLength(40))), undefined) }),
  loader: () => loadMessages('officer-home', 'city-home'),
  component: HomePage,
});

/** My work: the part of who works at an agency, the part of who watches the city, or both. */
function HomePage() {
  const me = useMe();
  const { agency: asked } = Route.useSearch();
  const home = useQuery(homeQueries.home(asked));
  if (home.isError) return <ErrorState problem={problemWords(home.error)} onRetry={() => void home.refetch()} retrying={home.isFetching} />;
  if (home.isPending) return <HomeSkeleton />;
  const { agency, city } = home.data;
  return (
    <>
      {agency ? (
        <AgencySwitch
          shown={agency.agency.code}
          link={({ code }, name, isShown) => (
            <Link to="/" search={{ agency: code }} aria-current={isShown ? 'page' : undefined}>
              {name}
            </Link>
          )}
        />
      ) : null}
      {agency ? <AgencyHomePart home={agency} /> : null}
      {city ? <CityHomePart home={city} me={me} /> : null}
      {agency || city ? null : <FirstPage />}
    </>
  );
}
