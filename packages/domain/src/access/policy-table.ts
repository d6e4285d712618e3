import type { Role } from './roles.js';

/** own: the actor's agency. child: an agency directly under it. city: any agency of the jurisdiction. coordinating: the agency that coordinates the reports. */
export type Relation = 'own' | 'child' | 'city' | 'coordinating';

export interface Grant {
  readonly role: Role;
  readonly relation: Relation;
  /** Nobody decides in a matter of their own agency: such a grant stops there. */
  readonly exceptOwn?: true;
}

const own = (...roles: Role[]): Grant[] => roles.map((role) => ({ role, relation: 'own' }));
const child = (...roles: Role[]): Grant[] => roles.map((role) => ({ role, relation: 'child' }));
const city = (...roles: Role[]): Grant[] => roles.map((role) => ({ role, relation: 'city' }));

const agencyStaff = ['reporting_officer', 'head', 'clerk'] as const;
const cityReaders = ['coordinator', 'city_office', 'leader', 'administrator'] as const;
const everybody = [...agencyStaff, ...cityReaders] as const;

/** A reviewer stands above the agency: the coordinating department for all, a district for its wards; the city office for the coordinating department's own. */
const reviewers: Grant[] = [
  { role: 'coordinator', relation: 'city', exceptOwn: true },
  { role: 'city_office', relation: 'coordinating', exceptOwn: true },
  // Somebody of a ward who also serves its district, on their own or for another, does not check their ward.
  ...child('reporting_officer', 'head').map((grant): Grant => ({ ...grant, exceptOwn: true })),
];

/** Who may do what to what. Anything not listed here is refused. */
export const POLICY = {
  'agency.read': city(...everybody),
  'document.read': city(...everybody),
  'target.read': city(...everybody),

  'register.read': [...own(...agencyStaff), ...child(...agencyStaff), ...city(...cityReaders)],
  'register.edit': own('reporting_officer'),

  'report.read': [...own(...agencyStaff), ...child(...agencyStaff), ...city(...cityReaders)],
  'report.read_draft': own(...agencyStaff),
  'report.edit': own('reporting_officer'),
  'report.submit': own('reporting_officer'),
  'report.approve': own('head'),
  'report.recall': own('reporting_officer', 'head'),
  'report.dispatch': own('clerk'),
  'report.review': reviewers,
  'queue.read': [...city('coordinator', 'city_office')],
  'desk.read': child('reporting_officer', 'head', 'clerk'),

  'obligation.read': [...own(...agencyStaff), ...child(...agencyStaff), ...city(...cityReaders)],
  'matrix.read': [...own(...agencyStaff), ...child(...agencyStaff), ...city(...cityReaders)],
  'exemption.decide': [{ role: 'city_office', relation: 'city', exceptOwn: true }],
  'review.export': [...own(...agencyStaff), ...child(...agencyStaff), ...city(...cityReaders)],

  'reminder.read': [...child('reporting_officer', 'head'), ...city('coordinator', 'city_office', 'administrator')],
  'reminder.urge': [...child('reporting_officer', 'head'), ...city('coordinator', 'city_office')],
  'reminder_rule.edit': city('administrator'),
  'mailbox.read': city(...everybody),

  'person.read': city('administrator'),
  'person.edit': city('administrator'),
  'person.hand_over': city('administrator'),
  'agency.assign_duty': city('administrator'),
  /** For the holder of a role; one's own everybody lends. */
  'delegation.lend_for_others': [...own('head'), ...city('administrator')],
  'delegation.read': [...own('head'), ...city('administrator')],
  'calendar.read': city(...everybody),
  'calendar.edit': city('administrator'),
  'clock.advance': city('administrator'),
  'audit.read': city('administrator'),
  'integration.read': city('administrator'),
  'integration.edit': city('administrator'),
  'audit.sign': city('administrator'),
  'person.view_as': city('administrator'),
} as const satisfies Record<string, readonly Grant[]>;

export type PolicyAction = keyof typeof POLICY;
export const POLICY_ACTIONS = Object.keys(POLICY) as PolicyAction[];
