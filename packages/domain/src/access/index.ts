export * from './roles.js';
export * from './policy-table.js';
export * from './decide.js';
export * from './holding.js';
export * from './lending.js';
export * from './touch.js';
export * from './claims.js';
export * from './touch.js';
