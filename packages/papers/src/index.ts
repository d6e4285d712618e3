export { ARCHIVE_LIMITS, archiveFault, type ArchiveFault } from './archive/inspect-archive.js';
export { readZipDirectory, type ZipEntry } from './archive/zip-directory.js';
export { endsAsArchive } from './archive/zip-structure.js';
export { readRegisterFile } from './register/read-register-file.js';
export { readRegisterFileApart } from './register/read-register-file-apart.js';
export { checkAddress, checkNature } from './register/read-address.js';
export { describePlace, describeProblem, type ProblemDescription } from './register/describe-problem.js';
export type { CellProblem, ProblemColumn, RegisterFile, RegisterRow, RegisterValues } from './register/register-file.js';
export { PROBLEM_CODES, type ProblemCode } from './register/problem-codes.js';
export { IMPORT_LIMITS } from './register/import-limits.js';
export { REGISTER_COLUMN_KEYS, columnHeader, type RegisterColumn, type ServiceLevel } from './register/register-columns.js';
export type { RegisterPaper } from './register/register-paper.js';
export { writeRegisterXlsx } from './register/write-register-xlsx.js';
export { writeRegisterCsv } from './register/write-register-csv.js';
export { REVIEW_SILENCES, type ReviewCell, type ReviewGroup, type ReviewIssuer, type ReviewPaper, type ReviewRow, type ReviewSilence, type ReviewTarget } from './review/review-paper.js';
export { reviewXlsxStream, writeReviewXlsx } from './review/write-review-xlsx.js';
export { writeReviewCsv } from './review/write-review-csv.js';
export { reviewJson, writeReviewJson, type ReviewJson } from './review/write-review-json.js';
export { writeReviewDocx } from './review/write-review-docx.js';
export type { Mail, MailBase } from './mail/mail.js';
export { delegatedMail, revokedMail, type DelegationMailInput } from './mail/delegation-mails.js';
export { reminderMail, type ReminderItem, type WatchedItem, type ReminderMailInput, type UrgeWords } from './mail/reminder-mail.js';
export { accountChangedMail, invitationMail, newDeviceMail, passkeyAddedMail, resetMail } from './mail/account-mails.js';
export {
  acceptedMail, approvalNeededMail, givenBackMail, receiptMail, returnedMail,
  type ApprovalNeededMailInput, type GivenBackMailInput, type ReceiptMailInput, type ReturnedMailInput,
} from './mail/report-mails.js';
export { webhookPausedMail, type WebhookPausedMailInput } from './mail/webhook-mails.js';
export { viewedMail } from './mail/viewed-mail.js';
export { trailCsv } from './audit/write-trail-csv.js';
