export {
  allPeriods,
  calendarDays,
  currentPeriod,
  dueOf,
  periodByCode,
  presentPeriod,
  workingDays,
  type PeriodRow,
} from './periods.queries.js';
export { addCalendarDays, addRegime, generatePeriod } from './periods.service.js';
