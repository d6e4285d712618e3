import { expect, test } from '@playwright/test';
import { signIn } from '../support/people.ts';

const PASSWORD = process.env.DEMO_PASSWORD ?? 'tiendo-demo-2019';

test.describe('at a machine that others use too', () => {
  test('the password is masked, may be pasted, and is offered to who keeps passwords', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/sign-in');
    const field = page.getByLabel('Mật khẩu', { exact: true });
    await expect(field).toHaveAttribute('type', 'password');
    await expect(field).toHaveAttribute('autocomplete', 'current-password');
    await expect(page.getByLabel(/Thư điện tử/)).toHaveAttribute('autocomplete', /^username\b/);
    await page.evaluate((text) => navigator.clipboard.writeText(text), PASSWORD);
    await field.focus();
    await page.keyboard.press('Control+V');
    await expect(field).toHaveValue(PASSWORD);
    await page.getByLabel(/Thư điện tử/).fill('officer.sxd@demo.test');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  });

  test('signing out stands on every page, and leaves nothing to read', async ({ page }) => {
    await signIn(page, 'officer.sxd');
    for (const path of ['/', '/register', '/reports', '/calendar', '/documents', '/agencies', '/mailbox']) {
      await page.goto(path);
      await expect(page.locator('#page-title').first()).toBeVisible();
      await page.getByTitle(/^Tài khoản của /).click();
      await expect(page.getByRole('menuitem', { name: 'Đăng xuất' })).toBeVisible();
      await page.keyboard.press('Escape');
    }
    const name = (await page.getByTitle(/^Tài khoản của /).getAttribute('title'))?.replace('Tài khoản của ', '') ?? '';
    expect(name).not.toBe('');
    await page.getByTitle(/^Tài khoản của /).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/\/sign-in/);
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage).filter((key) => !/^tiendo\.(?:theme|locale|side)$/.test(key)),
      session: Object.keys(sessionStorage).filter((key) => !key.startsWith('tsr-')),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ local: [], session: [], databases: [], caches: [], cookies: '' });
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Đăng nhập', exact: true })).toBeVisible();
    await expect(page.locator('#page-title')).toHaveCount(0);
    expect(await page.content()).not.toContain(name);
  });
});
