import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionGate } from '../../api/session-gate.js';
import { SessionExpired } from '../../session/session-expired.js';
import { useMe } from '../../session/session.queries.js';
import { forgetDone } from '../../ui/toast.js';
import { BottomNav } from './bottom-nav.js';
import classes from './frame.module.css';
import { SideNav } from './side-nav.js';
import { TopBar } from './top-bar.js';
import { ViewingBand } from './viewing-band.js';

/** What surrounds every page of a signed-in person. */
export function AppFrame() {
  const { t } = useTranslation('ui');
  const navigate = useNavigate();
  const { viewedBy } = useMe();
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [folded, setFolded] = useLocalStorage({ key: 'tiendo.side', defaultValue: false, getInitialValueInEffect: false });
  useFocusOnArrival();
  useToldOnItsPage();
  useEffect(() => sessionGate.arm(), []);
  return (
    <>
      <SessionExpired onLeave={() => void navigate({ to: '/sign-in' })} />
      <a href="#content" className="td-skip">
        {t('skip')}
      </a>
      <div className={classes.frame} data-folded={folded || undefined} data-viewing={viewedBy !== null || undefined}>
        <TopBar />
        <ViewingBand />
        {phone ? null : (
          <div className={classes.side}>
            <SideNav folded={folded} onFold={() => setFolded((now) => !now)} />
          </div>
        )}
        <main id="content" tabIndex={-1} className={classes.content}>
          <Outlet />
        </main>
        {phone ? <BottomNav /> : null}
      </div>
      <Notifications position="bottom-left" limit={4} containerWidth={360} />
    </>
  );
}

/** What was told of an act leaves with the page on which it was done. */
function useToldOnItsPage() {
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => pathChanged && fromLocation !== undefined && forgetDone()), [router]);
}

/** After going to another page the reading starts at its title, as after a page that was loaded. */
function useFocusOnArrival() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        const arrived = document.getElementById('page-title') ?? document.getElementById('content');
        arrived?.focus({ preventScroll: true });
      }),
    [router],
  );
}
