import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAt } from './navigation.js';
import classes from './side-nav.module.css';
import { useEntries } from './use-entries.js';

const PLACES = 4;

/** On a phone: the first pages at the thumb, the rest one touch further. */
export function BottomNav() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const entries = useEntries();
  const first = entries.length <= PLACES + 1 ? entries : entries.slice(0, PLACES);
  const rest = entries.slice(first.length);
  return (
    <nav aria-label={t('nav.label')}>
      <ul className={classes.bottom}>
        {first.map((entry) => (
          <li key={entry.page}>
            <Link to={entry.to} className={classes.tab} aria-current={isAt(entry, pathname) ? 'page' : undefined}>
              <entry.sign size={20} stroke={1.75} aria-hidden />
              <span>{t(`nav.short.${entry.page}`)}</span>
            </Link>
          </li>
        ))}
        {rest.length === 0 ? null : (
          <li>
            <Menu position="top-end" width={240}>
              <Menu.Target>
                <button type="button" className={classes.tab}>
                  <IconDots size={20} stroke={1.75} aria-hidden />
                  <span>{t('nav.more')}</span>
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                {rest.map((entry) => (
                  <Menu.Item key={entry.page} leftSection={<entry.sign size={18} stroke={1.75} aria-hidden />} onClick={() => void navigate({ to: entry.to })}>
                    {t(`nav.pages.${entry.page}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  );
}
