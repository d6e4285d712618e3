import type { ProblemPhrase, ProblemSentence } from './problems.js';

export const PROBLEMS_EN: Readonly<Record<ProblemPhrase, ProblemSentence>> = {
  malformed_request: { title: 'The server could not read the request.', mend: 'Reload the page and try again; if it fails again, tell the administrator.' },
  invalid_request: { title: 'Some fields are not right yet.', mend: 'Correct the marked fields and send again.' },
  unauthenticated: { title: 'Your session has ended.', mend: 'Sign in again; what you typed is kept.' },
  wrong_credentials: { title: 'The e-mail address or the password is wrong.', mend: 'Check both; the password distinguishes capital and small letters.' },
  forbidden: { title: 'This account may not do that.', mend: 'If it is part of your job, ask the administrator for the right.' },
  not_found: { title: 'This could not be found.', mend: 'The address may be wrong or the content was moved; go back to the previous page.' },
  stale_version: { title: 'Somebody else has just changed this.', mend: 'Load the new version, look at the differences and save again; what you typed is kept.' },
  conflict: { title: 'This contradicts what is already there.', mend: 'Reload to see the present data, then try again.' },
  illegal_transition: { title: 'This cannot be done in the present state.', mend: 'Reload to see the latest state.' },
  locked: { title: 'This period is locked and can no longer be changed.', mend: 'If a figure is wrong, ask the coordinating department for an erratum.' },
  reason_required: { title: 'A reason is needed.', mend: 'Say briefly why, so that the recipient knows what to do.' },
  idempotency_mismatch: { title: 'This request was already sent with other content.', mend: 'Reload the page and check the result before sending again.' },
  file_too_large: { title: 'The file is too large.', mend: 'Make it smaller or split it, then upload again.' },
  unsupported_file: { title: 'This type of file is not accepted.', mend: 'Use one of the types named beside the upload field.' },
  unreadable_file: { title: 'The file cannot be opened.', mend: 'Open it on your computer to check, save it again and upload once more.' },
  rate_limited: { title: 'Too many attempts in a short time.', mend: 'Wait a minute and try again.' },
  unavailable: { title: 'The system is not available for the moment.', mend: 'Try again in a few minutes; what you typed is kept.' },
  unreachable: { title: 'The server cannot be reached.', mend: 'Check the network and try again; what you typed is kept.' },
  internal: { title: 'Something went wrong in the system.', mend: 'Try again; if it fails again, tell the administrator the request number.' },
};
