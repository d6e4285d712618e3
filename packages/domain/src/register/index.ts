export * from './offer-state.js';
export * from './offer-rules.js';
