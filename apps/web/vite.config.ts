import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:3001';

export default defineConfig({
  // The router's plugin must see the files before React's does.
  plugins: [tanstackRouter({ target: 'react', autoCodeSplitting: true, addExtensions: 'js', semicolons: true }), react()],
  server: { port: 3000, proxy: { '/api': { target: apiOrigin, changeOrigin: false } } },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, assetsInlineLimit: 0 },
});
