/** Where a one-time token to set a password is used: in the fragment, which a browser keeps to itself, so that no log of a server or a proxy has it. */
export function passwordPath(token: string): string {
  return `/set-password#token=${token}`;
}
