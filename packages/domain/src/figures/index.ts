export * from './fraction.js';
export * from './figure.js';
