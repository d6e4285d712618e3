import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { signIn } from '../support/people.ts';

test.describe('the officer keeps the service register', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'officer.sxd');
    await page.goto('/register');
    await expect(page.getByRole('heading', { name: 'Sổ dịch vụ công · Sở Xây dựng' })).toBeVisible();
  });

  test('sees what the percentage is made of, and what is missing in services', async ({ page }) => {
    await expect(page.getByText('19 mức độ 4 / 50 trực tuyến = 38,0%, cần 20.')).toBeVisible();
    await expect(page.getByText('Còn 1 dịch vụ (hoặc 2 dịch vụ mới), hết ngày 31/10/2019')).toBeVisible();
    await page.getByText('xem các cách tính khác').click();
    await expect(page.getByText('trên tất cả thủ tục hành chính')).toBeVisible();
  });

  test('writes in the grid with the keyboard, is told what is wrong, and takes it back', async ({ page }) => {
    const row = page.locator('tr[data-offer="1.012885"]');
    const cell = row.locator('td[data-column="dossiersCounter"]');
    await cell.click();
    await page.keyboard.press('Enter');
    await page.getByLabel('Nộp trực tiếp', { exact: true }).fill('41');
    await page.keyboard.press('Enter');
    await expect(cell).toContainText('41');
    await expect(page.getByText('Đã lưu 1.012885.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await expect(cell).toContainText('37');
  });

  test('pastes a block from a spreadsheet: what is right is saved, what is not stays with its reason, and it is taken back', async ({ page }) => {
    const cell = (code: string, column: string) => page.locator(`tr[data-offer="${code}"] td[data-column="${column}"]`);
    const at = cell('1.012885', 'dossiersOnline');
    await at.click();
    await at.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'nhiều\t41\r\n21\t22\r\n');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(page.getByText('Đã lưu 3 ô vừa dán.')).toBeVisible();
    await expect(cell('1.012885', 'dossiersCounter')).toContainText('41');
    await expect(cell('1.012886', 'dossiersOnline')).toContainText('21');
    await expect(cell('1.012886', 'dossiersCounter')).toContainText('22');
    await expect(at).toContainText('chưa lưu: “nhiều”');
    await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await expect(cell('1.012885', 'dossiersCounter')).toContainText('37');
    await expect(at).toContainText('chưa lưu: “nhiều”');
    await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
    await expect(at).not.toContainText('nhiều');
  });

  test('filters by chips that stand in the address, and finds without diacritics', async ({ page }) => {
    await page.getByPlaceholder('Tìm mã hoặc tên, không cần dấu').fill('ban quan tri nha chung cu');
    await expect(page).toHaveURL(/q=ban/);
    await expect(page.locator('tr[data-offer]')).toHaveCount(1);
    await page.reload();
    await expect(page.locator('tr[data-offer]')).toHaveCount(1);
  });

  test('takes a service from the announced list and puts it back', async ({ page }) => {
    const open = page.getByRole('button', { name: /Thêm từ danh mục \(\d+\)/ });
    await expect(open).toHaveText('Thêm từ danh mục (1)');
    await open.click();
    const list = page.getByRole('dialog');
    await list.getByRole('checkbox').last().check();
    await list.getByRole('button', { name: 'Thêm 1 dịch vụ' }).click();
    await expect(page.getByText('Đã thêm 1 dịch vụ vào sổ.')).toBeVisible();
    await expect(open).toHaveCount(0);
    // A service that is not online does not move the percentage.
    await expect(page.getByText('19 mức độ 4 / 50 trực tuyến = 38,0%, cần 20.')).toBeVisible();
    await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
    await expect(open).toHaveText('Thêm từ danh mục (1)');
  });

  test('exports the register and imports the same file with one figure changed: tried first, then all of it', async ({ page }) => {
    const file = await page.request.get('/api/register/SXD/file?format=csv');
    expect(file.ok()).toBe(true);
    const csv = await file.text();
    expect(csv).toContain('1.012890');
    const broken = csv.replace(/^("?1\.012888"?.*)$/m, (line) => line.replace(/1\.012888/, '1.99'));
    await page.getByRole('button', { name: 'Nhập từ tệp' }).click();
    await page.getByLabel('Tệp sổ dịch vụ công').setInputFiles({ name: 'so-dich-vu.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) });
    await expect(page.getByText(/có 1 lỗi, chưa nhập được/)).toBeVisible();
    await expect(page.getByText('1.99', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Chưa nhập được' })).toBeDisabled();
    // Only the counter of one service is another; nothing was imported from the file before.
    const changed = csv.replace(/^(1\.012888,.*,Không,,3),14,/m, '$1,15,');
    expect(changed).not.toBe(csv);
    await page.getByLabel('Tệp sổ dịch vụ công').setInputFiles({ name: 'so-dich-vu.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) });
    await page.getByRole('button', { name: 'Nhập 1 dịch vụ' }).click();
    await expect(page.getByText('Đã nhập: thêm 0, đổi 1 dịch vụ.')).toBeVisible();
    await expect(page.locator('tr[data-offer="1.012888"] td[data-column="dossiersCounter"]')).toContainText('15');
  });

  test('is read only for another agency', async ({ page }) => {
    await page.goto('/register/SYT');
    await expect(page.getByRole('alert')).toContainText(/cơ quan khác/i);
  });
});

test('the exported workbook is a workbook', async ({ page }) => {
  await signIn(page, 'officer.sxd');
  await page.goto('/register');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải về' }).click();
  await page.getByRole('menuitem', { name: 'Bảng tính (.xlsx)' }).click();
  const path = await (await download).path();
  const bytes = await readFile(path);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});
