import { defineConfig } from 'vitest/config';

// The suite on a real Jaeger, built with Go: `npx vitest run --config vitest.live.config.ts`.
export default defineConfig({
  test: {
    include: ['test/live/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // The first build of the servers takes minutes.
    hookTimeout: 1_800_000,
    fileParallelism: false,
  },
});
