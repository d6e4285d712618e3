export { recordFigures, type NewFigure } from './figures.service.js';
export { newestComputed } from './figures.queries.js';
