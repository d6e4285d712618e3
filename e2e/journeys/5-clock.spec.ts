import { expect, test, type Page } from '@playwright/test';
import { signIn, signOut } from '../support/people.ts';

interface MatrixAnswer {
  readonly rows: readonly { readonly agency: { readonly code: string; readonly kind: string }; readonly report: { readonly status: string; readonly lateDays: number } | null }[];
}

/** Reports of one kind of agency that are late and were never sent, by what the matrix says. */
async function late(page: Page, kind: 'ward' | 'department'): Promise<number[]> {
  const answer = (await (await page.request.get(`/api/matrix?kind=${kind}&limit=200`)).json()) as MatrixAnswer;
  return answer.rows.filter(({ report }) => report && ['not_started', 'draft', 'with_head'].includes(report.status)).map(({ report }) => report?.lateDays ?? 0);
}

async function goTo(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: /Minh hoạ:/ }).click();
  await page.getByRole('menuitem', { name: new RegExp(day) }).click();
  await expect(page.getByText(new RegExp(`Minh hoạ: .* ${day}`))).toBeVisible({ timeout: 60_000 });
}

test.describe.serial('the demonstration’s clock goes forward', () => {
  test('on the 16th nobody is late and the wards that owe were reminded', async ({ page }) => {
    await signIn(page, 'admin');
    expect(new Set(await late(page, 'ward'))).toEqual(new Set([0]));
    await page.goto('/mailbox');
    await expect(page.getByText(/còn|hạn/i).first()).toBeVisible();
  });

  test('on the 17th the wards are late, the departments are not', async ({ page }) => {
    await signIn(page, 'admin');
    await goTo(page, '17/09/2019');
    expect(new Set(await late(page, 'ward'))).toEqual(new Set([1]));
    expect(new Set(await late(page, 'department'))).toEqual(new Set([0]));
    await page.goto('/matrix?kind=%5B%22ward%22%5D&report=%5B%22not_started%22%5D');
    await expect(page.getByText('chậm 1 ngày').first()).toBeVisible();
  });

  test('on the 19th the departments are late; each reminder went once and in Vietnamese, with the link', async ({ page }) => {
    await signIn(page, 'admin');
    await goTo(page, '19/09/2019');
    expect(new Set(await late(page, 'department'))).toEqual(new Set([1]));
    await signOut(page);
    await signIn(page, 'officer.snv');
    await page.goto('/mailbox');
    const mails = (await (await page.request.get('/api/mailbox')).json()) as { items: readonly { id: string; subject: string; kind: string }[] };
    const reminders = mails.items.filter(({ kind }) => kind === 'reminder');
    expect(new Set(reminders.map(({ id }) => id)).size).toBe(reminders.length);
    const [first] = reminders;
    if (first) {
      const mail = (await (await page.request.get(`/api/mailbox/${first.id}`)).json()) as { html: string; text: string };
      expect(mail.text).toMatch(/Báo cáo|báo cáo|chỉ tiêu/);
      expect(mail.html).toContain('/reports/');
    }
  });

  test('five skipped days are caught up with one digest a person, and nothing twice', async ({ page }) => {
    await signIn(page, 'admin');
    await goTo(page, '24/09/2019');
    const ledger: { ruleCode: string; agency: { code: string }; person: string; subjectName: string; tellOn: string }[] = [];
    let after = '';
    do {
      const answer = (await (await page.request.get(`/api/reminders?limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`)).json()) as { items: typeof ledger; next: string | null };
      ledger.push(...answer.items);
      after = answer.next ?? '';
    } while (after !== '');
    const keys = ledger.map((entry) => [entry.ruleCode, entry.subjectName, entry.agency.code, entry.person, entry.tellOn].join('|'));
    expect(keys.length).toBeGreaterThan(100);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('the clock never goes back', async ({ page }) => {
    await signIn(page, 'admin');
    const refused = await page.request.post('/api/clock/advance', { data: { to: '2019-09-17' } });
    expect(refused.status()).toBe(409);
    await signOut(page);
    await signIn(page, 'officer.sxd');
    expect((await page.request.post('/api/clock/advance', { data: { days: 1 } })).status()).toBe(403);
  });
});
