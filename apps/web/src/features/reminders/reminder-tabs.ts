/** The parts of the reminders' page; the address names the open one. */
export const REMINDER_TABS = ['coming', 'told', 'rules'] as const;
export type ReminderTab = (typeof REMINDER_TABS)[number];
