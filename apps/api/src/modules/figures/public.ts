export { recordFigures, type NewFigure } from './figures.service.js';
export { newestComputed, type ComputedFigure } from './figures.queries.js';
