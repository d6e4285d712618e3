export { levelTarget, targetByCode, targetsInForce, type TargetInForce } from './targets.queries.js';
export { presentTarget } from './targets.presenter.js';
export { addTarget, type NewTarget } from './targets.service.js';
