import { useQuery } from '@tanstack/react-query';
import { problemSentence } from '@tiendo/phrases';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.js';
import { PRODUCT_NAME } from '../ui/product-name.js';
import { useLocale } from '../ui/use-locale.js';
import { useTabTitle } from '../ui/use-tab-title.js';
import { DemonstrationAccounts } from './demonstration-accounts.js';
import { LanguageSwitch } from './language-switch.js';
import { OtherWays } from './other-ways.js';
import { sessionQueries } from './session.queries.js';
import { SignInForm } from './sign-in-form.js';
import classes from './sign-in.module.css';

export interface SignInScreenProps {
  /** The page that was asked for before signing in. */
  readonly next?: string | undefined;
  /** Why the identity provider's way back did not lead in; a code of ours. */
  readonly refused?: string | undefined;
  /** The provider signed somebody in: they are led on at once. */
  readonly isSignedIn?: boolean;
  readonly onSignedIn: () => Promise<void>;
  /** The way on for who forgot the password. */
  readonly forgotLink: ReactNode;
}

/** The page that signs people in; in a demonstration it also offers the accounts. */
export function SignInScreen({ onSignedIn, next, refused, isSignedIn = false, forgotLink }: SignInScreenProps) {
  const { t } = useTranslation('sign-in');
  const locale = useLocale();
  const installation = useQuery(sessionQueries.installation()).data;
  const [email, setEmail] = useState('');
  useTabTitle(t('title'));
  const leadOn = useEffectEvent(() => void onSignedIn().catch(() => undefined));
  useEffect(() => {
    if (isSignedIn) leadOn();
  }, [isSignedIn]);
  const refusal = refused === undefined ? null : problemSentence(refused, locale);
  const place = installation ? (locale === 'vi' ? installation.jurisdiction.nameVi : installation.jurisdiction.nameEn) : '\u00a0';
  return (
    <>
      <div className={classes.languages}>
        <LanguageSwitch />
      </div>
      <main id="content" className={classes.page} data-single={installation?.demonstration ? undefined : true}>
        <div>
          <p className={classes.product}>{PRODUCT_NAME}</p>
          <p className={classes.place}>{place}</p>
          <h1 className={classes.title}>{t('title')}</h1>
          {installation?.setupNeeded ? <Notice kind="information" title={t('setup')} /> : null}
          {refusal ? (
            <Notice kind="error" title={refusal.title}>
              {refusal.mend}
            </Notice>
          ) : null}
          <SignInForm email={email} onEmail={setEmail} onSignedIn={onSignedIn} />
          <OtherWays next={next} onSignedIn={onSignedIn} offersAtOnce />
          <p className={classes.below}>{forgotLink}</p>
        </div>
        {installation?.demonstration ? <DemonstrationAccounts onChoose={setEmail} /> : null}
      </main>
    </>
  );
}
