export { followClaimedRoles, grantedRoles } from './claimed-roles.commands.js';
export { enrol, type NewPerson } from './people.service.js';
export { tellable, tellableInCity, tellableOf, tellablePeople, type TellableMember, type TellablePerson } from './tellable.queries.js';
export { holdingById, holdingsAt, holdingsOf } from './holdings.queries.js';
export { keepAnAdministrator, oneAfterTheOther, personToChange, touched } from './person-to-change.js';
export { addHolding, endHolding } from './roles.service.js';
export { lock, unlock } from './locking.service.js';
export { agencyNames } from './people.queries.js';
