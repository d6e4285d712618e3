import { expect, test, type Page } from '@playwright/test';
import { signIn } from '../support/people.ts';
import { PROVIDER_NAME } from '../support/provider.ts';

/** An authenticator inside the browser that knows its owner; it answers by itself. */
async function authenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    /** Whether its owner touches it when asked. */
    touch: (enabled: boolean) => devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
  };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /·/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
}

const byProvider = (page: Page) => page.getByRole('link', { name: `Đăng nhập bằng ${PROVIDER_NAME}` });

test('a passkey is added on the account page and signs in without a password', async ({ page }) => {
  const device = await authenticator(page);
  await signIn(page, 'officer.sct');
  await page.goto('/account');
  await page.getByLabel('Tên gọi, ví dụ máy tính cơ quan').fill('Máy tính cơ quan');
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Máy tính cơ quan' })).toContainText('chưa dùng lần nào');

  // It is not to answer by itself what the sign-in page offers in the list of the e-mail field.
  await device.touch(false);
  await signOut(page);
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  await device.touch(true);
  const button = page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' });
  await button.click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto('/account');
  await expect(page.getByRole('listitem').filter({ hasText: 'Máy tính cơ quan' })).toContainText('dùng lần cuối lúc');

  await page.getByRole('button', { name: 'Bỏ khóa Máy tính cơ quan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ khóa' }).click();
  await expect(page.getByRole('button', { name: 'Bỏ khóa Máy tính cơ quan' })).toHaveCount(0);
});

test('the city’s own account signs in by way of the provider, to the page that was asked for, and signing out ends both', async ({ page }) => {
  await page.goto('/calendar');
  await page.waitForURL(/\/sign-in\?next=/);
  await byProvider(page).click();
  await page.getByLabel('Account').fill('ngoai-vu');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/calendar');

  await page.goto('/account');
  await expect(page.getByRole('region', { name: 'Tài khoản liên kết' })).toContainText('Officer.SNGV@demo.test');
  await signOut(page);
  await page.getByRole('button', { name: /yes/i }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  await byProvider(page).click();
  // The provider has forgotten them too.
  await expect(page.getByLabel('Account')).toBeVisible();
});

test('an account that nobody has been given here is told so on the sign-in page', async ({ page }) => {
  await page.goto('/sign-in');
  await byProvider(page).click();
  await page.getByLabel('Account').fill('nguoi-la');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Tài khoản này chưa được cấp quyền trong hệ thống.');
});
