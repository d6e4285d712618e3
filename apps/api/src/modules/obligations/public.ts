export { setBaselines, type Baseline } from './baselines.service.js';
export { bindTarget } from './bindings.service.js';
export { endExemption, exempt } from './exemptions.service.js';
export { refreshExpired, runStatusTick } from './fresh-statuses.js';
export { lockObligations, recomputeObligations, statusTick, type LockedObligation } from './recompute.service.js';
