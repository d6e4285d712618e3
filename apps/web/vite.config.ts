import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentPolicy } from './content-policy.ts';
import { contractWithoutSchemas } from './contract-without-schemas.ts';
import { firstPageBudget } from './first-page-budget.ts';

const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:3001';

export default defineConfig({
  // The server puts a nonce of its own in this place for every answer (apps/api, web-page.ts).
  html: { cspNonce: 'nonce-of-this-answer' },
  plugins: [
    contentPolicy(),
    contractWithoutSchemas(),
    // The router's plugin must see the files before React's does. A page's loader comes with its component,
    // so that the first page carries no other page's queries.
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      codeSplittingOptions: { defaultBehavior: [['loader', 'component'], ['errorComponent'], ['notFoundComponent']] },
      addExtensions: 'js',
      semicolons: true,
      tmpDir: 'node_modules/.cache/router',
    }),
    react(),
    firstPageBudget({ page: '/session/sign-in-screen.tsx', bytes: 180_000 }),
  ],
  server: { port: 3000, proxy: { '/api': { target: apiOrigin, changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/\.pnpm\/(react|react-dom|scheduler|@tanstack\+(react-router|router-core|history|store|react-store|query-core|react-query)|i18next|react-i18next|use-sync-external-store)@/, priority: 2 },
            // What stands in the address of every page, in one file (no-eval first, before any schema); each page itself stays apart.
            { name: 'routes', test: /\/src\/(app\/no-eval\.ts|routes\/[^?]*\.tsx|routeTree\.gen\.ts)$/, priority: 1 },
          ],
        },
      },
    },
  },
});
