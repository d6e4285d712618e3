export {
  allPeriods,
  calendarDays,
  currentPeriod,
  dueOf,
  duesOf,
  periodByCode,
  periodById,
  presentPeriod,
  workingDays,
  type DueRow,
  type PeriodRow,
} from './periods.queries.js';
export { addCalendarDays, addRegime, generatePeriod, type NewPeriod, type NewRegime } from './periods.service.js';
