import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconDotsVertical, IconEye, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { formatDate, LOCALES, localeOf, ROLE_NAMES, type Locale } from '@tiendo/phrases';
import { session } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { sessionGate } from '../../api/session-gate.js';
import { useAct } from '../../api/use-act.js';
import { changeLocale } from '../../i18n/i18n.js';
import { nameIn } from '../../i18n/name-in.js';
import { signOutAtProvider } from '../../session/openid-requests.js';
import { sessionQueries, useMe } from '../../session/session.queries.js';
import { signOut } from '../../session/sign-in-requests.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './frame.module.css';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Who is signed in, for whom, and their own settings: language, theme, leaving. */
export function PersonMenu() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const { person, memberships } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const atProvider = useQuery(sessionQueries.installation()).data?.signIn.openId != null;
  const keepLocale = useAct({ act: (to: Locale, options) => call(session.setLocale, { body: { locale: to } }, options) });
  const first = memberships[0];
  const place = first?.agency ? nameIn(locale, first.agency) : t('person.city');

  const leave = async () => {
    sessionGate.giveUp(new Error('signed out'));
    const there = atProvider ? await signOutAtProvider() : null;
    if (!atProvider) await signOut();
    cache.clear();
    if (there !== null) return window.location.assign(there);
    await navigate({ to: '/sign-in' });
  };
  const speak = (to: Locale) => {
    void changeLocale(to);
    keepLocale.do(to);
  };

  return (
    <Menu width={280} position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.person} title={t('person.menu', { name: person.name })}>
          <span className={classes.desktopOnly}>{`${person.name} · ${place}`}</span>
          <span className={classes.phoneOnly}>
            <IconDotsVertical size={20} stroke={1.75} role="img" aria-label={t('person.menu', { name: person.name })} />
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          <br />
          {person.email}
          {memberships.map(({ role, agency, onBehalfOf, through }) => (
            <span key={`${role} ${agency?.id ?? ''} ${onBehalfOf?.id ?? ''}`}>
              <br />
              {ROLE_NAMES[locale][role]} · {agency ? nameIn(locale, agency) : t('person.city')}
              {onBehalfOf && through ? `, ${t('person.standsIn', { name: onBehalfOf.name, through: formatDate(through) })}` : null}
            </span>
          ))}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        <Menu.RadioGroup value={locale} onChange={(to) => speak(localeOf(to))}>
          {LOCALES.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              <span lang={each}>{t(`person.${each}`)}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('person.theme')}</Menu.Label>
        {SCHEMES.map((each) => (
          <Menu.RadioItem key={each} value={each} checked={each === colorScheme} onChange={() => setColorScheme(each)} closeMenuOnClick>
            {t(`person.${each}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconShieldLock size={16} stroke={1.75} aria-hidden />} onClick={() => void navigate({ to: '/account' })}>
          {t('person.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconEye size={16} stroke={1.75} aria-hidden />} onClick={() => void navigate({ to: '/account/viewings' })}>
          {t('viewing.mine')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={() => void leave()}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
