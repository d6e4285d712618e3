export * from './endpoint.js';
export * from './problems.js';
