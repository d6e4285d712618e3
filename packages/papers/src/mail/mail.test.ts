import { describe, expect, it } from '@jest/globals';
import { passkeyAddedMail } from './account-mails.js';
import { reminderMail, type ReminderItem, type ReminderMailInput, type WatchedItem } from './reminder-mail.js';
import { delegatedMail, revokedMail } from './delegation-mails.js';
import { approvalNeededMail, givenBackMail, receiptMail, returnedMail } from './report-mails.js';

const base = { locale: 'vi', illustrative: true, person: 'bà Trần Thị <B>', link: 'https://tiendo.example/?a=1&b=2' } as const;
const report: ReminderItem = { title: 'Báo cáo Quý III/2019', agencyName: 'Sở Xây dựng', dueOn: '2019-09-18', daysLeft: 2, link: 'https://tiendo.example/r' };
const digest: ReminderMailInput = {
  ...base,
  today: '2019-09-16',
  items: [
    { title: 'Dịch vụ công trực tuyến mức độ 4', agencyName: 'Sở Xây dựng', dueOn: '2019-10-31', daysLeft: 45, detail: '38,0% (19/50), còn 1 dịch vụ nữa', link: 'https://tiendo.example/t' },
    report,
    { title: 'Báo cáo chuyên đề', agencyName: 'Sở Xây dựng', dueOn: '2019-09-15', daysLeft: -1, link: 'https://tiendo.example/c' },
  ],
};

