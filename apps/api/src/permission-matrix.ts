import { decide, HISTORY_POLICY, POLICY, ROLE_PLACES, ROLES, type AgencySubject, type Grant, type PolicyAction, type Role } from '@tiendo/domain/access';
import { REPORT_LIFECYCLE } from '@tiendo/domain/reports';
import { ROLE_NAMES } from '@tiendo/phrases';
import * as contract from '@tiendo/types';
import type { EndpointDefinition } from '@tiendo/types';

/** One operation as it is decided on: an endpoint, or one act of the endpoint that does several. */
export interface Decided {
  readonly name: string;
  readonly endpoint: EndpointDefinition;
  /** null where being signed in is enough, or nobody needs to be. */
  readonly action: PolicyAction | null;
}

/** Every endpoint of the contract, by id; the acts on a report one by one. */
export function decidedOperations(): Decided[] {
  return endpointsOf(contract)
    .sort((a, b) => a.id.localeCompare(b.id, 'en'))
    .flatMap((endpoint): Decided[] => {
      if (endpoint.id === contract.audit.history.id) return Object.entries(HISTORY_POLICY).map(([kind, action]) => ({ name: `${endpoint.id} of ${kind}`, endpoint, action }));
      if (endpoint.id !== contract.reports.act.id) return [{ name: endpoint.id, endpoint, action: endpoint.action ?? null }];
      const acts = contract.reports.act.body.shape.action.options;
      return acts.map((act) => ({ name: `${endpoint.id}: ${act}`, endpoint, action: REPORT_LIFECYCLE[act].needs }));
    });
}

/**
 * The permission matrix as a page: every operation by every role and by whose things it is about, as contract and policy say it
 * today.
 */
export function permissionMatrix(): string {
  const operations = decidedOperations();
  const tags = [...new Set(operations.map(({ endpoint }) => endpoint.tag))].sort();
  const tables = tags.map((tag) => table(tag, operations.filter(({ endpoint }) => endpoint.tag === tag)));
  return `${INTRODUCTION}\n${tables.join('\n')}`;
}

const LETTERS: Readonly<Record<Role, string>> = { reporting_officer: 'o', head: 'h', clerk: 'c', coordinator: 'd', city_office: 'v', administrator: 'a', leader: 'l' };
const EVERYBODY = ROLES.map((role) => LETTERS[role]).join('');

const INTRODUCTION = `# Who may do what

Printed from the contract and the policy by \`pnpm --filter @tiendo/api permissions\`; a test refuses a page that is out of date. What is expected stands elsewhere, written by hand: \`packages/domain/src/access/policy.test.ts\` and \`apps/api/test/permissions/expected.ts\`, by which every endpoint is called as every role.

A letter is a role that may; a dot is nobody.

| letter | role | Vietnamese |
| --- | --- | --- |
${ROLES.map((role) => `| ${LETTERS[role]} | ${ROLE_NAMES.en[role]} | ${ROLE_NAMES.vi[role]} |`).join('\n')}

The columns say of whose things: **own**, of the agency where the role is held; **child**, of one directly under it; **other**, of any other agency; **coordinating**, of the agency that coordinates the reports, where that is another's; **city**, of every agency, and what belongs to none (documents, the calendar, rules, people). Who stands in *city* and not in *own* may do it everywhere but at home, since nobody decides in a matter of their own; that is asked over all roles of a person, their own and those lent to them. Administrator and leader stand above agencies: for them *own* is any agency. Lists and exports have a line for each agency that is reached and for no other.

What the table cannot say: of a report that is being written, whoever is not of its agency sees what was last sent (\`report.read_draft\`); a mail is for its addressee alone, and in a demonstration also for the administrator; the state of a report and its lock are asked after the person; a role that was lent is a role like any other while it lasts, except that it cannot be lent on; where no action is asked, the line says why.

The column \`key\` names the scope by which a system's key may ask for it: a key of an agency reaches what its officer does, one of the city what the leader does, and \`–\` is refused to every key.
`;

function table(tag: string, operations: readonly Decided[]): string {
  const head = ['operation', 'address', 'policy', ...RELATIONS, 'city', 'key', 'not signed in'];
  const rows = operations.map(({ name, endpoint, action }) => {
    const isOpen = endpoint.access === 'public';
    const policy = action ?? `${isOpen ? 'open' : 'signed in'}: ${endpoint.withoutAction ?? 'undecided'}`;
    const cells = action === null ? [...RELATIONS, 'city'].map(() => EVERYBODY) : [...RELATIONS.map((relation) => lettersOf(action, relation)), lettersOfCity(action)];
    return [`\`${name}\``, `${endpoint.method} ${endpoint.path}`, policy, ...cells, endpoint.keys ?? '–', isOpen ? 'yes' : 'no'];
  });
  return `## ${tag}\n\n${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

const MINE = 'mine';
const RELATIONS = ['own', 'child', 'other', 'coordinating'] as const;
type Column = (typeof RELATIONS)[number];
const SUBJECTS: Readonly<Record<Column, AgencySubject>> = {
  own: { agencyId: MINE, parentAgencyId: 'above' },
  child: { agencyId: 'below', parentAgencyId: MINE },
  other: { agencyId: 'elsewhere', parentAgencyId: 'above' },
  coordinating: { agencyId: 'coordinating', parentAgencyId: null, coordinates: true },
};

/** Asked of the policy itself, relation by relation. */
function lettersOf(action: PolicyAction, relation: Column): string {
  const may = (role: Role): boolean => decide({ personId: 'somebody', memberships: [{ role, agencyId: ROLE_PLACES[role] === 'above' ? null : MINE }] }, action, SUBJECTS[relation]).allowed;
  return letters(ROLES.filter(may));
}

function lettersOfCity(action: PolicyAction): string {
  const grants: readonly Grant[] = POLICY[action];
  return letters(ROLES.filter((role) => grants.some((grant) => grant.role === role && grant.relation === 'city')));
}

function letters(roles: readonly Role[]): string {
  return roles.map((role) => LETTERS[role]).join('') || '·';
}

/** The endpoints among what the contract exports, group by group. */
function endpointsOf(exported: object): EndpointDefinition[] {
  return Object.values(exported).flatMap((group: unknown) => (typeof group === 'object' && group !== null && !isEndpoint(group) ? Object.values(group).filter(isEndpoint) : []));
}

function isEndpoint(value: unknown): value is EndpointDefinition {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
}
