export { endDelegationOn, openDelegationsOf, putDelegationBack } from './delegations.service.js';
export { presentLoan } from './delegations.queries.js';
