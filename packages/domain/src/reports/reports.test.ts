import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../access/index.js';
import { instant, plainDate } from '../calendar/index.js';
import {
  checkReport,
  daysLate,
  decideReport,
  REPORT_ACTIONS,
  reviewRisk,
  shownStatus,
  statusAfter,
  STORED_REPORT_STATUSES,
  type CheckedItem,
  type ItemContent,
  type ReportAction,
  type StoredReportStatus,
} from './index.js';

const NOW = instant(1_568_595_600_000);
const actor = (role: Role, agencyId: string | null): Actor => ({ personId: 'p', memberships: [{ role, agencyId }] });
const subject = (status: StoredReportStatus, lockAt: number | null = null) => ({ agencyId: 'ward', parentAgencyId: 'district', status, lockAt: lockAt === null ? null : instant(lockAt) });

const WHO = {
  officer: actor('reporting_officer', 'ward'),
  head: actor('head', 'ward'),
  clerk: actor('clerk', 'ward'),
  district: actor('head', 'district'),
  coordinator: actor('coordinator', 'stttt'),
  leader: actor('leader', null),
  stranger: actor('reporting_officer', 'elsewhere'),
} as const;

/** Who may do what in which state; by hand. */
const MATRIX = `
officer      not_started  start
officer      draft        save submit
officer      with_head    withdraw
officer      sent         recall
officer      in_review    -
officer      returned     save submit
officer      accepted     -
head         not_started  -
head         draft        -
head         with_head    give_back approve
head         sent         recall
head         in_review    -
head         returned     -
head         accepted     -
clerk        not_started  -
clerk        draft        -
clerk        with_head    -
clerk        sent         dispatch
clerk        in_review    dispatch
clerk        returned     -
clerk        accepted     dispatch
district     not_started  -
district     draft        -
district     with_head    -
district     sent         open
district     in_review    decide_item return accept
district     returned     -
district     accepted     -
coordinator  not_started  -
coordinator  draft        -
coordinator  with_head    -
coordinator  sent         open
coordinator  in_review    decide_item return accept
coordinator  returned     -
coordinator  accepted     -
leader       not_started  -
leader       draft        -
leader       with_head    -
leader       sent         -
leader       in_review    -
leader       returned     -
leader       accepted     -
stranger     not_started  -
stranger     draft        -
stranger     with_head    -
stranger     sent         -
stranger     in_review    -
stranger     returned     -
stranger     accepted     -`;

describe('the life of a report', () => {
  it('lets exactly these do exactly this', () => {
    const printed = Object.entries(WHO).flatMap(([name, who]) =>
      STORED_REPORT_STATUSES.map((status) => {
        const may = REPORT_ACTIONS.filter((action) => decideReport(who, action, subject(status), NOW).allowed);
        return `${name.padEnd(13)}${status.padEnd(13)}${may.join(' ') || '-'}`;
      }),
    );
    expect(`\n${printed.join('\n')}`).toBe(MATRIX);
  });

  it('stops for everybody at the lock, which keeps the last state', () => {
    for (const who of Object.values(WHO)) {
      for (const status of STORED_REPORT_STATUSES) {
        const may = REPORT_ACTIONS.filter((action) => decideReport(who, action, subject(status, NOW), NOW).allowed);
        expect(may).toEqual([]);
      }
    }
    expect(shownStatus(subject('accepted', NOW), NOW)).toBe('locked');
    expect(shownStatus(subject('accepted', NOW + 1), NOW)).toBe('accepted');
    expect(decideReport(WHO.officer, 'save', subject('draft', NOW), NOW)).toEqual({ allowed: false, because: 'locked' });
  });

  it.each<[ReportAction, StoredReportStatus, StoredReportStatus]>([
    ['approve', 'with_head', 'sent'],
    ['save', 'returned', 'returned'],
    ['give_back', 'with_head', 'draft'],
    ['return', 'in_review', 'returned'],
  ])('%s turns %s into %s', (action, from, to) => expect(statusAfter(action, from)).toBe(to));

  it('counts days late from the due day, which ends at 24:00', () => {
    expect(daysLate(plainDate('2019-09-16'), plainDate('2019-09-16'))).toBe(0);
    expect(daysLate(plainDate('2019-09-16'), plainDate('2019-09-17'))).toBe(1);
    expect(daysLate(plainDate('2019-09-16'), plainDate('2019-09-10'))).toBe(0);
  });
});

