export { workingPassword } from './told-password.js';
export { loadDemonstration, type DemonstrationScope } from './load-demonstration.js';
