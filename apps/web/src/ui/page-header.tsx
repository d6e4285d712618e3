import type { ReactNode } from 'react';
import classes from './page-header.module.css';
import { useTabTitle } from './use-tab-title.js';

export interface PageHeaderProps {
  readonly title: string;
  /** What stands before the title on a phone, as "Sở Xây dựng · Quý III/2019". */
  readonly above?: string;
  /** A badge or "Đã lưu 10:42" beside the title. */
  readonly beside?: ReactNode;
  /** One plain sentence that says the state of things. */
  readonly sentence?: ReactNode;
  /** At most one primary act, always at this place; quieter ones before it. */
  readonly actions?: ReactNode;
}

/** The head of every page: title, one sentence, the act. It also names the browser's tab. */
export function PageHeader({ title, above, beside, sentence, actions }: PageHeaderProps) {
  useTabTitle(title);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {above ? <p className={classes.above}>{above}</p> : null}
        <div className={classes.line}>
          <h1 className={classes.title} id="page-title" tabIndex={-1}>
            {title}
          </h1>
          {beside}
        </div>
        {sentence ? <p className={classes.sentence}>{sentence}</p> : null}
      </div>
      {actions ? (
        <div className={classes.actions} data-screen-only>
          {actions}
        </div>
      ) : null}
    </header>
  );
}
