import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { OWING_STATUSES } from '@tiendo/domain/reports';
import { RANKING_GROUP_NAMES } from '@tiendo/phrases';
import { reminders, type MatrixRow } from '@tiendo/types';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { nameIn } from '../../i18n/name-in.js';
import { tellDone } from '../../ui/toast.js';
import { UrgeDialog } from '../../ui/urge-dialog.js';
import { useLocale } from '../../ui/use-locale.js';
import { matrixQueries } from './matrix.queries.js';

/** As many agencies as the server takes in one act. */
const MOST = 200;

/** Urges those in sight whose report is not sent; says whom before it does. */
export function UrgeButton({ rows }: { readonly rows: readonly MatrixRow[] }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const owing = rows.filter(({ report }) => OWING_STATUSES.some((status) => status === report?.status)).slice(0, MOST);
  // Where no mail server is set the mails stay in the mailbox, and whoever urges has to know that nobody got one.
  const { data: delivers = true } = useQuery({
    queryKey: ['mailbox', 'delivers'],
    queryFn: async ({ signal }) => (await call(reminders.mailbox, { query: { limit: 1 } }, { signal })).delivers,
    enabled: asking,
  });
  const urge = useAct({
    act: (agencyCodes: string[], options) => call(reminders.urge, { body: { agencyCodes, note } }, options),
    refreshes: [matrixQueries.all, ['reminders']],
    onDone: ({ urged, skipped }) => {
      setAsking(false);
      setNote('');
      tellDone({ message: t(delivers ? 'urge.done' : 'urge.kept', { count: urged.length }), ...(skipped.length > 0 ? { next: t('urge.skipped', { count: skipped.length }) } : {}) });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconMail size={18} stroke={1.75} aria-hidden />} onClick={() => setAsking(true)} disabled={owing.length === 0} title={owing.length === 0 ? t('urge.nobody') : undefined}>
        {t('urge.open')}
      </Button>
      <UrgeDialog
        opened={asking}
        onClose={() => setAsking(false)}
        explain={t('urge.explain', { count: owing.length })}
        whom={[...Map.groupBy(owing, ({ agency }) => agency.kind)].map(([kind, of]) => ({ group: RANKING_GROUP_NAMES[locale][kind], names: of.map(({ agency }) => nameIn(locale, agency)) }))}
        note={note}
        onNote={setNote}
        onConfirm={() => urge.do(owing.map((row) => row.agency.code))}
        busy={urge.isBusy}
        problem={urge.problem}
      />
    </>
  );
}
