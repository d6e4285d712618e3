import type { Me } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '../ui/quiet-button.js';
import { CodeStep } from './code-step.js';
import { Enrolment } from './enrolment.js';
import { LonePage } from './lone-page.js';
import classes from './second-step.module.css';

export interface SecondStepScreenProps {
  readonly me: Pick<Me, 'person' | 'secondFactor'>;
  readonly onDone: () => Promise<void>;
  /** The password must be given again; here is the reason where there is more to say than that the session ended. */
  readonly onTooOld: (reason?: 'sign_in_again') => void;
  /** Ends the session that is half open. */
  readonly onLeave: () => Promise<void>;
}

/** Between the password and the work: the code, or the setting up of an app where the role demands one and there is none yet. */
export function SecondStepScreen({ me, onDone, onTooOld, onLeave }: SecondStepScreenProps) {
  const { t } = useTranslation('sign-in');
  // What was asked for on arrival: confirming an app changes the answer, the recovery codes are still to be shown.
  const [isEnrolment] = useState(me.secondFactor === 'enrol');
  const { email } = me.person;
  return (
    <LonePage title={t(isEnrolment ? 'enrolment.title' : 'secondStep.title')} wide={isEnrolment}>
      <p className={classes.quiet}>{t('secondStep.sentence', { email })}</p>
      {isEnrolment ? <p className={classes.quiet}>{t('enrolment.demanded')}</p> : null}
      <div className={classes.body}>{isEnrolment ? <Enrolment email={email} onDone={onDone} onTooOld={() => onTooOld('sign_in_again')} /> : <CodeStep onDone={onDone} onEnded={() => onTooOld()} />}</div>
      <div className={classes.below} data-screen-only>
        <p className={classes.link}>
          <QuietButton onClick={() => void onLeave()}>{t('secondStep.otherPerson')}</QuietButton>
        </p>
      </div>
    </LonePage>
  );
}
