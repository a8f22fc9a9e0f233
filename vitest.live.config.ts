import { defineConfig } from 'vitest/config';

// The suite on a live Jaeger (test/live), which is built with Go: the first start takes minutes.
export default defineConfig({
  test: {
    include: ['test/live/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
