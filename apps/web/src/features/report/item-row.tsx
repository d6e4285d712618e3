import type { Check } from '@tiendo/domain/reports';
import { checkSentence, formatRatio, ITEM_NAMES } from '@tiendo/phrases';
import type { ReportItemView } from '@tiendo/types';
import { IconAlertTriangle, IconArrowBackUp, IconChecks, IconCircleX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { Notice } from '../../ui/notice.js';
import { useLocale } from '../../ui/use-locale.js';
import { ConflictNotice } from './conflict-notice.js';
import { EvidenceCell } from './evidence/evidence-cell.js';
import type { EvidenceActs } from './evidence/use-evidence.js';
import { useFileTarget } from './evidence/use-file-target.js';
import { FigureAbout } from './figure-about.js';
import { hasFigure, isFigureKind } from './figure-change.js';
import { ItemChange, ItemContent } from './item-content.js';
import { itemId } from './item-place.js';
import classes from './report.module.css';
import type { ReportDrafts } from './saving/use-drafts.js';
import { WordsEditor } from './words-editor.js';

export interface ItemRowProps {
  readonly item: ReportItemView;
  /** Null for who only reads. */
  readonly writing: { readonly drafts: ReportDrafts; readonly evidence: EvidenceActs } | null;
  readonly checks: readonly Check[];
  /** What is missing is marked once somebody tried to go on. */
  readonly tried: boolean;
  readonly hintId: string;
  readonly onLedger: () => void;
}

/** One item in a row: last period, this one, the change, the proof. Files can be dropped and pasted anywhere on it. */
export function ItemRow({ item, writing, checks, tried, hintId, onLedger }: ItemRowProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const draft = writing?.drafts.draftOf(item.code);
  const isFigure = hasFigure(item.now);
  const said = checks.filter((check) => tried || check.code !== 'words_missing');
  const row = useRef<HTMLElement>(null);
  const isOver = useFileTarget(row, writing ? (files) => writing.evidence.add(item.code, files) : null);

  return (
    <article
      id={itemId(item.code)}
      className={classes.item}
      data-item={item.code}
      data-over={isOver || undefined}
      aria-labelledby={`${itemId(item.code)}-name`}
      tabIndex={-1}
      ref={row}
    >
      <header className={classes.itemHead}>
        <h3 id={`${itemId(item.code)}-name`} className={classes.itemName}>
          {ITEM_NAMES[locale][item.code]}
        </h3>
        <Decision item={item} />
        {draft && draft.saving !== 'saved' ? (
          <span className={classes.itemSaving} data-state={draft.saving}>
            {t(`saving.${draft.saving}`)}
          </span>
        ) : null}
        {isOver ? <span className={classes.dropHere}>{t('proof.drop')}</span> : null}
      </header>
      {item.state === 'returned' && item.returnReason ? (
        <Notice kind="warning" title={t('form.returnedBecause', { reason: item.returnReason })} />
      ) : null}
      <div className={classes.cells} data-four={isFigure || writing === null || undefined}>
        <div className={classes.last} data-name={t('form.last')}>
          <ItemContent item={item} content={item.last} />
        </div>
        <div className={classes.now}>
          {writing && !isFigure ? (
            <WordsEditor item={item} typed={writing.drafts.wordsOf(item)} isWrong={tried} onType={(change) => writing.drafts.type(item.code, change)} />
          ) : (
            <ItemContent item={item} content={item.now} />
          )}
          {isFigure ? <FigureAbout item={item} onLedger={onLedger} /> : null}
        </div>
        {isFigure || writing === null ? (
          <div className={classes.change} data-name={isFigureKind(item) && !isFigure ? undefined : t('form.change')}>
            <ItemChange item={item} />
          </div>
        ) : null}
        <div className={classes.proof}>
          <EvidenceCell item={item} acts={writing?.evidence ?? null} hintId={hintId} />
        </div>
      </div>
      {draft?.theirs && writing ? <ConflictNotice theirs={draft.theirs} onKeep={(keep) => writing.drafts.resolve(item.code, keep)} /> : null}
      {draft?.error ? (
        <Notice kind="error" title={t('refused')}>
          {problemWords(draft.error).title} {problemWords(draft.error).mend}
        </Notice>
      ) : null}
      {said.length > 0 ? (
        <ul className={classes.itemChecks}>
          {said.map((check) => (
            <li key={check.code} data-severity={check.severity}>
              {check.severity === 'error' ? <IconCircleX size={15} stroke={1.75} aria-hidden /> : <IconAlertTriangle size={15} stroke={1.75} aria-hidden />}
              <span>{checkSentence(check.code, check.found, locale).title}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {item.verified ? (
        <p className={classes.under}>
          {t('form.verified', { figure: formatRatio(item.verified.numerator, item.verified.denominator, locale, item.threshold ?? undefined) })}
          {item.verifiedReason ? `: ${item.verifiedReason}` : ''}
        </p>
      ) : null}
    </article>
  );
}

function Decision({ item }: { readonly item: ReportItemView }) {
  const { t } = useTranslation('report');
  if (item.state === 'accepted') {
    return (
      <span className={classes.accepted}>
        <IconChecks size={16} stroke={1.75} aria-hidden /> {t('form.accepted')}
      </span>
    );
  }
  if (item.state === 'returned') {
    return (
      <span className={classes.returned}>
        <IconArrowBackUp size={16} stroke={1.75} aria-hidden /> {t('form.isReturned')}
      </span>
    );
  }
  return null;
}
