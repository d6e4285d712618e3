import { createFileRoute } from '@tanstack/react-router';
import { FirstPage } from '../../features/frame/first-page.js';

export const Route = createFileRoute('/_signed-in/')({ component: FirstPage });
