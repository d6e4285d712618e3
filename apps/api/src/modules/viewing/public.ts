export { endViewings } from './viewing.service.js';
