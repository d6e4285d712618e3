export { followClaimedRoles, grantedRoles } from './claimed-roles.commands.js';
export { enrol, type NewPerson } from './people.service.js';
export { tellable, tellableInCity, tellableOf, type TellableMember, type TellablePerson } from './tellable.queries.js';
