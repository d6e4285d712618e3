export { sendInvitation } from './account-mails.js';
export { lookAtInvitation, openInvitation, reopenInvitation, setPassword } from './password-links.commands.js';
export { passwordPath } from './password-path.js';
export { ResetLetters } from './reset-letters.js';
export { completeSignIn, inNameOfAccount, noteSignIn, noteSignOut, type SignInWay } from './sign-in.commands.js';
export { signInEvents } from './sign-in-events.js';
