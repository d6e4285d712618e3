export { ReminderTick, runReminderTick, startReminders, type TickResult } from './tick.service.js';
