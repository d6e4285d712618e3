export * from './bytes.js';
export * from './record.js';
export * from './links.js';
export * from './heads.js';
