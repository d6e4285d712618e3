import { decide, POLICY_ACTIONS, ROLES, type PolicyAction, type Role } from '@tiendo/domain/access';
import type { EndpointDefinition } from '@tiendo/types';

const MINE = 'mine';
const SUBJECTS = {
  own: { agencyId: MINE, parentAgencyId: null },
  child: { agencyId: 'below', parentAgencyId: MINE },
  other: { agencyId: 'elsewhere', parentAgencyId: 'above' },
} as const;
const HEADINGS: Record<Role, string> = { reporting_officer: 'officer', head: 'head', clerk: 'clerk', coordinator: 'coordinator', city_office: 'city office', administrator: 'administrator', leader: 'leader' };

function cell(role: Role, action: PolicyAction): string {
  const actor = { personId: 'p', memberships: [{ role, agencyId: role === 'leader' || role === 'administrator' ? null : MINE }] };
  const may = Object.entries(SUBJECTS).filter(([, subject]) => decide(actor, action, subject).allowed).map(([relation]) => relation);
  return may.length === 3 ? 'all' : may.join(', ') || '·';
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The policy and the endpoints that ask it, for people to read: role by relation to the agency concerned. */
export function printedMatrix(endpoints: readonly EndpointDefinition[]): string {
  const sorted = [...endpoints].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `# Who may do what

Printed from the policy (\`packages/domain/src/access\`) and the contract; a test fails when it is out of date.
Relations: own (one's agency), child (an agency directly below it), other (any other agency); all three are "all", none is "·".
What everybody may read (agencies, documents, the calendar, one's mailbox) has no agency. Nobody decides on their own agency's report.

## Actions

${table(['action', ...ROLES.map((role) => HEADINGS[role])], POLICY_ACTIONS.map((action) => [`\`${action}\``, ...ROLES.map((role) => cell(role, action))]))}

## Endpoints

An endpoint without an action is for everybody who is signed in, or decides by the report's life cycle (\`reports.act\`).

${table(['endpoint', 'method', 'path', 'who', 'action'], sorted.map(({ id, method, path, access, action }) => [`\`${id}\``, method, `\`/api${path}\``, access === 'public' ? 'everybody' : 'signed in', action ? `\`${action}\`` : '·']))}
`;
}
