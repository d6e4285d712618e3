import { Textarea } from '@mantine/core';
import { CAUSE_KINDS } from '@tiendo/domain/reports';
import { CAUSE_KIND_NAMES, ITEM_NAMES, SILENCE_NAMES } from '@tiendo/phrases';
import type { ReportItemView } from '@tiendo/types';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '../../ui/quiet-button.js';
import { useLocale } from '../../ui/use-locale.js';
import { Choices } from './choices.js';
import classes from './report.module.css';
import { wordsOf, type ItemWords } from './saving/item-words.js';

export interface WordsEditorProps {
  readonly item: ReportItemView;
  readonly typed: ItemWords;
  /** The form waits for this item to be mended. */
  readonly isWrong: boolean;
  readonly onType: (change: Partial<ItemWords>) => void;
}

const EMPTY: ItemWords = { words: '', cause: '', causeKind: null, silence: null };

/** Where an item is written, or its silence attested. What was written comes back when the silence is taken back. */
export function WordsEditor({ item, typed, isWrong, onType }: WordsEditorProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const laidAside = useRef<ItemWords>(EMPTY);
  const name = ITEM_NAMES[locale][item.code];
  const answer = typed.silence ?? 'written';

  const choose = (value: 'written' | 'nothing_arose' | 'unchanged') => {
    if (value === answer) return;
    if (value === 'written') return onType({ ...laidAside.current, silence: null });
    if (typed.silence === null) laidAside.current = wordsOf(typed);
    onType({ ...EMPTY, silence: value });
  };

  return (
    <div className={classes.editor}>
      {item.silences.length > 0 ? (
        <Choices
          label={t('form.answer')}
          name={`${item.code}-answer`}
          value={answer}
          onChoose={choose}
          options={[
            { value: 'written', label: t('form.written') },
            ...item.silences.map((silence) => ({
              value: silence,
              label: SILENCE_NAMES[locale][silence],
              ...(silence === 'unchanged' && item.last === null ? { why: t('form.unchangedNeedsLast') } : {}),
            })),
          ]}
        />
      ) : null}
      {typed.silence === null ? (
        <>
          <Textarea
            aria-label={`${name}: ${t('form.words')}`}
            data-field="words"
            placeholder={t('form.wordsHint')}
            value={typed.words}
            onChange={(event) => onType({ words: event.currentTarget.value })}
            autosize
            minRows={3}
            maxLength={20_000}
            error={isWrong && typed.words.trim() === ''}
          />
          {item.last !== null && item.last.words !== '' && typed.words === '' ? (
            <QuietButton onClick={() => onType({ words: item.last?.words ?? '', ...(item.kind === 'difficulty' ? { cause: item.last?.cause ?? '', causeKind: item.last?.causeKind ?? null } : {}) })}>
              {t('form.copyLast')}
            </QuietButton>
          ) : null}
          {item.kind === 'difficulty' ? (
            <>
              <Textarea
                label={t('form.cause')}
                data-field="cause"
                value={typed.cause}
                onChange={(event) => onType({ cause: event.currentTarget.value })}
                autosize
                minRows={2}
                maxLength={5_000}
                error={isWrong && typed.words.trim() !== '' && typed.cause.trim() === ''}
              />
              <Choices
                label={t('form.causeKind')}
                shown
                name={`${item.code}-cause-kind`}
                value={typed.causeKind}
                onChoose={(causeKind) => onType({ causeKind })}
                options={CAUSE_KINDS.map((value) => ({ value, label: CAUSE_KIND_NAMES[locale][value] }))}
              />
            </>
          ) : null}
        </>
      ) : (
        <p className={classes.attest}>{t(`form.attests.${typed.silence}`)}</p>
      )}
    </div>
  );
}
