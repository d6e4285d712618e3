export * from './lifecycle.js';
export * from './report-policy.js';
export * from './form.js';
export * from './checks.js';
export * from './timeliness.js';
export * from './risk.js';
