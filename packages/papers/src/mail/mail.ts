import type { Locale } from '@tiendo/phrases';

/** An e-mail ready to send: nothing in it is fetched from anywhere. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What every e-mail needs to know. */
export interface MailBase {
  readonly locale: Locale;
  /** Made-up data, marked in subject and body. */
  readonly illustrative: boolean;
  /** Whom it is for, as they are addressed: 'bà Nguyễn Thị A'. */
  readonly person: string;
  /** The page to act on, an absolute http(s) address. */
  readonly link: string;
}
