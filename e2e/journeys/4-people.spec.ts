import { expect, test, type Page } from '@playwright/test';
import { signIn, signOut } from '../support/people.ts';

const saved = (page: Page) => expect(page.getByText(/Đã lưu \d\d:\d\d/).first()).toBeVisible();

/** Opens one person of an agency in the list of people. */
async function openPerson(page: Page, email: string): Promise<void> {
  await page.goto(`/people?q=${encodeURIComponent(email)}`);
  await page.getByRole('rowheader').getByRole('link').click();
  await expect(page.getByRole('dialog').getByRole('link', { name: email })).toBeVisible();
}

/** Chooses a colleague by typing, without diacritics. */
async function chooseColleague(page: Page, field: string, typed: string, role: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: role }).click();
}

test.describe.serial('people: a role, a delegation, a hand-over, a lock', () => {
  test('an administrator gives a role, and it holds in the session that runs', async ({ page, browser }) => {
    const other = await browser.newPage();
    await signIn(other, 'clerk.stnmt');
    await expect(other.getByRole('navigation', { name: 'Cơ quan đang xem' })).toHaveCount(0);
    await signIn(page, 'admin');
    await openPerson(page, 'clerk.stnmt@demo.test');
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    const dialog = page.getByRole('dialog', { name: /Giao vai trò cho/ });
    await dialog.getByRole('combobox', { name: 'Cơ quan' }).click();
    await page.keyboard.type('so tai chinh');
    await page.getByRole('option', { name: /Sở Tài chính/ }).click();
    await dialog.getByRole('button', { name: 'Giao vai trò' }).click();
    await expect(page.getByText('Cán bộ đầu mối, Sở Tài chính', { exact: true })).toBeVisible();
    await other.reload();
    await other.getByRole('navigation', { name: 'Cơ quan đang xem' }).getByRole('link', { name: 'Sở Tài chính' }).click();
    await expect(other.getByRole('heading', { level: 1, name: 'Sở Tài chính' })).toBeVisible();
    await other.close();
  });

  test('an officer delegates, the colleague acts for them and says so, and either side can end it', async ({ page }) => {
    await signIn(page, 'officer.stnmt');
    await page.goto('/delegations');
    await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Ủy quyền một vai trò' });
    await dialog.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    await expect(dialog.getByText('Chọn người làm thay.')).toBeVisible();
    await chooseColleague(page, 'Người làm thay', 'so du lich', /Cán bộ đầu mối, Sở Du lịch/);
    await dialog.getByRole('textbox', { name: 'Đến hết ngày' }).fill('20/09/2019');
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('nghỉ phép');
    await dialog.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    await expect(page.getByText('đang có hiệu lực')).toBeVisible();

    await signOut(page);
    await signIn(page, 'officer.sdl');
    await page.getByRole('navigation', { name: 'Cơ quan đang xem' }).getByRole('link', { name: 'Sở Tài nguyên và Môi trường' }).click();
    await expect(page.getByText(/Bạn đang làm thay .+, đến hết ngày 20\/09\/2019/)).toBeVisible();
    const home = (await (await page.request.get(`/api/home?agency=STNMT`)).json()) as { agency: { report: { id: string } } };
    await page.goto(`/reports/${home.agency.report.id}`);
    await page.locator('[data-item="direction"]').getByRole('textbox').fill('Người làm thay soạn mục này.');
    await saved(page);
    await page.goto('/delegations');
    await page.getByRole('button', { name: 'Chấm dứt' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chấm dứt' }).click();
    await expect(page.getByText(/đã chấm dứt/).first()).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Cơ quan đang xem' })).toHaveCount(0);
  });

  test('who leaves hands over: the plan, the minutes, undone once, then done with a lock', async ({ page, browser }) => {
    await signIn(page, 'admin');
    await openPerson(page, 'officer.stnmt@demo.test');
    await page.getByRole('link', { name: 'Bàn giao công việc' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Bàn giao công việc của/ })).toBeVisible();
    await expect(page.getByText('đang chờ soạn').first()).toBeVisible();
    await chooseColleague(page, 'Người nhận bàn giao', 'tai nguyen', /Văn thư, Sở Tài nguyên và Môi trường/);
    await expect(page.getByText(/^chuyển cho/)).toBeVisible();
    const confirm = async () => {
      await page.getByRole('button', { name: 'Bàn giao', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Bàn giao', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Biên bản bàn giao' })).toBeVisible();
    };
    const address = page.url();
    await confirm();
    await page.getByRole('button', { name: 'Hoàn tác bàn giao' }).click();
    await expect(page.getByText(/Bàn giao này đã được hoàn tác lúc/)).toBeVisible();

    const leaving = await browser.newPage();
    await signIn(leaving, 'officer.stnmt');
    await page.goto(address);
    await page.getByRole('checkbox', { name: 'Khóa tài khoản người bàn giao' }).check();
    await confirm();
    await expect(page.getByText('đã khóa')).toBeVisible();
    await leaving.goto('/register');
    await leaving.waitForURL(/\/sign-in/);
    await leaving.close();

    await openPerson(page, 'officer.stnmt@demo.test');
    await expect(page.getByText(/Tài khoản bị khóa từ/)).toBeVisible();
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await page.getByRole('dialog', { name: /Mở khóa/ }).getByRole('textbox').fill('khóa thử');
    await page.getByRole('dialog', { name: /Mở khóa/ }).getByRole('button', { name: 'Mở khóa' }).click();
    await expect(page.getByRole('button', { name: 'Khóa tài khoản' })).toBeEnabled();
  });

  test('the last administrator cannot be shut out, and the button says why', async ({ page }) => {
    await signIn(page, 'admin');
    await openPerson(page, 'admin@demo.test');
    await expect(page.getByRole('button', { name: 'Khóa tài khoản' })).toHaveAttribute('title', /Không ai tự khóa tài khoản của mình/);
    await expect(page.getByRole('button', { name: 'Kết thúc', exact: true })).toHaveAttribute('title', /không còn ai quản trị hệ thống/);
  });
});