const content = (code: ItemContent['code'], over: Partial<ItemContent> = {}): ItemContent => ({
  code,
  words: '',
  cause: '',
  causeKind: null,
  silence: null,
  numerator: null,
  denominator: null,
  uses: null,
  evidenceCount: 1,
  ...over,
});
const item = (now: ItemContent, last: ItemContent | null = null, returned: ItemContent | null = null): CheckedItem => ({ now, last, returned });
const codes = (...items: CheckedItem[]) => checkReport(items).map((each) => `${each.severity} ${each.item} ${each.code}`);

describe('will this come back?', () => {
  it.each<[string, CheckedItem, string[]]>([
    ['empty words', item(content('direction')), ['error direction words_missing']],
    ['attested silence is an answer', item(content('direction', { silence: 'nothing_arose' })), []],
    ['unchanged from what', item(content('direction', { silence: 'unchanged' })), ['error direction unchanged_without_last']],
    ['a difficulty without its cause', item(content('difficulties', { words: 'Thiếu chữ ký số' })), ['error difficulties cause_missing']],
    ['a cause without its kind', item(content('difficulties', { words: 'Thiếu', cause: 'Chưa cấp' })), ['error difficulties cause_kind_missing']],
    ['no proof', item(content('level4', { numerator: 1, denominator: 2, evidenceCount: 0 })), ['warning level4 proof_missing']],
    ['a falling denominator', item(content('level4', { numerator: 61, denominator: 154 }), content('level4', { numerator: 60, denominator: 166 })), ['warning level4 denominator_fell']],
    ['fewer dossiers than last quarter', item(content('usage', { numerator: 145, denominator: 314 }), content('usage', { numerator: 185, denominator: 355 })), []],
    ['a jump', item(content('level4', { numerator: 61, denominator: 166 }), content('level4', { numerator: 42, denominator: 166 })), ['warning level4 share_jumped']],
    ['a fall', item(content('level4', { numerator: 41, denominator: 166 }), content('level4', { numerator: 42, denominator: 166 })), ['warning level4 share_fell']],
    ['on but unused', item(content('payment', { numerator: 3, denominator: 9, uses: 0 })), ['warning payment on_but_unused']],
    ['nothing to count', item(content('payment', { numerator: 0, denominator: 0, uses: 0 })), ['warning payment nothing_to_count']],
    ['returned and sent again as it was', item(content('proposals', { words: 'x' }), null, content('proposals', { words: 'x' })), ['warning proposals returned_item_unchanged']],
  ])('%s', (_case, given, expected) => expect(codes(given)).toEqual(expected));

  it('puts errors before warnings', () => {
    expect(codes(item(content('level4', { numerator: 1, denominator: 2, evidenceCount: 0 })), item(content('direction')))).toEqual(['error direction words_missing', 'warning level4 proof_missing']);
  });

  it('orders the queue by what was found and says why', () => {
    const fallen = checkReport([item(content('level4', { numerator: 61, denominator: 154 }), content('level4', { numerator: 60, denominator: 166 }))]);
    expect(reviewRisk(fallen, 1, 3)).toEqual({ score: 5, reasons: ['denominator_fell'] });
    expect(reviewRisk([], 1, 0)).toEqual({ score: 0, reasons: ['unchanged'] });
    expect(reviewRisk([], 2, 1)).toEqual({ score: 6, reasons: ['resent'] });
    const answer = content('proposals', { words: 'x' });
    expect(reviewRisk(checkReport([item(answer, null, answer)]), 2, 0)).toEqual({ score: 12, reasons: ['resent', 'returned_item_unchanged'] });
  });
});
