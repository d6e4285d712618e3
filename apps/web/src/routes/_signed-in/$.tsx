import { createFileRoute } from '@tanstack/react-router';
import { NotFoundPage } from '../../features/frame/not-found-page.js';

/** Every address that no other route takes, inside the frame. */
export const Route = createFileRoute('/_signed-in/$')({ component: NotFoundPage });
