import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { RANKING_GROUP_NAMES } from '@tiendo/phrases';
import { reminders, type DeskRow } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { nameIn } from '../../i18n/name-in.js';
import { tellDone } from '../../ui/toast.js';
import { UrgeDialog } from '../../ui/urge-dialog.js';
import { useLocale } from '../../ui/use-locale.js';
import { reviewQueries } from './review.queries.js';
import { wardsToUrge } from './wards-to-urge.js';

/** Urges the wards that still owe; says whom before it does. */
export function UrgeWards({ rows }: { readonly rows: readonly DeskRow[] }) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const owing = wardsToUrge(rows);
  const urge = useAct({
    act: (agencyCodes: string[], options) => call(reminders.urge, { body: { agencyCodes, note } }, options),
    refreshes: [reviewQueries.all, ['reminders']],
    onDone: ({ urged, skipped }) => {
      setAsking(false);
      setNote('');
      tellDone({ message: t('desk.urged', { count: urged.length }), ...(skipped.length > 0 ? { next: t('desk.skipped', { count: skipped.length }) } : {}) });
    },
  });
  return (
    <>
      {owing.length > 0 ? (
        <Button leftSection={<IconMail size={18} stroke={1.75} aria-hidden />} onClick={() => setAsking(true)}>
          {t('desk.urgeAll', { count: owing.length })}
        </Button>
      ) : null}
      <UrgeDialog
        opened={asking}
        onClose={() => setAsking(false)}
        explain={t('desk.urgeExplain', { count: owing.length })}
        whom={[{ group: RANKING_GROUP_NAMES[locale].ward, names: owing.map(({ agency }) => nameIn(locale, agency)) }]}
        note={note}
        onNote={setNote}
        onConfirm={() => urge.do(owing.map(({ agency }) => agency.code))}
        busy={urge.isBusy}
        problem={urge.problem}
      />
    </>
  );
}
