export { openSetup } from './setup.commands.js';
