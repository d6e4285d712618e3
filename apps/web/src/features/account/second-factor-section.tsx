import { useQueryClient } from '@tanstack/react-query';
import { account, type AccountSecurity } from '@tiendo/types';
import { formatDateTime } from '@tiendo/phrases';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { withProof } from '../../api/with-proof.js';
import { Enrolment } from '../../session/enrolment.js';
import { RecoveryCodes } from '../../session/recovery-codes.js';
import { sessionQueries, useMe } from '../../session/session.queries.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './account.module.css';
import { securityQueries } from './security.queries.js';

/** Fewer than this are soon none. */
const FEW_CODES = 3;

/** The authenticator app of the person and their recovery codes. */
export function SecondFactorSection({ since, demanded, recoveryCodesLeft }: AccountSecurity['secondFactor']) {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const cache = useQueryClient();
  const { person } = useMe();
  const [setting, setSetting] = useState<'first' | 'anew' | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState<'end' | 'codes' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const end = useAct({
    act: (_: void, options) => withProof(() => call(account.endSecondFactor, {}, options)),
    refreshes: [securityQueries.all, sessionQueries.all],
    onDone: () => {
      setAsked(null);
      tellDone({ message: t('secondFactor.ended') });
    },
  });
  const renew = useAct({
    act: (_: void, options) => withProof(() => call(account.newRecoveryCodes, {}, options)),
    refreshes: [securityQueries.all],
    onDone: ({ recoveryCodes }) => {
      setAsked(null);
      setCodes(recoveryCodes);
    },
  });
  const refresh = () => Promise.all([securityQueries.all, sessionQueries.me().queryKey].map((queryKey) => cache.invalidateQueries({ queryKey })));
  const begin = () => {
    setConfirmed(false);
    setSetting(since === null ? 'first' : 'anew');
  };
  const confirmed = () => {
    setConfirmed(true);
    void refresh();
  };
  const finish = () => {
    setSetting(null);
    tellDone({ message: t('secondFactor.done') });
  };

  return (
    <Section id="second-factor" title={t('secondFactor.title')}>
      <p className={classes.quiet}>{t('secondFactor.explain')}</p>
      {setting !== null ? (
        <div className={classes.block}>
          {setting === 'anew' && !isConfirmed ? <p>{t('secondFactor.anewExplain')}</p> : null}
          <Enrolment email={person.email} onDone={finish} onConfirmed={confirmed} />
          {/* Once it is on there is nothing to cancel, only codes to keep. */}
          {isConfirmed ? null : (
            <p>
              <QuietButton onClick={() => setSetting(null)}>{t('cancel')}</QuietButton>
            </p>
          )}
        </div>
      ) : codes === null ? (
        <FactList label={t('secondFactor.title')}>
          <FactRow
            title={since === null ? t('secondFactor.off') : t('secondFactor.on', { at: formatDateTime(since, locale) })}
            note={demanded && since !== null ? t('secondFactor.demanded') : undefined}
            value={
              <div className={classes.acts}>
                <QuietButton onClick={begin}>{t(since === null ? 'secondFactor.setUp' : 'secondFactor.anew')}</QuietButton>
                {since !== null && !demanded ? <QuietButton onClick={() => setAsked('end')}>{t('secondFactor.end')}</QuietButton> : null}
              </div>
            }
          />
          {since === null ? null : (
            <FactRow
              title={t('secondFactor.codes')}
              note={`${t('secondFactor.codesLeft', { count: recoveryCodesLeft })}${recoveryCodesLeft <= FEW_CODES ? `, ${t('secondFactor.codesFew')}` : ''}`}
              value={<QuietButton onClick={() => setAsked('codes')}>{t('secondFactor.newCodes')}</QuietButton>}
            />
          )}
        </FactList>
      ) : (
        <div className={classes.block}>
          <RecoveryCodes email={person.email} codes={codes} onSaved={() => setCodes(null)} />
        </div>
      )}
      <ConfirmDialog opened={asked === 'end'} onClose={() => setAsked(null)} title={t('secondFactor.endTitle')} act={t('secondFactor.end')} onConfirm={() => end.do()} busy={end.isBusy} problem={end.problem} danger>
        <p>{t('secondFactor.endSentence')}</p>
      </ConfirmDialog>
      <ConfirmDialog opened={asked === 'codes'} onClose={() => setAsked(null)} title={t('secondFactor.newCodesTitle')} act={t('secondFactor.newCodes')} onConfirm={() => renew.do()} busy={renew.isBusy} problem={renew.problem}>
        <p>{t('secondFactor.newCodesSentence')}</p>
      </ConfirmDialog>
    </Section>
  );
}
