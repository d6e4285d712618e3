import type { Page } from '@playwright/test';

/** The frame of a mail lets no script in, not even the watcher of this test. */
const WATCHER_KEPT_OUT = /^Blocked script execution in 'about:(blank|srcdoc)' because the document's frame is sandboxed/;

/** What the browser refuses by the page's policy, and what it calls an error, from now on. */
export async function watchPolicy(page: Page): Promise<readonly string[]> {
  const seen: string[] = [];
  await page.exposeFunction('tellViolation', (violation: string) => seen.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      void (globalThis as unknown as { tellViolation(text: string): Promise<void> }).tellViolation(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !WATCHER_KEPT_OUT.test(message.text())) seen.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`${new URL(page.url()).pathname}: ${error.message}`));
  return seen;
}
