import { formatDate, formatDayMonth } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { stepLooks, type LevelState } from './level-looks.js';
import classes from './level-steps.module.css';

/** A service's level as four small steps: filled is certified, outlined is proposed, dashed with its date is promised. */
export function LevelSteps({ certified, proposed, promised }: LevelState) {
  const { t } = useTranslation('ui');
  const words = [
    certified > 0 ? t('level.certified', { level: certified }) : proposed === null ? t('level.none') : null,
    proposed !== null && proposed > certified ? t('level.proposed', { level: proposed }) : null,
    promised !== null && promised.level > Math.max(certified, proposed ?? 0) ? t('level.promised', { level: promised.level, date: formatDate(promised.on) }) : null,
  ].filter((word) => word !== null);
  const now = Math.max(certified, proposed ?? 0);
  return (
    <span className={classes.level} role="img" aria-label={words.join('; ')} title={words.join('; ')}>
      <span className={classes.number} aria-hidden>
        {now === 0 ? '–' : now}
      </span>
      <span className={classes.steps} aria-hidden>
        {stepLooks({ certified, proposed, promised }).map((look, step) => (
          <span key={step} className={classes.step} data-look={look} />
        ))}
      </span>
      {promised !== null && promised.level > now ? (
        <span className={classes.date} aria-hidden>
          {formatDayMonth(promised.on)}
        </span>
      ) : null}
    </span>
  );
}
