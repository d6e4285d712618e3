export {
  allPeriods,
  calendarDays,
  calendarEnd,
  currentPeriod,
  reportedPeriod,
  dueOf,
  periodByCode,
  presentPeriod,
  workingDays,
  type PeriodRow,
} from './periods.queries.js';
export { addCalendarDays, addRegime, generatePeriod } from './periods.service.js';
