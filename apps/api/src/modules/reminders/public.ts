export { ReminderTick, runReminderTick, startReminders, type TickResult } from './tick.service.js';
export { comingReminders } from './coming.queries.js';
