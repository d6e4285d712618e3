export { clockView } from './clock-view.js';
export { advanceClock, type Advance } from './clock.commands.js';
