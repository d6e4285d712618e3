import { Button, Group } from '@mantine/core';
import { CAUSE_KIND_NAMES, SILENCE_NAMES } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './report.module.css';
import type { ItemWords } from './saving/item-words.js';

export interface ConflictNoticeProps {
  readonly theirs: ItemWords;
  readonly onKeep: (keep: 'mine' | 'theirs') => void;
}

/** Two people wrote the same item: both stand here, nothing is lost, one is chosen. */
export function ConflictNotice({ theirs, onKeep }: ConflictNoticeProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const said = theirs.silence ? SILENCE_NAMES[locale][theirs.silence] : theirs.words.trim() === '' ? t('conflict.empty') : theirs.words;
  return (
    <Notice
      kind="warning"
      title={t('conflict.title')}
      action={
        <Group gap="sm">
          <Button size="xs" variant="default" onClick={() => onKeep('mine')}>
            {t('conflict.mine')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onKeep('theirs')}>
            {t('conflict.theirs')}
          </Button>
        </Group>
      }
    >
      {t('conflict.explain')}
      <blockquote className={classes.quote}>
        {said}
        {theirs.cause ? `\n${t('form.cause')}${theirs.causeKind ? ` (${CAUSE_KIND_NAMES[locale][theirs.causeKind]})` : ''}: ${theirs.cause}` : ''}
      </blockquote>
    </Notice>
  );
}
