export * from './status.js';
export * from './gap.js';
