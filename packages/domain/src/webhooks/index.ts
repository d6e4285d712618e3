export * from './events.js';
export * from './retries.js';
