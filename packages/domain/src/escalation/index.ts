export * from './digest.js';
export * from './reminder-rule.js';
export * from './stage.js';
