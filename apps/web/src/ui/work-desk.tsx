import type { ReactNode } from 'react';
import classes from './work-desk.module.css';

export interface WorkDeskProps {
  /** The queue at the left, scrolling by itself. */
  readonly queue: ReactNode;
  readonly queueLabel: string;
  /** The item in the middle, scrolling by itself. */
  readonly children: ReactNode;
  /** Checks or history at the right; below the middle where there is no room. */
  readonly beside?: ReactNode;
  readonly besideLabel?: string;
  /** The decision bar under the middle: a `ThumbBar`-like row of acts with their keys. */
  readonly bar?: ReactNode;
  /** On a phone one pane is shown at a time. */
  readonly phoneShows: 'queue' | 'item';
}

/** A desk from edge to edge: queue, item, decision bar; nothing moves when the next item comes. */
export function WorkDesk({ queue, queueLabel, children, beside, besideLabel, bar, phoneShows }: WorkDeskProps) {
  return (
    <div className={classes.desk} data-phone={phoneShows}>
      <section className={classes.queue} aria-label={queueLabel} tabIndex={-1}>
        {queue}
      </section>
      <div className={classes.middle}>
        <div className={classes.panes}>
          <div className={classes.item}>{children}</div>
          {beside ? (
            <aside className={classes.beside} aria-label={besideLabel}>
              {beside}
            </aside>
          ) : null}
        </div>
        {bar ? (
          <div className={classes.bar} data-screen-only>
            {bar}
          </div>
        ) : null}
      </div>
    </div>
  );
}

export interface QueueEntryProps {
  readonly title: string;
  /** "trả lại lần 1, đã sửa 2 mục". */
  readonly note: ReactNode;
  /** "6 giờ". */
  readonly age?: ReactNode;
  readonly chosen: boolean;
  /** The link that opens it: `(props) => <Link {...props} to="/queue" search={{ report: id }} />`. */
  readonly link: (props: { readonly className: string | undefined; readonly children: ReactNode; readonly 'aria-current': 'true' | undefined }) => ReactNode;
}

/** One waiting item: who, why it stands where it stands, for how long. */
export function QueueEntry({ title, note, age, chosen, link }: QueueEntryProps) {
  return link({
    className: classes.entry,
    'aria-current': chosen ? 'true' : undefined,
    children: (
      <>
        <span className={classes.entryLine}>
          <span className={classes.entryTitle}>{title}</span>
          {age ? <span className={classes.entryAge}>{age}</span> : null}
        </span>
        <span className={classes.entryNote}>{note}</span>
      </>
    ),
  });
}
