import { expect, test, type Page } from '@playwright/test';
import { signIn, signOut } from '../support/people.ts';

/** A very small, whole PDF. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 3\ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n110\n%%EOF\n');

const item = (page: Page, code: string) => page.locator(`[data-item="${code}"]`);

/** The quarter's report of the agency that is signed in, by the way that a person goes. */
async function openReport(page: Page): Promise<void> {
  const me = (await (await page.request.get('/api/home')).json()) as { agency: { report: { id: string } } };
  await page.goto(`/reports/${me.agency.report.id}`);
}

/** What the page says beside the title once everything typed is on the server. */
async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/Đã lưu \d\d:\d\d/).first()).toBeVisible();
}

/** The reviewer opens the report; from now on it cannot be recalled. */
async function begin(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Bắt đầu kiểm tra/ })).toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: /Xác nhận mục/ })).toBeVisible();
}

test.describe.serial('a quarter’s report goes its whole way', () => {
  let address = '';

  test('the officer fills it, it saves by itself and survives a closed browser', async ({ page }) => {
    await signIn(page, 'officer.sxd');
    await openReport(page);
    address = new URL(page.url()).pathname;
    await expect(page.getByText('38,0%').first()).toBeVisible();
    await item(page, 'level4').getByText('Xem danh sách dịch vụ').click();
    await expect(page.getByText('19 dịch vụ tính vào tử số')).toBeVisible();
    await page.keyboard.press('Escape');

    await item(page, 'direction').getByRole('textbox').fill('Ban hành Kế hoạch nâng dịch vụ công trực tuyến lên mức độ 4 trong tháng 10/2019.');
    await saved(page);
    await page.reload();
    await expect(item(page, 'direction').getByRole('textbox')).toHaveValue(/Ban hành Kế hoạch/);
  });

  test('it cannot be submitted with errors, and says where they are', async ({ page }) => {
    await signIn(page, 'officer.sxd');
    await page.goto(address);
    await page.getByRole('button', { name: 'Trình lãnh đạo ký duyệt' }).click();
    await expect(page.getByRole('alert').getByText(/Chưa trình được: còn \d+ mục chưa xong/)).toBeVisible();
  });

  test('words, difficulties with their cause, attested silence and a file of proof', async ({ page }) => {
    await signIn(page, 'officer.sxd');
    await page.goto(address);
    await item(page, 'results').getByRole('textbox').fill('Thêm 7 dịch vụ lên mức độ 4 trong quý.');
    const difficulties = item(page, 'difficulties');
    await difficulties.getByRole('textbox', { name: /Nội dung/ }).fill('Chữ ký số của một số chức danh chưa được cấp.');
    await difficulties.getByRole('textbox', { name: /Nguyên nhân/ }).fill('Đơn vị cấp chứng thư xử lý chậm.');
    await difficulties.getByRole('radio', { name: /khách quan/i }).check();
    await item(page, 'next_steps').getByRole('textbox').fill('Đưa thủ tục cấp giấy phép lên mức độ 4 trước 02/10/2019.');
    await item(page, 'proposals').getByRole('radio', { name: /Không phát sinh/ }).check();
    for (const code of ['level4', 'payment', 'receipt']) {
      await item(page, code).locator('input[type="file"]').setInputFiles({ name: `Minh-chung-${code}.pdf`, mimeType: 'application/pdf', buffer: PDF });
      await expect(item(page, code).getByText(`Minh-chung-${code}.pdf`).first()).toBeVisible();
    }
    await saved(page);
    await page.getByRole('button', { name: 'Trình lãnh đạo ký duyệt' }).click();
    await expect(page.getByText('Đã trình lãnh đạo ký duyệt.').first()).toBeVisible();
    await expect(page.getByText('Chờ lãnh đạo ký duyệt').first()).toBeVisible();
  });

  test('the head gives it back with a reason, the officer mends it', async ({ page }) => {
    await signIn(page, 'head.sxd');
    await page.goto(address);
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Nêu rõ số dịch vụ đã lên mức độ 4.');
    await page.getByRole('dialog').getByRole('button', { name: /Trả lại/ }).click();
    await expect(page.getByText('Đã trả lại cho cán bộ đầu mối.').first()).toBeVisible();
    await signOut(page);
    await signIn(page, 'officer.sxd');
    await page.goto(address);
    await expect(page.getByText('Lãnh đạo trả lại: Nêu rõ số dịch vụ đã lên mức độ 4.')).toBeVisible();
    await item(page, 'results').getByRole('textbox').fill('Thêm 7 dịch vụ lên mức độ 4 trong quý, nâng tổng số lên 19.');
    await saved(page);
    await page.getByRole('button', { name: 'Trình lãnh đạo ký duyệt' }).click();
    await expect(page.getByText('Đã trình lãnh đạo ký duyệt.').first()).toBeVisible();
  });

  test('the head approves it on a phone and gets a receipt with number, time and version', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, 'head.sxd');
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Báo cáo chờ ký duyệt' })).toBeVisible();
    await page.getByRole('button', { name: 'Ký duyệt và gửi' }).click();
    await expect(page.getByText(/Đã gửi báo cáo/).first()).toBeVisible();
    await expect(page.getByText(/BN-.*SXD/).first()).toBeVisible();
    await page.goto(`${address}/receipts/1`);
    await expect(page.getByText(/BN-.*SXD/).locator('visible=true').first()).toBeVisible();
    await expect(page.getByText(/[0-9a-f]{16}/).locator('visible=true').first()).toBeVisible();
  });

  test('what is sent cannot be changed by anybody, not even past the page', async ({ page }) => {
    await signIn(page, 'officer.sxd');
    const id = address.split('/').at(-1);
    const refused = await page.request.patch(`/api/reports/${id}/items/direction`, { data: { version: 1, words: 'x' } });
    expect(refused.status()).toBe(409);
    expect(((await refused.json()) as { code: string }).code).toBe('wrong_status');
    await signOut(page);
    await signIn(page, 'officer.syt');
    expect((await page.request.get(`/api/reports/${id}`)).status()).toBe(403);
    expect((await page.request.patch(`/api/reports/${id}/items/direction`, { data: { version: 1, words: 'x' } })).status()).toBe(403);
  });

  test('the coordinating department opens it beside the last one and returns one item', async ({ page }) => {
    await signIn(page, 'coordinator');
    const id = address.split('/').at(-1) ?? '';
    await page.goto(`/queue?report=${id}`);
    await expect(page.getByRole('heading', { name: /Sở Xây dựng · Quý III\/2019/ })).toBeVisible();
    await begin(page);
    await page.locator('tr[data-item="level4"] button').click();
    await expect(page.getByText(/Tiến bộ thực/)).toBeVisible();
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByRole('textbox').fill('Đính kèm quyết định công bố danh mục mức độ 4.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/Đã đánh dấu trả lại mục “Dịch vụ công mức độ 4”/)).toBeVisible();
    // The rest is accepted with the keyboard alone; after each the next one is there.
    for (let left = 8; left > 0; left -= 1) {
      await page.keyboard.press('a');
      await expect(page.getByText(`Còn ${left - 1} mục.`)).toBeVisible();
    }
    await page.getByRole('button', { name: /Trả lại báo cáo/ }).click();
    await expect(page.getByText(/Đã trả lại báo cáo/)).toBeVisible();
  });

  test('it comes back changed, and the reviewer sees what changed and accepts it', async ({ page }) => {
    await signIn(page, 'officer.sxd');
    await page.goto(address);
    await expect(page.getByText(/Cơ quan kiểm tra trả lại 1 mục/)).toBeVisible();
    await expect(page.getByText(/Đính kèm quyết định công bố danh mục mức độ 4/).first()).toBeVisible();
    await item(page, 'level4').locator('input[type="file"]').setInputFiles({ name: 'Quyet-dinh-cong-bo.pdf', mimeType: 'application/pdf', buffer: PDF });
    await expect(item(page, 'level4').getByText('Quyet-dinh-cong-bo.pdf').first()).toBeVisible();
    await page.getByRole('button', { name: /Trình/ }).click();
    await expect(page.getByText('Đã trình lãnh đạo ký duyệt.').first()).toBeVisible();
    await signOut(page);
    await signIn(page, 'head.sxd');
    await page.goto(address);
    await page.getByRole('button', { name: 'Ký duyệt và gửi' }).click();
    await expect(page.getByText(/Đã gửi báo cáo/).first()).toBeVisible();
    await signOut(page);
    await signIn(page, 'coordinator');
    await page.goto(`/queue?report=${address.split('/').at(-1)}`);
    await begin(page);
    await expect(page.getByText(/gửi lại lần 2/i).first()).toBeVisible();
    await expect(page.getByText(/^Gửi .* 1 mục thay đổi/)).toBeVisible();
    // The eight that were accepted stay accepted; only what came back is open.
    await page.keyboard.press('a');
    await expect(page.getByText('Còn 0 mục.')).toBeVisible();
    await page.getByRole('button', { name: 'Xác nhận báo cáo' }).click();
    await expect(page.getByText('Đã xác nhận báo cáo.')).toBeVisible();
  });
});

test('items that did not change are accepted in one act', async ({ page }) => {
  await signIn(page, 'coordinator');
  const queue = (await (await page.request.get('/api/review-queue')).json()) as { items: readonly { reportId: string; status: string }[] };
  for (const { reportId, status } of queue.items) {
    if (status !== 'in_review') continue;
    await page.goto(`/queue?report=${reportId}`);
    await expect(page.locator('tr[data-item="direction"]')).toBeVisible();
    const button = page.getByRole('button', { name: /Xác nhận \d+ mục không đổi/ });
    if (!(await button.isVisible())) continue;
    await button.click();
    await expect(page.getByText('Đã xác nhận các mục không đổi.')).toBeVisible();
    await expect(button).toHaveCount(0);
    return;
  }
  throw new Error('the demonstration has no report in review with an unchanged item');
});
