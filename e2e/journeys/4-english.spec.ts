import { expect, test } from '@playwright/test';
import { signIn } from '../support/people.ts';

const item = (page: import('@playwright/test').Page, code: string) => page.locator(`[data-item="${code}"]`);

test('the officer’s whole journey in English', async ({ page }) => {
  await signIn(page, 'officer.syt');
  await page.getByRole('button', { name: /Sở Y tế/ }).click();
  await page.getByText('English').click();
  await expect(page.getByRole('link', { name: 'Service register' }).first()).toBeVisible();

  await page.goto('/register');
  await expect(page.getByRole('heading', { name: /Service register/ })).toBeVisible();
  await expect(page.getByText(/at level 4 \/ \d+ online = /)).toBeVisible();

  const home = (await (await page.request.get('/api/home')).json()) as { agency: { report: { id: string } } };
  await page.goto(`/reports/${home.agency.report.id}`);
  await expect(page.getByText('Q3 2019').first()).toBeVisible();
  await item(page, 'direction').getByRole('textbox').fill('Plan issued to bring services to level 4.');
  await item(page, 'results').getByRole('textbox').fill('Two services reached level 4.');
  await item(page, 'difficulties').getByRole('radio', { name: /Nothing arose/i }).check();
  await item(page, 'next_steps').getByRole('textbox').fill('Switch online payment on.');
  await item(page, 'proposals').getByRole('radio', { name: /Nothing arose/i }).check();
  await expect(page.getByText(/Saved \d\d:\d\d/).first()).toBeVisible();
  await page.getByRole('button', { name: /Submit/ }).first().click();
  await expect.poll(async () => ((await (await page.request.get(`/api/reports/${home.agency.report.id}`)).json()) as { status: string }).status).toBe('with_head');
  // No Vietnamese word is left on the page but names and what people wrote.
  await expect(page.getByText(/Chờ lãnh đạo|Đã lưu|Minh chứng/)).toHaveCount(0);
});
