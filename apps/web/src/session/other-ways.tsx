import { useQuery } from '@tanstack/react-query';
import { problemSentence } from '@tiendo/phrases';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.js';
import { PlainButton, plainButtonClass } from '../ui/plain-button.js';
import { QuietButton } from '../ui/quiet-button.js';
import { useLocale } from '../ui/use-locale.js';
import { openIdAddress } from './openid-requests.js';
import { canOfferInField, canUsePasskeys, signInByPasskey, type PasskeyOutcome } from './passkey-requests.js';
import { sessionQueries } from './session.queries.js';
import classes from './sign-in.module.css';

/** A challenge holds for ten minutes; an offer that waits in the field is made anew before that. */
const OFFER_MILLISECONDS = 9 * 60_000;

export interface OtherWaysProps {
  readonly onSignedIn: () => void | Promise<void>;
  readonly next?: string | undefined;
  /** The page stays open with what was typed: the provider opens in a tab of its own. */
  readonly stays?: boolean;
  /** Passkeys are also offered in the e-mail field's list. */
  readonly offersAtOnce?: boolean;
}

/** The ways to sign in besides a password, where the installation has some: the identity provider, a passkey. */
export function OtherWays({ onSignedIn, next, stays = false, offersAtOnce = false }: OtherWaysProps) {
  const { t } = useTranslation('sign-in');
  const locale = useLocale();
  const ways = useQuery(sessionQueries.installation()).data?.signIn;
  const [outcome, setOutcome] = useState<PasskeyOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const hasPasskeys = canUsePasskeys(ways?.passkeysAt);
  const name = ways?.openId ? (locale === 'vi' ? ways.openId.nameVi : ways.openId.nameEn) : null;
  const goOn = useEffectEvent(onSignedIn);

  useEffect(() => {
    if (!offersAtOnce || !hasPasskeys) return undefined;
    let isHere = true;
    const offer = async () => {
      if (!(await canOfferInField())) return;
      const given = await signInByPasskey({ inField: true });
      if (!isHere || given.kind === 'stopped') return;
      if (given.kind === 'signed_in') return goOn();
      setOutcome(given);
    };
    void offer();
    const again = setInterval(() => void offer(), OFFER_MILLISECONDS);
    return () => {
      isHere = false;
      clearInterval(again);
    };
  }, [offersAtOnce, hasPasskeys]);

  const ask = async () => {
    setBusy(true);
    setOutcome(null);
    const given = await signInByPasskey();
    if (given.kind === 'signed_in') await onSignedIn();
    setOutcome(given);
    setBusy(false);
  };

  if (name === null && !hasPasskeys) return null;
  const refusal = outcome?.kind === 'refused' ? problemSentence(outcome.code, locale) : null;
  return (
    <div className={classes.ways}>
      <p className={classes.or}>{t('or')}</p>
      {name === null ? null : (
        <a className={plainButtonClass('default')} href={openIdAddress(next)} {...(stays ? { target: '_blank', rel: 'noopener' } : {})}>
          {t('byOpenId', { name })}
        </a>
      )}
      {name !== null && stays ? <QuietButton onClick={() => void onSignedIn()}>{t('signedInElsewhere')}</QuietButton> : null}
      {hasPasskeys ? (
        <PlainButton kind="default" busy={busy} onClick={() => void ask()}>
          {t('byPasskey')}
        </PlainButton>
      ) : null}
      {outcome?.kind === 'stopped' ? <Notice kind="information" title={t('passkeyStopped')} /> : null}
      {refusal ? (
        <Notice kind="error" title={refusal.title}>
          {refusal.mend}
        </Notice>
      ) : null}
    </div>
  );
}
