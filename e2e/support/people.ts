import type { Page } from '@playwright/test';

const PASSWORD = process.env.DEMO_PASSWORD ?? 'tiendo-demo-2019';

/** Signs in through the page, as a person does: `signIn(page, 'officer.sxd')`. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/Thư điện tử|E-mail/).fill(`${account}@demo.test`);
  await page.getByLabel(/Mật khẩu|Password/).fill(PASSWORD);
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Forgets who was signed in, as a fresh browser would. */
export async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}
