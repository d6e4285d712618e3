export * from './offer-facts.js';
export * from './ratio.js';
export * from './adoption.js';
export * from './target.js';
export * from './reached-on.js';
