import { SECTION_NAMES } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { StateSign } from '../../ui/state-sign.js';
import { useLocale } from '../../ui/use-locale.js';
import { sectionId } from './item-place.js';
import type { SectionState } from './report-parts.js';
import classes from './report.module.css';

export interface SectionsNavProps {
  readonly sections: readonly SectionState[];
  /** A reader is not told what is still to do. */
  readonly withState: boolean;
}

/** The parts of the form with their state; leads to each. */
export function SectionsNav({ sections, withState }: SectionsNavProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  return (
    <nav className={classes.sections} aria-label={t('form.sections')}>
      <ol>
        {sections.map(({ section, state, done, items }) => (
          <li key={section}>
            <a href={`#${sectionId(section)}`} className={classes.sectionLink} onClick={(event) => goTo(event, sectionId(section))}>
              {withState ? <StateSign state={state} label={t(`form.${state}`)} /> : null}
              <span>
                {SECTION_NAMES[locale][section]}
                {withState ? <span className={classes.under}>{t('form.doneOf', { done, of: items.length })}</span> : null}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The address belongs to the router; the fragment only moves the page. */
function goTo(event: { preventDefault: () => void }, id: string): void {
  event.preventDefault();
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  part?.focus({ preventScroll: true });
}
