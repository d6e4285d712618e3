import { queryOptions } from '@tanstack/react-query';
import { calendar, type ResponseOf } from '@tiendo/types';
import { call } from '../../api/call.js';

export type CalendarYear = ResponseOf<typeof calendar.get>;

export const calendarQuery = (year: number) => queryOptions({ queryKey: ['calendar', year] as const, queryFn: ({ signal }) => call(calendar.get, { query: { year } }, { signal }) });
