export * from './roles.js';
export * from './policy-table.js';
export * from './decide.js';
export * from './claims.js';
export * from './password-rule.js';
export * from './second-factor.js';
