export { attach } from './evidence.service.js';
export { sweepOrphanFiles } from './orphans.js';
