/** Looks at a file that somebody sent before anything is done with it. */
export interface VirusScan {
  /** @throws Refused `infected_file`, `scan_unavailable` where it could not look */
  check(path: string): Promise<void>;
}
