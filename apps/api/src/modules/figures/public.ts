export { recordFigures, type NewFigure } from './figures.service.js';
