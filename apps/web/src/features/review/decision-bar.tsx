import { Button } from '@mantine/core';
import type { ReportItemView, ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/key-hint.js';
import classes from './review.module.css';
import { countsOf, finishOf } from './review-progress.js';

export interface DecisionBarProps {
  readonly report: ReportView;
  readonly item: ReportItemView | undefined;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onAccept: () => void;
  readonly onReturn: () => void;
  readonly onReopen: () => void;
  readonly onFinish: (action: 'return' | 'accept') => void;
  readonly onKeys: () => void;
}

/** The acts of the moment with their keys: begin, decide the item, or finish the report once nothing is open. */
export function DecisionBar({ report, item, busy, onOpen, onAccept, onReturn, onReopen, onFinish, onKeys }: DecisionBarProps) {
  const { t } = useTranslation('review');
  const { returned } = countsOf(report);
  const finish = finishOf(report);
  return (
    <div className={classes.bar} data-act-bar data-screen-only>
      {report.can.open.allowed ? (
        <Button onClick={onOpen} loading={busy} rightSection={<KeyHint keys="O" />}>
          {t('act.open')}
        </Button>
      ) : null}
      {report.can.decide_item.allowed && item ? (
        item.state === 'open' ? (
          <>
            {/* The next item stands under the same button at once: the second half of a double click must not decide it too. */}
            <Button onClick={(event) => event.detail < 2 && onAccept()} loading={busy} rightSection={<KeyHint keys="A" />}>
              {t('act.accept')}
            </Button>
            <Button variant="default" onClick={onReturn} rightSection={<KeyHint keys="R" />}>
              {t('act.return')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={onReopen} loading={busy} rightSection={<KeyHint keys="U" />}>
            {t('act.reopen')}
          </Button>
        )
      ) : null}
      {finish ? (
        <Button onClick={() => onFinish(finish)} loading={busy} rightSection={<KeyHint keys="F" />}>
          {t(finish === 'return' ? 'act.returnReport' : 'act.acceptReport', { count: returned })}
        </Button>
      ) : null}
      <button type="button" className={classes.keys} onClick={onKeys}>
        {t('keys.next')} <KeyHint keys="J" /> {t('keys.previous')} <KeyHint keys="K" /> {t('keys.nextReport')} <KeyHint keys="N" /> {t('keys.help')} <KeyHint keys="?" />
      </button>
    </div>
  );
}
