import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAt, NAVIGATION_GROUPS, type NavigationEntry } from './navigation.js';
import { useNavigationCounts } from './navigation-counts.js';
import classes from './side-nav.module.css';
import { useEntries } from './use-entries.js';

export interface SideNavProps {
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** The left navigation: groups, counts, and icons alone when it is folded. */
export function SideNav({ folded, onFold }: SideNavProps) {
  const { t } = useTranslation('shell');
  const entries = useEntries();
  const Fold = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <>
      <nav aria-label={t('nav.label')} className={folded ? classes.folded : undefined}>
        {NAVIGATION_GROUPS.map((group) => {
          const inGroup = entries.filter((entry) => entry.group === group);
          if (inGroup.length === 0) return null;
          return (
            <div key={group}>
              {group === 'work' ? null : <h2 className={classes.groupName}>{t(`nav.groups.${group}`)}</h2>}
              <ul className={classes.group} aria-label={t(`nav.groups.${group}`)}>
                {inGroup.map((entry) => (
                  <li key={entry.page}>
                    <Entry entry={entry} folded={folded} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      <button type="button" className={classes.fold} onClick={onFold} aria-label={folded ? t('nav.unfold') : t('nav.fold')} aria-expanded={!folded}>
        <Fold size={18} stroke={1.75} aria-hidden />
        {folded ? null : t('nav.fold')}
      </button>
    </>
  );
}

function Entry({ entry, folded }: { readonly entry: NavigationEntry; readonly folded: boolean }) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const count = useNavigationCounts()[entry.page];
  const name = t(`nav.pages.${entry.page}`);
  const counted = count === undefined ? null : t('nav.count', { count });
  const Sign = entry.sign;
  return (
    <Link
      to={entry.to}
      className={classes.entry}
      aria-current={isAt(entry, pathname) ? 'page' : undefined}
      aria-label={folded ? name : undefined}
      title={folded ? (counted ? `${name} (${counted})` : name) : undefined}
    >
      <Sign size={17} stroke={1.75} aria-hidden />
      {folded ? null : <span className={classes.word}>{name}</span>}
      {count === undefined ? null : folded ? (
        <span className={classes.dot} />
      ) : (
        <span className={classes.count} title={counted ?? undefined}>
          {count}
        </span>
      )}
    </Link>
  );
}
