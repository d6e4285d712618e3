import { formatChange, formatPoints, ITEM_NAMES } from '@tiendo/phrases';
import { percentTenths } from '@tiendo/domain/figures';
import type { ReportItemView } from '@tiendo/types';
import { IconArrowBackUp, IconChecks, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { useLocale } from '../../ui/use-locale.js';
import { AnswerLine } from './item-answer.js';
import { earlierOf } from './review-progress.js';
import classes from './review.module.css';

export interface ItemsTableProps {
  readonly items: readonly ReportItemView[];
  readonly chosen: string | undefined;
  readonly lastName: string;
  readonly nowName: string;
  readonly onChoose: (code: ReportItemView['code']) => void;
}

/** One item a row: last, this, the change, the proof. Changed items first; the rest keep the order of the form. */
export function ItemsTable({ items, chosen, lastName, nowName, onChoose }: ItemsTableProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  return (
    <div className={classes.items}>
      <DataTable caption={t('items')} dense>
        <thead>
          <tr>
            <Th>{t('item')}</Th>
            <Th>{lastName}</Th>
            <Th>{nowName}</Th>
            <Th numeric>{t('change')}</Th>
            <Th>{t('proof')}</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code} aria-selected={item.code === chosen} data-item={item.code} className={classes.itemRow} onClick={() => onChoose(item.code)}>
              <RowHead>
                <button type="button" className={classes.itemName} aria-current={item.code === chosen || undefined} onClick={() => onChoose(item.code)}>
                  <Decision item={item} />
                  <span className={item.changed ? classes.changed : undefined}>{ITEM_NAMES[locale][item.code]}</span>
                </button>
              </RowHead>
              <Td className={`${classes.quiet} ${classes.oneLine}`}>
                <AnswerLine item={item} content={earlierOf(item)} />
              </Td>
              <Td className={classes.oneLine}>
                <AnswerLine item={item} content={item.now} />
              </Td>
              <Td numeric>
                <Change item={item} />
              </Td>
              <Td>{item.evidence.length > 0 ? <Proof item={item} /> : null}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Decision({ item }: { readonly item: ReportItemView }) {
  const { t } = useTranslation('review');
  if (item.state === 'accepted') return <IconChecks size={16} className={classes.accepted} aria-label={t('state.accepted')} />;
  if (item.state === 'returned') return <IconArrowBackUp size={16} className={classes.returned} aria-label={t('state.returned')} />;
  return <span className={classes.waiting} role="img" aria-label={t('state.open')} />;
}

function Change({ item }: { readonly item: ReportItemView }) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const earlier = earlierOf(item);
  if (!item.changed) return <span className={classes.quiet}>{t('same')}</span>;
  if (!earlier || item.now.numerator === null || item.now.denominator === null || earlier.numerator === null || earlier.denominator === null) return <>{earlier ? t('differs') : t('new')}</>;
  if (item.kind === 'adoption') return <>{formatChange(item.now.numerator - earlier.numerator, locale)}</>;
  const was = percentTenths({ numerator: earlier.numerator, denominator: earlier.denominator });
  const is = percentTenths({ numerator: item.now.numerator, denominator: item.now.denominator });
  return <>{was === null || is === null ? t('differs') : formatPoints(is - was, locale)}</>;
}

function Proof({ item }: { readonly item: ReportItemView }) {
  const { t } = useTranslation('review');
  const [first] = item.evidence;
  return (
    <span className={classes.proof}>
      <IconPaperclip size={15} aria-hidden />
      <span title={item.evidence.map(({ fileName }) => fileName).join('\n')}>{item.evidence.length === 1 && first ? first.fileName : t('files', { count: item.evidence.length })}</span>
    </span>
  );
}
