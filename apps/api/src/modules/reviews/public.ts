export { waitingFor } from './queue.queries.js';
