export { clockView } from './clock-view.js';
