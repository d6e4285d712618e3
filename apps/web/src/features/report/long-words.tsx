import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '../../ui/quiet-button.js';
import classes from './report.module.css';

const SHOWN = 260;

/** What somebody wrote, its paragraphs kept; a long text is cut until it is asked for. */
export function LongWords({ text }: { readonly text: string }) {
  const { t } = useTranslation('report');
  const [whole, setWhole] = useState(false);
  const isLong = text.length > SHOWN * 1.3;
  return (
    <>
      <p className={classes.written}>{isLong && !whole ? `${text.slice(0, SHOWN).trimEnd()}…` : text}</p>
      {isLong ? (
        <QuietButton onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? t('form.less') : t('form.more')}
        </QuietButton>
      ) : null}
    </>
  );
}
