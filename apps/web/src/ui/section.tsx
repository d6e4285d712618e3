import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  /** Where a link on the page leads. */
  readonly id?: string;
  readonly title: string;
  /** A badge or a quiet link at the right end of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page: a heading on a hairline, no box. */
export function Section({ id: place, title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section id={place} aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export interface FactRowProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** The figure or badge at the right. */
  readonly value?: ReactNode;
  /** A quiet line under the value: "mốc đăng ký 30/09". */
  readonly valueNote?: ReactNode;
  /** A sign before the title: done, warning, open. */
  readonly sign?: ReactNode;
  /** A bar with its words, in a column of its own that lines up with the rows around it. */
  readonly children?: ReactNode;
}

/** A row of a section: what, a quiet line under it, the value at the right. */
export function FactRow({ title, note, value, valueNote, sign, children }: FactRowProps) {
  return (
    <li className={classes.row} data-middle={children ? true : undefined} data-keep-together>
      {sign ? <span className={classes.sign}>{sign}</span> : null}
      <div className={classes.what}>
        <div className={classes.rowTitle}>{title}</div>
        {note ? <div className={classes.note}>{note}</div> : null}
      </div>
      {children ? <div className={classes.middle}>{children}</div> : null}
      {value || valueNote ? (
        <div className={classes.value}>
          {value}
          {valueNote ? <div className={classes.note}>{valueNote}</div> : null}
        </div>
      ) : null}
    </li>
  );
}

/** The list around `FactRow`. */
export function FactList({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}
