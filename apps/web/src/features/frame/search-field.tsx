import { IconSearch } from '@tabler/icons-react';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/key-hint.js';
import classes from './frame.module.css';

const Palette = lazy(() => import('./palette.js').then((file) => ({ default: file.Palette })));

/** The search of the top bar: Ctrl K or / from anywhere. What it opens is fetched when it is first asked for. */
export function SearchField() {
  const { t } = useTranslation('shell');
  const [asked, setAsked] = useState(0);
  const open = () => setAsked((times) => times + 1);
  useHotkeys([
    ['mod+K', open, { preventDefault: true }],
    ['/', open, { preventDefault: true }],
  ]);
  return (
    <>
      <button type="button" className={`${classes.search} ${classes.desktopOnly}`} onClick={open} aria-keyshortcuts="Control+K">
        <span>{t('search.label')}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <button type="button" className={`${classes.iconButton} ${classes.phoneOnly}`} onClick={open} aria-label={t('search.label')}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
      </button>
      {asked === 0 ? null : (
        <Suspense fallback={null}>
          <Palette asked={asked} />
        </Suspense>
      )}
    </>
  );
}
