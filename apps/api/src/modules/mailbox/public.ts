/** What other modules may use of the mailbox. */
export { readableMailsOf } from './mailbox.queries.js';
