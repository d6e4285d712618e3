import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { useMe } from '../../session/session.queries.js';
import { PRODUCT_NAME } from '../../ui/product-name.js';
import { useLocale } from '../../ui/use-locale.js';
import { Bell } from './bell.js';
import { ClockChip } from './clock-chip.js';
import classes from './frame.module.css';
import { PersonMenu } from './person-menu.js';
import { QuarterChip } from './quarter-chip.js';
import { SearchField } from './search-field.js';

/** Product and place, the quarter, the demonstration's day, search, bell, person. */
export function TopBar() {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const { jurisdiction, clock } = useMe();
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.product}>
        {PRODUCT_NAME}
      </Link>
      <span className={classes.place}>{nameIn(locale, jurisdiction)}</span>
      <QuarterChip />
      <span className={`${classes.spring} ${classes.phoneOnly}`} />
      <ClockChip />
      {jurisdiction.illustrative && !clock.demonstration ? <span className={`${classes.chip} ${classes.amber}`}>{t('illustrative')}</span> : null}
      <span className={`${classes.spring} ${classes.desktopOnly}`} />
      <SearchField />
      <Bell />
      <PersonMenu />
    </header>
  );
}
