import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import type { ItemCode } from '@tiendo/domain/reports';
import { dueText, ITEM_NAMES, type Locale } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { useLocale } from '../../ui/use-locale.js';
import { goToItem } from './item-place.js';
import classes from './report.module.css';
import type { KeptDraft } from './saving/draft-store.js';
import type { ReportDrafts } from './saving/use-drafts.js';

const namesOf = (codes: readonly ItemCode[], locale: Locale) => codes.map((code) => ITEM_NAMES[locale][code]).join(', ');

/** What has to be known before writing: why it came back, what was put back from this device, that the line is broken. */
export function ReportNotices({ report, drafts, isEditable }: { readonly report: ReportView; readonly drafts: ReportDrafts; readonly isEditable: boolean }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { online } = useNetwork();
  return (
    <div data-screen-only>
      {isEditable && !online ? (
        <Notice kind="warning" title={t('offline.title')}>
          {t('offline.explain')}
        </Notice>
      ) : null}
      {report.givenBackReason ? (
        <Notice kind="warning" title={t('givenBack', { reason: report.givenBackReason })}>
          {isEditable ? t('givenBackMend') : null}
        </Notice>
      ) : null}
      {report.isDraftShown && report.items.some(({ state }) => state === 'returned') ? <Returned report={report} /> : null}
      {drafts.restored.length > 0 ? (
        <Notice kind="information" title={t('restored.title', { count: drafts.restored.length, items: namesOf(drafts.restored, locale) })} action={<QuietButton onClick={drafts.forgetRestored}>{t('restored.fine')}</QuietButton>}>
          {t(drafts.restored.some((code) => drafts.draftOf(code)?.saving === 'conflict') ? 'restored.conflict' : 'restored.explain')}
        </Notice>
      ) : null}
      {isEditable ? null : <Leftover report={report} drafts={drafts} />}
    </div>
  );
}

function Returned({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const items = report.items.filter((item) => item.state === 'returned');
  const title = report.returnDueOn
    ? t('returned.title', { count: items.length, by: t('returnBy', { due: dueText(report.returnDueOn, locale) }) })
    : t('returned.titleNoDay', { count: items.length });
  return (
    <Notice kind="warning" title={title}>
      {t('returned.explain')}
      <ul className={classes.returnedList}>
        {items.map((item) => (
          <li key={item.code}>
            <button type="button" className={classes.checkLink} onClick={() => goToItem(item.code)}>
              {ITEM_NAMES[locale][item.code]}
            </button>
            {item.returnReason ? `: ${item.returnReason}` : ''}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What an earlier visit typed and could not send, on a report that can no longer be changed: shown, never lost silently. */
function Leftover({ report, drafts: { store } }: { readonly report: ReportView; readonly drafts: ReportDrafts }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const [kept, setKept] = useState<readonly (readonly [ItemCode, KeptDraft])[]>([]);
  useEffect(() => {
    let here = true;
    store.read().then(
      (drafts) => here && setKept([...drafts]),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [store, report.id]);
  if (kept.length === 0) return null;
  const drop = () => {
    for (const [code] of kept) void store.forget(code).catch(() => undefined);
    setKept([]);
  };
  const codes = kept.map(([code]) => code);
  return (
    <Notice
      kind="warning"
      title={t('leftover.title', { count: kept.length, items: namesOf(codes, locale) })}
      action={
        <Button size="xs" variant="default" onClick={drop}>
          {t('leftover.drop')}
        </Button>
      }
    >
      {t('leftover.explain')}
      <details>
        <summary>{t('leftover.show')}</summary>
        {kept.map(([code, { words }]) => (
          <blockquote key={code} className={classes.quote}>
            <strong>{ITEM_NAMES[locale][code]}</strong>
            {`\n${words.words}${words.cause ? `\n${t('form.cause')}: ${words.cause}` : ''}`}
          </blockquote>
        ))}
      </details>
    </Notice>
  );
}
