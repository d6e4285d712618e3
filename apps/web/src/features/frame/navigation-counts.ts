import { queryOptions, useQuery } from '@tanstack/react-query';
import { home, type Page, type ResponseOf } from '@tiendo/types';
import { call } from '../../api/call.js';

type Home = ResponseOf<typeof home.get>;

/** The same key as the home page's query: the numbers in the side bar and the page come from one answer. */
const homeQuery = queryOptions({
  queryKey: ['home'] as const,
  queryFn: ({ signal }) => call(home.get, {}, { signal }),
});

/** How many things wait for the person on a page; pages without a number are not there. */
export function useNavigationCounts(): Partial<Record<Page, number>> {
  const { data } = useQuery(homeQuery);
  return data ? countsOf(data) : {};
}

export function countsOf({ agency, city }: Home): Partial<Record<Page, number>> {
  const returnedItems = agency?.returned.reduce((sum, report) => sum + report.items.length, 0) ?? 0;
  const counts: Partial<Record<Page, number>> = {};
  const waiting = returnedItems + (agency?.toDispatch.length ?? 0);
  if (waiting > 0) counts.reports = waiting;
  if (city?.queue) counts.queue = city.queue;
  if (agency?.wards && agency.wards.of > agency.wards.reported) counts.desk = agency.wards.of - agency.wards.reported;
  return counts;
}
