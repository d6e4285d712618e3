import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { agencies, apiKeys, webhooks } from '@tiendo/types';
import { call } from '../../api/call.js';

/** While something waits to be sent, the next answer is near. */
const LOOK_AGAIN_MS = 3_000;

/** Whether it arrives changes without anybody here. */
const STATE_MS = 10_000;

export const integrationQueries = {
  keys: () => queryOptions({ queryKey: ['integrations', 'keys'] as const, queryFn: ({ signal }) => call(apiKeys.list, {}, { signal }) }),
  webhooks: () => queryOptions({ queryKey: ['integrations', 'webhooks'] as const, queryFn: ({ signal }) => call(webhooks.list, {}, { signal }), refetchInterval: STATE_MS }),
  deliveries: (webhookId: string) =>
    infiniteQueryOptions({
      queryKey: ['integrations', 'deliveries', webhookId] as const,
      queryFn: ({ pageParam, signal }) => call(webhooks.deliveries, { params: { webhookId }, query: pageParam ? { after: pageParam } : {} }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some((delivery) => delivery.state === 'waiting' && delivery.problem === null) ? LOOK_AGAIN_MS : false),
    }),
  agencies: () => queryOptions({ queryKey: ['agencies', 'all'] as const, queryFn: ({ signal }) => call(agencies.list, { query: { limit: 200 } }, { signal }) }),
};

/** What every act here changes. */
export const REFRESHES = [['integrations']] as const;
