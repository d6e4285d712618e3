import { expect, test, type Page } from '@playwright/test';
import { signIn, signOut } from '../support/people.ts';

interface MatrixAnswer {
  readonly rows: readonly { readonly agency: { readonly code: string; readonly kind: string }; readonly report: { readonly status: string; readonly lateDays: number } | null }[];
}

interface Mail {
  readonly subject: string;
  readonly kind: string;
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
    // Letters about new devices stand there too, since each journey is one.
    await page.goto('/mailbox?q=hạn');
    await expect(page.getByText(/còn|hạn/i).first()).toBeVisible();
  });

  test('on the 17th the wards are late, the departments are not', async ({ page }) => {
    await signIn(page, 'admin');
    await goTo(page, '17/09/2019');
    expect(new Set(await late(page, 'ward'))).toEqual(new Set([1]));
    expect(new Set(await late(page, 'department'))).toEqual(new Set([0]));
    await page.goto('/matrix?kind=ward&report=not_started');
    const ward = page.getByRole('row').filter({ hasText: 'chậm 1 ngày' }).first();
    await expect(ward).toBeVisible();
    await expect(ward.getByText('+1', { exact: true })).toBeVisible();
  });

  test('on the 19th the departments are late; each reminder went once and in Vietnamese, with the link', async ({ page }) => {
    await signIn(page, 'admin');
    await goTo(page, '19/09/2019');
    expect(new Set(await late(page, 'department'))).toEqual(new Set([1]));
    const answer = (await (await page.request.get('/api/matrix?kind=department&report=not_started')).json()) as MatrixAnswer;
    const silent = answer.rows[0]?.agency.code ?? '';
    await signOut(page);
    await signIn(page, `officer.${silent.toLowerCase()}`);
    const overdue = async (): Promise<readonly Mail[]> => {
      const { items } = (await (await page.request.get('/api/mailbox')).json()) as { items: readonly Mail[] };
      return items.filter(({ kind, subject }) => kind === 'reminder' && subject.includes('hạn: hết ngày 18/09/2019, đã quá hạn 1 ngày'));
    };
    await expect.poll(async () => (await overdue()).length).toBe(1);
    await page.goto('/mailbox');
    await page.getByText('đã quá hạn 1 ngày').first().click();
    const letter = page.frameLocator('iframe');
    await expect(letter.getByText(/^Kính gửi /)).toBeVisible();
    await expect(letter.getByRole('link', { name: 'Báo cáo Quý III/2019' })).toHaveAttribute('href', /\/reports\//);
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
