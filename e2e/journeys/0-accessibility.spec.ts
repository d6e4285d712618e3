import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn } from '../support/people.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** Every page, as somebody who is led to it. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'officer.sxd': ['/', '/register', '/reports', '/calendar', '/documents', '/agencies', '/mailbox', '/delegations', '/account'],
  'head.stc': ['/'],
  coordinator: ['/matrix', '/queue', '/reminders'],
  'head.qhc': ['/desk'],
  leader: ['/'],
  admin: ['/people', '/audit'],
};

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const [account, paths] of Object.entries(PAGES)) {
    test(`${account} on a ${size}: nothing keeps anybody out`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await signIn(page, account);
      for (const path of paths) {
        await page.goto(path);
        await expect(page.locator('#page-title').first()).toBeVisible();
        await expect(page.getByRole('status', { name: 'Đang tải' })).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
        // Nothing but a table may be wider than the screen, and a table scrolls inside itself.
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}

test.describe('the pages before signing in', () => {
  for (const [path, act] of [['/sign-in', 'Đăng nhập'], ['/forgot-password', 'Gửi đường dẫn'], ['/set-password#token=a-token-that-nobody-was-given', 'Yêu cầu đường dẫn mới']] as const) {
    test(path, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole(path.startsWith('/set-password') ? 'link' : 'button', { name: act, exact: true })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  }
});
