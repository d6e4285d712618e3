export { setBaselines, type Baseline } from './baselines.service.js';
export { bindTarget, type BoundAgency } from './bindings.service.js';
export { endExemption, exempt, type NewExemption } from './exemptions.service.js';
export { refreshExpired, runStatusTick } from './fresh-statuses.js';
export { lockObligations, recomputeObligations, reportSent, statusTick, type LockedObligation, type WhichObligations } from './recompute.service.js';
export type { Pair } from './obligation-facts.queries.js';
