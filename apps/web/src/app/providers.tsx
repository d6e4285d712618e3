import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { cssVariables, theme } from '../ui/theme/theme.js';
import { styleNonce } from './style-nonce.js';
import { queryClient, router } from './router.js';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'tiendo.theme' });

/** Theme, data, messages and addresses around the whole page. */
export function Providers() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorSchemeManager} defaultColorScheme="light" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
