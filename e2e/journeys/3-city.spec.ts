import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { signIn } from '../support/people.ts';

test.describe('the city office looks at the matrix', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'cityoffice');
    await page.goto('/matrix');
    await expect(page.locator('tr[data-agency="SXD"]')).toBeVisible();
  });

  test('status in colour, sign and word; the days left; silence is never zero', async ({ page }) => {
    await expect(page.getByText(/trong \d+ cơ quan đã đạt mọi chỉ tiêu; còn 45 ngày đến hết ngày 31\/10\/2019/)).toBeVisible();
    const silent = page.locator('[data-status="not_reported"]').first();
    await expect(silent).toContainText('Chưa báo cáo');
    await expect(silent.locator('svg')).toBeVisible();
    await expect(silent.locator('xpath=ancestor::button')).toContainText('…');
    await expect(page.locator('tr[data-agency="HHS"]')).not.toContainText('0%');
  });

  test('filters live in the address and survive a reload and the way back', async ({ page }) => {
    await page.getByRole('button', { name: /^Trạng thái:/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /Chưa báo cáo/ }).click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/status=/);
    await expect(page.locator('tr[data-agency="SXD"]')).toHaveCount(0);
    const shown = await page.locator('tr[data-agency]').count();
    expect(shown).toBeGreaterThan(0);
    await page.reload();
    await expect(page.locator('tr[data-agency]')).toHaveCount(shown);
    await page.goBack();
    await expect(page.locator('tr[data-agency="SXD"]')).toBeVisible();
  });

  test('finds an agency without diacritics', async ({ page }) => {
    await page.getByPlaceholder('Tên cơ quan, không cần dấu').fill('hoa hiep bac');
    await expect(page.locator('tr[data-agency]')).toHaveCount(1);
    await expect(page.locator('tr[data-agency="LC-HHB"]')).toBeVisible();
  });

  test('goes down from a cell to the clause, the services and the files', async ({ page }) => {
    await page.locator('tr[data-agency="STTTT"] [data-cell="DVC-MUC-4"]').click();
    await expect(page).toHaveURL(/cell=STTTT~DVC-MUC-4|cell=STTTT%7EDVC-MUC-4/);
    const chain = page.getByRole('dialog');
    await expect(chain.getByText(/Ý kiến chỉ đạo tại hội nghị của .*Lê Trung Chinh/)).toBeVisible();
    await expect(chain.getByText(/\d+ dịch vụ tính vào tử số/)).toBeVisible();
    await expect(chain.getByText(/trên tất cả thủ tục hành chính/)).toBeVisible();
    const file = chain.locator('a[href*="/api/evidence/"]').first();
    await expect(file).toBeVisible();
    const answer = await page.request.get((await file.getAttribute('href')) ?? '');
    expect(answer.ok()).toBe(true);
    expect(answer.headers()['content-disposition']).toContain('attachment');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/cell=/);
  });

  test('exports exactly what is filtered, in four formats with the same figures', async ({ page }) => {
    await page.goto('/matrix?kind=%5B%22district%22%5D');
    await expect(page.locator('tr[data-agency="QHC"]')).toBeVisible();
    const shown = await page.locator('tr[data-agency]').count();
    await page.getByRole('button', { name: 'Xuất' }).click();
    const files = new Map<string, Buffer>();
    for (const [format, name] of [['docx', /\.docx/], ['xlsx', /\.xlsx/], ['csv', /\.csv/], ['json', /\.json/]] as const) {
      const link = page.getByRole('menuitem', { name });
      const answer = await page.request.get((await link.getAttribute('href')) ?? '');
      expect(answer.ok(), format).toBe(true);
      files.set(format, await answer.body());
    }
    const json = JSON.parse(files.get('json')?.toString() ?? '{}') as { schema: string };
    expect(json.schema).toBe('tiendo/review/1');
    const text = JSON.stringify(json);
    expect(text).toContain('QHC');
    expect(text).not.toContain('"SXD"');
    const csv = files.get('csv')?.toString() ?? '';
    for (const code of ['QHC', 'QTK', 'HHV']) expect(csv).toContain(code);
    expect(csv).not.toContain('SXD');
    for (const format of ['docx', 'xlsx']) expect(files.get(format)?.subarray(0, 2).toString()).toBe('PK');
    expect(shown).toBeGreaterThanOrEqual(7);
  });

  test('downloads by the menu', async ({ page }) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Xuất' }).click();
    await page.getByRole('menuitem', { name: /\.docx/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    expect((await readFile(await file.path())).byteLength).toBeGreaterThan(5_000);
  });
});

test('a district has a desk of its own wards with the sums done', async ({ page }) => {
  await signIn(page, 'head.qhc');
  await page.goto('/desk');
  await expect(page.getByRole('heading', { name: /UBND quận Hải Châu/ })).toBeVisible();
  await expect(page.locator('tr[data-agency]')).toHaveCount(13);
  await expect(page.getByText(/Cộng \d+\/13 đơn vị đã gửi/)).toBeVisible();
  expect((await page.request.get('/api/review-queue')).status()).toBe(403);
});

test('a leader reads and changes nothing', async ({ page }) => {
  await signIn(page, 'leader');
  await expect(page.getByRole('heading', { name: 'Toàn thành phố' })).toBeVisible();
  await page.goto('/matrix');
  await expect(page.getByRole('button', { name: 'Đôn đốc' })).toHaveCount(0);
  expect((await page.request.post('/api/reminders/urge', { data: { agencyCodes: ['SYT'] } })).status()).toBe(403);
});
