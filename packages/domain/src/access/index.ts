export * from './roles.js';
export * from './policy-table.js';
export * from './decide.js';
export * from './touch.js';
export * from './history.js';
