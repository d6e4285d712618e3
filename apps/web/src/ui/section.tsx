import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** A badge or a quiet link at the right end of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page: a heading on a hairline, no box. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
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
  /** A sign before the title: done, warning, open. */
  readonly sign?: ReactNode;
  readonly children?: ReactNode;
}

/** A row of a section: what, a quiet line under it, the value at the right. */
export function FactRow({ title, note, value, sign, children }: FactRowProps) {
  return (
    <li className={classes.row} data-keep-together>
      {sign ? <span className={classes.sign}>{sign}</span> : null}
      <div className={classes.what}>
        <div className={classes.rowTitle}>{title}</div>
        {note ? <div className={classes.note}>{note}</div> : null}
      </div>
      {children ? <div className={classes.middle}>{children}</div> : null}
      {value ? <div className={classes.value}>{value}</div> : null}
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
