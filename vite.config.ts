import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './scripts/build/precompress.ts';
import { preloadFirstPage } from './scripts/build/preloadFirstPage.ts';

// Everything but index.html lies under static/ and is named by its hash: Jaeger's static-assets option serves
// only that folder, and a hashed name may be cached for ever. Relative addresses let one build run below any path.
export default defineConfig({
  base: './',
  plugins: [react(), preloadFirstPage('src/app/start.tsx'), precompress()],
  build: {
    outDir: 'dist/app',
    assetsDir: 'static',
    // read by scripts/checks/bundle.mjs
    manifest: true,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
});
