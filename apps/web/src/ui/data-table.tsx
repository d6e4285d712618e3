import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode, Ref, TableHTMLAttributes, TdHTMLAttributes, ThHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';

export interface DataTableProps extends TableHTMLAttributes<HTMLTableElement> {
  /** What the table shows; read aloud, and its title on paper. */
  readonly caption: string;
  /** 28 px rows instead of 36. */
  readonly dense?: boolean;
  /** The first column stays while the rest scrolls sideways. */
  readonly stickyFirst?: boolean;
  /** CSS height at which the table scrolls by itself with its head in sight; without it the page scrolls. */
  readonly height?: string;
  /** A long list that is never wider than the page: the head stays in sight while the page scrolls. */
  readonly headStays?: boolean;
  /** On a phone each row becomes a card: its cells one below the other, named by the `label` of `Td`. */
  readonly stacks?: boolean;
  /** The element that scrolls, for a table that draws only the rows in sight. */
  readonly frameRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** Table markup with a sticky head; rows and cells are plain `<tr>`, `Th` and `Td`. Scrolls sideways inside itself, and by keyboard. */
export function DataTable({ caption, dense = false, stickyFirst = false, height, headStays = false, stacks = false, frameRef, children, ...rest }: DataTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div ref={frameRef} className={classes.frame} data-head-stays={headStays || undefined} style={height ? { maxHeight: height, overflowY: 'auto' } : undefined} tabIndex={0} role="group" aria-label={caption}>
      <table {...rest} className={classes.table} data-dense={dense || undefined} data-sticky-first={stickyFirst || undefined} data-stacks={stacks || undefined}>
        <caption className={classes.caption}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export interface ThProps extends ThHTMLAttributes<HTMLTableCellElement> {
  readonly numeric?: boolean;
  /** A second quiet line, as "100% cơ quan" or the unit. */
  readonly below?: ReactNode;
  /** The direction that this column is sorted by now; null when it can be sorted but is not. */
  readonly sorted?: 'ascending' | 'descending' | null;
  readonly onSort?: () => void;
}

/** A column's head. With `onSort` it is a button that says what a click will do. */
export function Th({ numeric = false, below, sorted, onSort, children, ...rest }: ThProps) {
  const { t } = useTranslation('ui');
  const column = typeof children === 'string' ? children : '';
  return (
    <th scope="col" {...rest} data-numeric={numeric || undefined} aria-sort={sorted ?? undefined}>
      {onSort ? (
        <button
          type="button"
          className={classes.sort}
          onClick={onSort}
          title={sorted === 'ascending' ? t('table.sortDescending', { column }) : t('table.sortAscending', { column })}
        >
          {children}
          {sorted === 'ascending' ? <IconArrowUp size={14} aria-hidden /> : null}
          {sorted === 'descending' ? <IconArrowDown size={14} aria-hidden /> : null}
        </button>
      ) : (
        children
      )}
      {below ? <span className={classes.below}>{below}</span> : null}
    </th>
  );
}

export interface TdProps extends TdHTMLAttributes<HTMLTableCellElement> {
  readonly numeric?: boolean;
  /** The column's name, said beside the value where rows stand as cards. */
  readonly label?: string;
}

/** A cell; numbers stand right in tabular figures. */
export function Td({ numeric = false, label, children, ...rest }: TdProps) {
  return (
    <td {...rest} data-numeric={numeric || undefined} data-label={label}>
      {children}
    </td>
  );
}

/** The first cell of a row: it names the row. */
export function RowHead({ children, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return (
    <th scope="row" {...rest}>
      {children}
    </th>
  );
}

export interface GroupRowProps {
  readonly name: string;
  /** "đạt 12/23 · chưa báo cáo 4". */
  readonly sum?: ReactNode;
  /** One sum a column instead of one for the whole line. */
  readonly sums?: readonly ReactNode[];
  readonly columns: number;
  readonly open?: boolean;
  /** Without it the group cannot be folded. */
  readonly onToggle?: () => void;
}

/** The line above a group of rows: its name, its sum, and whether it is open. */
export function GroupRow({ name, sum, sums, columns, open = true, onToggle }: GroupRowProps) {
  const { t } = useTranslation('ui');
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <tr className={classes.group}>
      <th scope="rowgroup">
        {onToggle ? (
          <button
            type="button"
            className={classes.fold}
            onClick={onToggle}
            aria-expanded={open}
            aria-label={open ? t('table.collapse', { name }) : t('table.expand', { name })}
          >
            <Chevron size={16} aria-hidden />
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      {sums ? sums.map((each, column) => <td key={column}>{each}</td>) : <td colSpan={columns - 1}>{sum}</td>}
    </tr>
  );
}
