import { defineConfig } from '@playwright/test';
import type { WorkerFixtures } from './e2e/support/test';

/** Found by scripts/test.mjs; without it Playwright's own browser is used. */
const executablePath = process.env['SPANLIGHT_CHROMIUM'];

export default defineConfig<object, WorkerFixtures>({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  // A second try tells a stalled machine from a broken page; scripts/test/countReport.mjs names and bounds them.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'app', testIgnore: 'jaeger/**' },
    // Against a real Jaeger, built with Go: one of them is enough.
    { name: 'jaeger', testDir: 'e2e/jaeger', timeout: 120_000, workers: 1, use: { inDemoTime: false } },
  ],
});
