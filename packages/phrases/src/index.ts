export * from './locale.js';
export * from './statuses.js';
export * from './people.js';
export * from './figures.js';
export * from './numbers.js';
export * from './dates.js';
export * from './problems.js';
export * from './field-problems.js';
