import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { formatTime } from '@tiendo/phrases';
import { viewing } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { useMe } from '../../session/session.queries.js';
import { tellProblem } from '../../ui/toast.js';
import classes from './viewing-band.module.css';

/** Over the whole page while somebody of support looks through another person's eyes. */
export function ViewingBand() {
  const { t } = useTranslation('shell');
  const { person, viewedBy } = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const end = useAct({
    act: (_: void, options) => call(viewing.end, {}, options),
    onDone: () => {
      cache.clear();
      void navigate({ to: '/people', reloadDocument: true });
    },
    onRefused: tellProblem,
  });
  if (viewedBy === null) return null;
  return (
    <div className={classes.band} role="status">
      <span>
        <strong>{t('viewing.band', { name: person.name })}</strong> {t('viewing.until', { at: formatTime(viewedBy.until) })}
      </span>
      <button type="button" className={classes.end} onClick={() => end.do()} disabled={end.isBusy}>
        {t('viewing.end')}
      </button>
    </div>
  );
}
