import { join } from 'node:path';
import { defineConfig } from 'vite';

// The bench's own page: the engine of src/core in a worker, built as the app is built.
export default defineConfig({
  root: join(import.meta.dirname, 'page'),
  base: '/bench/',
  build: {
    outDir: join(import.meta.dirname, '../dist/bench'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
});
