export * from './calendar-day.js';
export * from './deadline.js';
export * from './instant.js';
export * from './plain-date.js';
export * from './quarter.js';
export * from './reporting-chain.js';
export * from './window.js';
export * from './working-calendar.js';
