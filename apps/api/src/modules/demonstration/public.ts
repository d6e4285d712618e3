export { loadDemonstration, type DemonstrationScope } from './load-demonstration.js';
