export * from './roles.js';
export * from './policy-table.js';
export * from './decide.js';
export * from './claims.js';
export * from './touch.js';
