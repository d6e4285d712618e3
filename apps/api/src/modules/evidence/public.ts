export { attach, detach } from './evidence.service.js';
export { sweepOrphanFiles } from './orphans.js';
