export { registeredCount } from './obligation.queries.js';
export { lateDaysOf } from './matrix-cell.js';
export { matrixRows, type SentRow } from './matrix.queries.js';
export { summed, tally, type Tally } from './matrix-summary.queries.js';
export type { Selection } from './matrix-filter.js';
export { forecastOn, registerFigure, targetGap } from './target-gap.js';
