import { createRouter } from '@tanstack/react-router';
import { createQueryClient } from '../api/query-client.js';
import { routeTree } from '../routeTree.gen.js';
import { SkeletonPage } from '../ui/skeletons.js';
import { NotFoundPage } from '../features/frame/not-found-page.js';
import { PageFailed } from '../features/frame/page-failed.js';

export const queryClient = createQueryClient();

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Freshness is React Query's business.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 250,
  defaultPendingMinMs: 0,
  defaultPendingComponent: SkeletonPage,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
