import { decide, HISTORY_POLICY, ROLES, type Actor, type PolicyAction, type Role } from '@tiendo/domain/access';
import { REPORT_LIFECYCLE } from '@tiendo/domain/reports';
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
 * The permission matrix as a page: every operation by every role, with the agencies to whose things it reaches, as contract and
 * policy say it today.
 */
export function permissionMatrix(): string {
  const operations = decidedOperations();
  const tags = [...new Set(operations.map(({ endpoint }) => endpoint.tag))].sort();
  const tables = tags.map((tag) => table(tag, operations.filter(({ endpoint }) => endpoint.tag === tag)));
  return `${INTRODUCTION}\n${tables.join('\n')}`;
}

const INTRODUCTION = `# Who may do what

Printed from the contract and the policy by \`pnpm --filter @tiendo/api permissions\`; a test refuses a page that is out of date. What is expected stands elsewhere, written by hand: \`packages/domain/src/access/policy.test.ts\` and \`apps/api/test/permissions/expected.ts\`, by which every endpoint is called as every role.

A cell says whose things the role reaches: \`own\` its own agency's, \`child\` those of an agency directly under it, \`city\` those of every agency; \`coordinating\` those of the agency that coordinates the reports; \`but own\` excepts its own agency, since nobody decides in a matter of their own. \`–\` is refused. Lists and exports have a line for each agency that is reached and for no other. What belongs to no agency (documents, the calendar, rules, people) is \`city\` or nothing.

Three things the table cannot say: of a report that is being written, whoever is not of its agency sees what was last sent (\`report.read_draft\`); a mail is for its addressee alone, and in a demonstration also for the administrator; the state of a report and its lock are asked after the person.
`;

const HEADS: Readonly<Record<Role, string>> = {
  reporting_officer: 'officer',
  head: 'head',
  clerk: 'clerk',
  coordinator: 'coordinator',
  city_office: 'city office',
  administrator: 'administrator',
  leader: 'leader',
};

function table(tag: string, operations: readonly Decided[]): string {
  const head = ['operation', 'address', 'policy', ...ROLES.map((role) => HEADS[role]), 'not signed in'];
  const rows = operations.map(({ name, endpoint, action }) => {
    const isOpen = endpoint.access === 'public';
    const reach = ROLES.map((role) => (action === null ? 'yes' : reachOf(role, action)));
    const policy = action ?? (isOpen ? 'open' : 'signed in');
    return [`\`${name}\``, `${endpoint.method} ${endpoint.path}`, policy, ...reach, isOpen ? 'yes' : '–'];
  });
  return `## ${tag}\n\n${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

const MINE = 'mine';
const SUBJECTS = {
  own: { agencyId: MINE, parentAgencyId: 'above' },
  child: { agencyId: 'below', parentAgencyId: MINE },
  coordinating: { agencyId: 'coordinating', parentAgencyId: null, coordinates: true },
  other: { agencyId: 'elsewhere', parentAgencyId: 'above' },
} as const;

/** Asked of the policy itself, relation by relation. */
function reachOf(role: Role, action: PolicyAction): string {
  const actor: Actor = { personId: 'somebody', memberships: [{ role, agencyId: MINE }] };
  const reaches = (relation: keyof typeof SUBJECTS): boolean => decide(actor, action, SUBJECTS[relation]).allowed;
  if (reaches('other')) return reaches('own') ? 'city' : 'city but own';
  const near = (['own', 'child', 'coordinating'] as const).filter(reaches);
  return near.length === 0 ? '–' : near.join(', ');
}

/** The endpoints among what the contract exports, group by group. */
function endpointsOf(exported: object): EndpointDefinition[] {
  return Object.values(exported).flatMap((group: unknown) => (typeof group === 'object' && group !== null && !isEndpoint(group) ? Object.values(group).filter(isEndpoint) : []));
}

function isEndpoint(value: unknown): value is EndpointDefinition {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
}
