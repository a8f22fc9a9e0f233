import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'server/**/*.test.ts', 'test/**/*.test.ts'],
    // test/live needs a running Jaeger: vitest.live.config.ts
    exclude: [...configDefaults.exclude, 'test/live/**', 'test/*/planted/**'],
    environment: 'node',
    setupFiles: ['test/seedProperties.ts'],
    // properties and long chains on a busy machine; a test that hangs still ends
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
