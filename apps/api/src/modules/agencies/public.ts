export { agenciesById, agenciesOn, agencyByCode, subjectOf, type AgencyRow } from './agencies.queries.js';
export { presentAgency } from './agencies.presenter.js';
export { addAgency } from './agencies.service.js';