describe('a reminder', () => {
  it('lists everything owed with its end in words, the overdue first', () => {
    const { subject, text } = reminderMail(digest);
    expect(subject).toBe('[dữ liệu minh hoạ] 1 việc quá hạn, 2 việc còn hạn');
    const places = ['DỮ LIỆU MINH HOẠ', 'Kính gửi bà Trần Thị <B>,', 'Đến thứ Hai 16/09/2019, còn 3 việc', 'hết ngày 15/09/2019, đã quá hạn 1 ngày', 'https://tiendo.example/c', 'hết ngày 18/09/2019, còn 2 ngày', '38,0% (19/50), còn 1 dịch vụ nữa', 'hết ngày 31/10/2019, còn 45 ngày', 'https://tiendo.example/?a=1&b=2'].map((part) => text.indexOf(part));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
  });

  it('says the one thing in its subject when there is one', () => {
    const one = { ...digest, illustrative: false, items: [report] };
    expect(reminderMail(one).subject).toBe('Báo cáo Quý III/2019, hạn: hết ngày 18/09/2019, còn 2 ngày');
    expect(reminderMail({ ...one, locale: 'en' }).subject).toBe('Báo cáo Quý III/2019, due by the end of 18/09/2019, 2 days left');
    expect(reminderMail({ ...one, items: [{ ...report, daysLeft: 0 }] }).text).toContain('hết ngày 18/09/2019, hạn cuối hôm nay');
  });

  it('tells who watches over agencies what these owe, alike in one line, and never as their own work', () => {
    const watched: WatchedItem[] = [
      { title: 'Sử dụng thanh toán trực tuyến', owes: 'target', dueOn: '2019-10-31', daysLeft: 44, agencies: 1, named: ['Sở Y tế'], link: 'https://tiendo.example/matrix?a' },
      { title: 'Báo cáo Quý III/2019', owes: 'report', dueOn: '2019-09-16', daysLeft: -1, agencies: 155, named: ['UBND phường A', 'UBND phường B'], link: 'https://tiendo.example/matrix?b' },
    ];
    const office = { ...digest, illustrative: false, today: '2019-09-17', items: [], watched };
    const { subject, text } = reminderMail(office);
    expect(subject).toBe('156 việc của các cơ quan chưa xong: 155 việc quá hạn, 1 việc còn hạn');
    expect(text).toContain('Đến thứ Ba 17/09/2019, còn 156 việc của các cơ quan chưa xong: 155 việc quá hạn, 1 việc còn hạn:');
    expect(text).toContain('1. Báo cáo Quý III/2019\n   155 cơ quan chưa gửi: UBND phường A, UBND phường B và 153 cơ quan khác\n   hết ngày 16/09/2019, đã quá hạn 1 ngày\n   https://tiendo.example/matrix?b');
    expect(text).toContain('1 cơ quan chưa đạt: Sở Y tế');
    const returned = watched.slice(1).map((item) => ({ ...item, owes: 'returned_report' as const }));
    expect(reminderMail({ ...office, watched: returned }).text).toContain('155 cơ quan chưa gửi lại sau khi bị trả lại: UBND phường A');
    expect(reminderMail({ ...office, locale: 'en', watched: returned }).text).toContain('155 agencies have not sent it again after its return: UBND phường A');
    expect(text).not.toContain('việc phải hoàn thành');
    expect(reminderMail({ ...office, locale: 'en' }).text).toContain('155 agencies have not sent it: UBND phường A, UBND phường B and 153 other agencies');
    const subjects = (kept: readonly WatchedItem[]): string[] => (['vi', 'en'] as const).map((locale) => reminderMail({ ...office, locale, watched: kept }).subject);
    expect(subjects(watched.slice(0, 1))).toEqual(['1 việc của cơ quan chưa xong, còn hạn', '1 thing of an agency that is still to do']);
    expect(subjects(watched.slice(1))).toEqual(['155 việc của các cơ quan đã quá hạn', '155 things of agencies that are overdue']);
    const both = reminderMail({ ...office, items: [report] });
    expect(both.subject).toBe('Báo cáo Quý III/2019, hạn: hết ngày 18/09/2019, còn 2 ngày; 156 việc của các cơ quan chưa xong: 155 việc quá hạn, 1 việc còn hạn');
    expect(both.text.indexOf('còn 1 việc phải hoàn thành')).toBeLessThan(both.text.indexOf('156 việc của các cơ quan'));
    expect(both.html.match(/<table/g)).toHaveLength(2);
  });

  it('says who urges in whose name, quotes their own words and then what is owed', () => {
    const urge = { office: 'Văn phòng UBND thành phố', person: 'Phan Văn Thành', asks: false, note: ' Gửi trước 10 giờ. ' };
    const one = { ...digest, illustrative: false, items: [report], urge };
    const { subject, text } = reminderMail(one);
    expect(subject).toBe('Đôn đốc: Báo cáo Quý III/2019, hạn: hết ngày 18/09/2019, còn 2 ngày');
    expect(text).toContain(
      'Văn phòng UBND thành phố (Phan Văn Thành) đôn đốc đơn vị khẩn trương hoàn thành và gửi báo cáo nêu dưới đây.\n\nLời nhắn: “Gửi trước 10 giờ.”\n\nĐến thứ Hai 16/09/2019, còn 1 việc',
    );
    expect(reminderMail({ ...one, urge: { ...urge, note: '  ' } }).text).not.toContain('Lời nhắn');
    expect(reminderMail({ ...one, urge: { ...urge, asks: true } }).text).toContain('đề nghị đơn vị sớm hoàn thành');
    const english = reminderMail({ ...one, locale: 'en', urge: { ...urge, office: 'Office of the People’s Committee' } });
    expect(english.subject).toMatch(/^Urgent: /);
    expect(english.text).toContain('Office of the People’s Committee (Phan Văn Thành) urges your agency');
  });

  it('needs something that is owed', () => {
    expect(() => reminderMail({ ...digest, items: [] })).toThrow(RangeError);
  });

  it('escapes what people typed and fetches nothing', () => {
    const { html } = reminderMail({ ...digest, urge: { office: 'VP <b>', person: 'A', asks: false, note: '<script>alert(1)</script>' } });
    expect(html).toContain('VP &lt;b&gt; (A)');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('bà Trần Thị &lt;B&gt;');
    expect(html).toContain('href="https://tiendo.example/?a=1&amp;b=2"');
    expect(html).not.toMatch(/<(img|script|link|iframe|style)|url\(/);
  });

  it('refuses a link that is none of the web, and a subject of two lines', () => {
    expect(() => reminderMail({ ...digest, link: 'javascript:alert(1)' })).toThrow(RangeError);
    expect(reminderMail({ ...digest, items: [{ ...report, title: 'Một\r\nBcc: x@y.z' }] }).subject).not.toMatch(/[\r\n]/);
  });
});

describe('letters about a report', () => {
  const about = { ...base, illustrative: false, agencyName: 'Sở Xây dựng', reportTitle: 'Báo cáo Quý III/2019' };

  it('confirm what arrived, when and which sending', () => {
    const sent = { ...about, sentAt: '2019-09-18T17:30:00.000Z', revision: 2, lateDays: 1 };
    expect(receiptMail(sent).text).toContain('lúc 00:30 ngày 19/09/2019, lần gửi thứ 2.\n\nBáo cáo gửi chậm 1 ngày.');
    expect(receiptMail({ ...sent, lateDays: 0 }).text).toContain('Báo cáo gửi đúng hạn.');
    expect(receiptMail({ ...sent, locale: 'en' }).text).toContain('It was sent 1 day late.');
  });

  it('return single items with their reasons and the new deadline', () => {
    const mail = returnedMail({ ...about, reviewer: 'Sở Thông tin và Truyền thông', items: [{ name: 'Mức độ 4', reason: 'Thiếu\nminh chứng' }], dueOn: '2019-09-24', daysLeft: 4 });
    expect(mail.subject).toBe('Trả lại Báo cáo Quý III/2019 của Sở Xây dựng: 1 mục cần bổ sung');
    expect(mail.text).toContain('1. Mức độ 4\n   Thiếu\n   minh chứng');
    expect(mail.html).toContain('Thiếu<br>minh chứng');
    expect(mail.text).toContain('Thời hạn gửi lại: hết ngày 24/09/2019, còn 4 ngày.');
  });

  it('ask the head to decide, with what changed', () => {
    const mail = approvalNeededMail({ ...about, officer: 'Nguyễn Văn A', dueOn: '2019-09-18', daysLeft: 2, changes: ['Mức độ 4: 24,0% lên 38,0%'] });
    expect(mail.text).toContain('Nguyễn Văn A trình Báo cáo Quý III/2019 của Sở Xây dựng để ký duyệt. Thời hạn: hết ngày 18/09/2019, còn 2 ngày.');
    expect(mail.text).toContain('1. Mức độ 4: 24,0% lên 38,0%');
    expect(approvalNeededMail({ ...about, officer: 'A', dueOn: '2019-09-18', daysLeft: 2, changes: [] }).html).not.toContain('<table');
  });

  it('tell the officer why the head gave it back', () => {
    expect(givenBackMail({ ...about, head: 'Giám đốc', reason: 'Sai số liệu' }).text).toContain('Lý do: Sai số liệu');
  });
});

describe('a delegation', () => {
  const input = { ...base, side: 'borrower', lender: 'Trần Lan', borrower: 'Lê Bình', role: 'Cán bộ đầu mối, Sở Xây dựng', from: '2019-09-16', through: '2019-09-30', reason: 'nghỉ phép', by: 'Trần Lan' } as const;

  it('tells each side in its own words, and who entered it where that was another', () => {
    expect(delegatedMail(input).text).toContain('Trần Lan ủy quyền cho ông/bà làm thay với vai trò Cán bộ đầu mối, Sở Xây dựng, từ ngày 16/09/2019 đến hết ngày 30/09/2019.');
    expect(delegatedMail(input).text).not.toContain('Người lập');
    const toLender = delegatedMail({ ...input, side: 'lender', by: 'Ngô Trưởng' }).text;
    expect(toLender).toContain('được ủy quyền cho Lê Bình làm thay');
    expect(toLender).toContain('Người lập ủy quyền trên hệ thống: Ngô Trưởng.');
  });

  it('says who ended it', () => {
    expect(revokedMail({ ...input, by: 'Lê Bình' }).text).toContain('Lê Bình đã chấm dứt việc Trần Lan ủy quyền cho Lê Bình');
    expect(revokedMail({ ...input, locale: 'en' }).subject).toBe('[illustrative data] Delegation ended: Cán bộ đầu mối, Sở Xây dựng');
  });
});

describe('a letter about the account', () => {
  it('says what was added, when, and what to do where it was somebody else', () => {
    const { subject, text } = passkeyAddedMail({ ...base, name: 'Máy tính <cơ quan>', email: 'lan@demo.test', at: '2026-11-24T01:30:00.000Z' });
    expect(subject).toContain('Khóa truy cập mới cho tài khoản của ông/bà: Máy tính <cơ quan>');
    expect(text).toContain('được thêm vào tài khoản lan@demo.test');
    expect(text).toContain('08:30');
    expect(text).toContain('Nếu không phải ông/bà thêm');
  });
});
